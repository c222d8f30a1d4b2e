import { AthanorError } from "../errors.ts";

/** What a comparison says of one difference: a word, then what differs. */
export type DiffTuple = readonly [string, ...unknown[]];

/**
 * The base of every operation. An operation is a value: saying it records it,
 * autogenerate makes it, a rewriter changes it, a renderer writes it.
 *
 * @example An operation of one's own
 * ```ts
 * import assert from "node:assert/strict";
 * import { MigrateOperation } from "athanor";
 *
 * class DropSequenceOp extends MigrateOperation {
 *   constructor(readonly sequenceName: string) {
 *     super();
 *   }
 * }
 *
 * assert(new DropSequenceOp("order_id").info !== undefined);
 * ```
 */
export abstract class MigrateOperation {
  /** Whatever programs want to keep with the operation. */
  readonly info: Record<string, unknown> = {};

  /**
   * The operation that undoes this one.
   *
   * @throws {AthanorError} `OPERATION_NOT_REVERSIBLE` when there is none
   */
  reverse(): MigrateOperation {
    throw notReversible(this, "Write the way back by hand.");
  }

  /**
   * The difference that this operation settles.
   *
   * @throws {AthanorError} `OPERATION_INVALID` when it settles none
   */
  toDiffTuple(): DiffTuple | readonly DiffTuple[] {
    throw new AthanorError(
      "OPERATION_INVALID",
      `${this.constructor.name} stands for no difference between schemas`,
    );
  }
}

/** Makes the error of an operation that cannot be undone. */
export function notReversible(
  operation: MigrateOperation,
  hint: string,
): AthanorError {
  return new AthanorError(
    "OPERATION_NOT_REVERSIBLE",
    `${operation.constructor.name} cannot be reversed`,
    { hint },
  );
}

/** Tells an operation, of another copy of this module as well. */
export function isOperation(value: unknown): value is MigrateOperation {
  return value instanceof MigrateOperation ||
    (typeof value === "object" && value !== null && "toDiffTuple" in value &&
      "reverse" in value);
}
