/** A signal that an interrupted process aborts. */
export interface Interrupt extends Disposable {
  readonly signal: AbortSignal;
  /** Aborts as an interruption does. */
  abort(): void;
}

const SIGNALS: readonly Deno.Signal[] = Deno.build.os === "windows"
  ? ["SIGINT"]
  : ["SIGINT", "SIGTERM"];

/**
 * Turns the first SIGINT or SIGTERM into an abort, so that the running
 * statement can finish and its transaction be rolled back. The second one finds
 * no listener and ends the process as usual.
 *
 * @param tell called at the first one, since what is running may take long
 */
export function onInterrupt(tell: () => void): Interrupt {
  const controller = new AbortController();
  const stopListening = () => {
    for (const name of SIGNALS) Deno.removeSignalListener(name, signalled);
  };
  const interrupted = () => {
    if (controller.signal.aborted) return;
    stopListening();
    controller.abort();
  };
  const signalled = () => {
    interrupted();
    tell();
  };
  for (const name of SIGNALS) Deno.addSignalListener(name, signalled);
  return {
    signal: controller.signal,
    abort: interrupted,
    [Symbol.dispose]() {
      if (!controller.signal.aborted) stopListening();
    },
  };
}
