import { failureOf } from "./operation_failure.ts";

/**
 * Runs work during which a forgotten `await` in a script does not end the
 * process: rejections with an error that a queue of ours made are taken, since
 * the run reports the same error itself.
 *
 * @param refusals errors of operations that came after the end of their migration
 */
export async function withoutStrayRejections<T>(
  refusals: readonly Error[],
  work: () => Promise<T>,
): Promise<T> {
  const take = (event: PromiseRejectionEvent) => {
    const { reason } = event;
    if (refusals.includes(reason) || failureOf(reason) !== undefined) {
      event.preventDefault();
    }
  };
  addEventListener("unhandledrejection", take);
  try {
    return await work();
  } finally {
    // Rejections are told after the microtasks of a turn, so one more turn is waited for.
    await new Promise((resolve) => setTimeout(resolve));
    removeEventListener("unhandledrejection", take);
  }
}
