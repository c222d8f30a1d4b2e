import { isAthanorError } from "../errors.ts";
import type { MigrateOperation } from "../operations/mod.ts";
import { rememberedOrigin } from "../util/origin.ts";
import type { Said } from "./said.ts";

/** What is known of an operation that failed. */
export interface OperationFailure {
  readonly error: Error;
  /** What was said; after it, the operations that it is part of. */
  readonly said: readonly Said[];
}

/** Errors of operations by the error that is thrown to the script. */
const failures = new WeakMap<object, OperationFailure>();

/** Which part of an operation an error belongs to, where that is known before the rest is. */
const culprits = new WeakMap<object, MigrateOperation>();

/** Says which operation of several that are carried out together an error belongs to. */
export function blamePart(error: unknown, part: MigrateOperation): void {
  if (typeof error === "object" && error !== null) culprits.set(error, part);
}

/** Remembers which operation an error belongs to, for the report of a failed migration. */
export function attachFailure({ error, said }: OperationFailure): void {
  const operation = culprits.get(error);
  const origin = operation && rememberedOrigin(operation);
  const part = operation && origin ? [{ operation, origin }] : [];
  failures.set(error, { error, said: [...part, ...said] });
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
  return new Error(`A value that is no error was thrown: ${shown(thrown)}`, {
    cause: thrown,
  });
}

/** Plain objects would all be "[object Object]". */
function shown(thrown: unknown): string {
  if (typeof thrown !== "object" || thrown === null) return String(thrown);
  try {
    return JSON.stringify(thrown);
  } catch {
    return String(thrown);
  }
}
