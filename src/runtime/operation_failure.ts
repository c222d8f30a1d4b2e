import { isAthanorError } from "../errors.ts";
import type { MigrateOperation } from "../operations/mod.ts";
import type { Origin } from "./origin.ts";

/** What is known of an operation that failed. */
export interface OperationFailure {
  readonly error: Error;
  readonly operation: MigrateOperation;
  /** Where it was said; after it, where the operations that it is part of were said. */
  readonly origins: readonly Origin[];
}

/** Errors of operations by the error that is thrown to the script. */
const failures = new WeakMap<object, OperationFailure>();

/** Remembers which operation an error belongs to, for the report of a failed migration. */
export function attachFailure(failure: OperationFailure): void {
  failures.set(failure.error, failure);
}

/** Which operation an error belongs to, if any. */
export function failureOf(error: unknown): OperationFailure | undefined {
  return typeof error === "object" && error !== null
    ? failures.get(error)
    : undefined;
}

/** Turns whatever was thrown into an error object. */
export function toError(thrown: unknown): Error {
  if (thrown instanceof Error || isAthanorError(thrown)) return thrown as Error;
  return new Error(`A value that is no error was thrown: ${String(thrown)}`, {
    cause: thrown,
  });
}
