import { isAthanorError } from "../errors.ts";

/** Notes errors that nobody can catch, such as one thrown by a timer of a script. */
export interface Uncaught extends Disposable {
  /** The first of them. */
  readonly error: unknown;
}

/**
 * Keeps an uncaught error from ending the process in the middle of a run.
 *
 * @param onError called at the first one, to stop the run at its next step
 */
export function watchUncaught(onError: () => void): Uncaught {
  const errors: unknown[] = [];
  const take = (event: ErrorEvent) => {
    event.preventDefault();
    // The run itself reports an operation that came too late.
    if (
      isAthanorError(event.error) && event.error.code === "MIGRATION_CLOSED"
    ) {
      return;
    }
    errors.push(event.error);
    onError();
  };
  addEventListener("error", take);
  return {
    get error() {
      return errors[0];
    },
    [Symbol.dispose]() {
      removeEventListener("error", take);
    },
  };
}
