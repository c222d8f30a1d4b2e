import type { MigrateOperation } from "./migrate_operation.ts";

/** A class of operations. */
export type OperationClass<T extends MigrateOperation = MigrateOperation> =
  abstract new (...args: never[]) => T;

/** The classes of an operation: its own, then each that it extends. */
export function* classesOf(
  operation: MigrateOperation,
): Iterable<OperationClass> {
  let prototype: unknown = Object.getPrototypeOf(operation);
  while (typeof prototype === "object" && prototype !== null) {
    yield prototype.constructor as unknown as OperationClass;
    prototype = Object.getPrototypeOf(prototype);
  }
}
