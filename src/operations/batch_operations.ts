import { BatchVerbs } from "./batch_verbs.ts";
import { registration } from "./register_verb.ts";
import type { RegisterVerbOptions, VerbDecorator } from "./register_verb.ts";
import { operationRegistry } from "./registry.ts";
import type { OperationClass } from "./classes_of.ts";

/**
 * The verbs of `batchAlterTable`, and the door for batch verbs of one's own.
 *
 * @example A column renamed and another one dropped
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { sqlFor } from "athanor";
 *
 * const statements = await sqlFor("postgresql", (op) => {
 *   op.batchAlterTable("account", (batch) => {
 *     batch.alterColumn("name", { newColumnName: "title" });
 *     batch.dropColumn("note");
 *   });
 * });
 * deepStrictEqual(statements, [
 *   "ALTER TABLE account RENAME name TO title",
 *   "ALTER TABLE account DROP COLUMN note",
 * ]);
 * ```
 */
export class BatchOperations extends BatchVerbs {
  /**
   * Adds a verb to all batches. It calls a static method of the class with the
   * batch first, then the verb's own arguments.
   *
   * @param name the verb
   * @param operationClass the class; absent, a class decorator comes back
   * @param options `sourceName`: the static method, of the verb's name by default; `replace`
   * @throws {AthanorError} `OPERATION_REGISTERED` for a verb that is there, `OPERATION_INVALID` when the class has no such method
   */
  static registerOperation(
    name: string,
    operationClass: OperationClass,
    options?: RegisterVerbOptions,
  ): void;
  /** The same, as a class decorator. */
  static registerOperation(
    name: string,
    options?: RegisterVerbOptions,
  ): VerbDecorator;
  static registerOperation(
    name: string,
    classOrOptions?: OperationClass | RegisterVerbOptions,
    options: RegisterVerbOptions = {},
  ): VerbDecorator | void {
    return registration(operationRegistry.batchVerbs, BUILTIN_VERBS)(
      name,
      classOrOptions,
      options,
    );
  }
}

/** Taken before verbs that people added join them. */
const BUILTIN_VERBS: readonly string[] = Object.getOwnPropertyNames(
  BatchVerbs.prototype,
);

operationRegistry.batchVerbs.addFace((name, verb) => {
  Object.defineProperty(BatchVerbs.prototype, name, {
    value(this: BatchVerbs, ...args: unknown[]): unknown {
      return verb(this, ...args);
    },
    configurable: true,
    writable: true,
  });
});
