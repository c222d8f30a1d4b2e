import { isAthanorError } from "../errors.ts";

/** Notes errors that nobody can catch, such as one thrown by a timer of a script. */
export interface Uncaught extends Disposable {
  /** The first of them. */
  readonly error: unknown;
}

/**
 * Keeps an uncaught error or an unhandled rejection from ending the process in
 * the middle of a run.
 *
 * @param onError called at each, to stop the run at its next step
 */
export function watchUncaught(onError: () => void): Uncaught {
  const errors: unknown[] = [];
  const note = (error: unknown) => {
    errors.push(error);
    onError();
  };
  const takeError = (event: ErrorEvent) => {
    event.preventDefault();
    // The run itself reports an operation that came too late.
    if (!isAthanorError(event.error)) note(event.error);
  };
  const takeRejection = (event: PromiseRejectionEvent) => {
    // The run itself takes the rejections of its operations.
    if (isAthanorError(event.reason)) return;
    event.preventDefault();
    note(event.reason);
  };
  addEventListener("error", takeError);
  addEventListener("unhandledrejection", takeRejection);
  return {
    get error() {
      return errors[0];
    },
    [Symbol.dispose]() {
      removeEventListener("error", takeError);
      removeEventListener("unhandledrejection", takeRejection);
    },
  };
}
