import { checkDialectName, invalid, quoted } from "../schema/check.ts";
import { runWith } from "../util/running.ts";
import type { OperationClass } from "./classes_of.ts";
import type { OperationsHost } from "./host.ts";
import type { MigrateOperation } from "./migrate_operation.ts";
import { OperationVerbs } from "./operation_verbs.ts";
import { registration } from "./register_verb.ts";
import type { RegisterVerbOptions, VerbDecorator } from "./register_verb.ts";
import { operationRegistry } from "./registry.ts";
import type { Implementation, RegisterOptions } from "./registry.ts";

/**
 * The verbs of a migration, and the door for verbs and operations of one's own.
 *
 * @example Without files
 * ```ts
 * import assert from "node:assert/strict";
 * import { sqlFor } from "athanor";
 *
 * const statements = await sqlFor("postgresql", (op) => {
 *   op.dropTable("account");
 * });
 * assert(statements[0] === "DROP TABLE account");
 * ```
 */
export class Operations extends OperationVerbs {
  /**
   * Calls a function in which the importable `op` speaks to a host, as it does
   * in a migration.
   *
   * @param host what runs or writes the operations, such as a `MigrationContext`
   * @param callback the function; it is given the operations, too
   * @returns what the function returns
   */
  static context<T>(
    host: OperationsHost,
    callback: (operations: Operations) => T,
  ): T {
    const operations = new Operations(host);
    return runWith({ operations }, () => callback(operations));
  }

  /**
   * Adds a verb to `op` and to all `Operations`. It calls a static method of
   * the class with the operations first, then the verb's own arguments.
   *
   * @param name the verb
   * @param operationClass the class; absent, a class decorator comes back
   * @param options `sourceName`: the static method, of the verb's name by default; `replace`
   * @throws {AthanorError} `OPERATION_REGISTERED` for a verb that is there, `OPERATION_INVALID` when the class has no such method
   * @example A verb that creates a sequence
   * ```ts
   * import assert from "node:assert/strict";
   * import { MigrateOperation, Operations, sqlFor } from "athanor";
   *
   * class CreateSequenceOp extends MigrateOperation {
   *   constructor(readonly sequenceName: string) {
   *     super();
   *   }
   *   static createSequence(operations: Operations, name: string) {
   *     return operations.invoke(new CreateSequenceOp(name));
   *   }
   * }
   * Operations.registerOperation("createSequence", CreateSequenceOp);
   * Operations.implementationFor(CreateSequenceOp, (operations, operation) => {
   *   operations.execute(`CREATE SEQUENCE ${operation.sequenceName}`);
   * });
   *
   * const statements = await sqlFor("postgresql", (op) => {
   *   op.invoke(new CreateSequenceOp("order_id"));
   * });
   * assert(statements[0] === "CREATE SEQUENCE order_id");
   * ```
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
    return registration(operationRegistry.verbs, BUILTIN_VERBS)(
      name,
      classOrOptions,
      options,
    );
  }

  /**
   * Says how an operation is carried out: by other operations, said in a
   * function that may be async.
   *
   * @param operationClass the class of the operation
   * @param implementation called with the operations to speak to, and the operation
   * @param options `replace` what is there; `dialect`, to serve that one alone
   * @throws {AthanorError} `OPERATION_REGISTERED` when there is one already
   */
  static implementationFor<T extends MigrateOperation>(
    operationClass: OperationClass<T>,
    implementation: Implementation<T>,
    options: RegisterOptions = {},
  ): void {
    if (options.dialect !== undefined) checkDialectName(options.dialect);
    if (typeof implementation !== "function") {
      throw invalid(
        `The implementation of ${operationClass.name} must be a function, but is ${
          quoted(implementation)
        }`,
        "Give a function that says the operations: (operations, operation) => { … }.",
      );
    }
    operationRegistry.registerImplementation(
      operationClass,
      implementation,
      options,
    );
  }
}

/** Taken before verbs that people added join them. */
const BUILTIN_VERBS: readonly string[] = Object.getOwnPropertyNames(
  OperationVerbs.prototype,
);

operationRegistry.verbs.addFace((name, verb) => {
  Object.defineProperty(OperationVerbs.prototype, name, {
    value(this: OperationVerbs, ...args: unknown[]): unknown {
      return verb(this, ...args);
    },
    configurable: true,
    writable: true,
  });
});
