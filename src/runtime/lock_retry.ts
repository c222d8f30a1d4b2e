/** The pause before the first retry, and the longest one, in milliseconds. */
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 10_000;

/** How often a revision is tried again when nothing says so and `lockTimeout` is set. */
export const DEFAULT_LOCK_RETRIES = 3;

/**
 * How long to wait before a retry, in milliseconds: twice as long each time,
 * and half of it left to chance, so that runs that met do not meet again.
 *
 * @param retries how many there were before
 */
export function retryPause(retries: number): number {
  const most = Math.min(FIRST_PAUSE * 2 ** retries, LONGEST_PAUSE);
  return Math.round(most * (0.5 + Math.random() / 2));
}

/** Waits, at most until a signal is aborted. */
export function pauseUnlessAborted(
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener("abort", end);
    if (signal?.aborted === true) end();
  });
}
