import { AthanorError } from "../errors.ts";
import { running } from "../util/running.ts";
import type { CustomOperations } from "./custom_operations.ts";
import type { OperationVerbs } from "./operation_verbs.ts";

import { operationRegistry } from "./registry.ts";

/** The verbs, those that people added included, as an object of functions. */
export type Op = { readonly [K in keyof OperationVerbs]: OperationVerbs[K] };

const verbs: Omit<Op, keyof CustomOperations> = {
  createTable: (...args) => current("createTable").createTable(...args),
  dropTable: (...args) => current("dropTable").dropTable(...args),
  renameTable: (...args) => current("renameTable").renameTable(...args),
  addColumn: (...args) => current("addColumn").addColumn(...args),
  alterColumn: (...args) => current("alterColumn").alterColumn(...args),
  batchAlterTable: (tableName, ...rest) =>
    current("batchAlterTable").batchAlterTable(tableName, ...rest),
  dropColumn: (...args) => current("dropColumn").dropColumn(...args),
  createIndex: (...args) => current("createIndex").createIndex(...args),
  dropIndex: (...args) => current("dropIndex").dropIndex(...args),
  createPrimaryKey: (...args) =>
    current("createPrimaryKey").createPrimaryKey(...args),
  createUniqueConstraint: (...args) =>
    current("createUniqueConstraint").createUniqueConstraint(...args),
  createForeignKey: (...args) =>
    current("createForeignKey").createForeignKey(...args),
  createCheckConstraint: (...args) =>
    current("createCheckConstraint").createCheckConstraint(...args),
  createExcludeConstraint: (...args) =>
    current("createExcludeConstraint").createExcludeConstraint(...args),
  dropConstraint: (...args) =>
    current("dropConstraint").dropConstraint(...args),
  createTableComment: (...args) =>
    current("createTableComment").createTableComment(...args),
  dropTableComment: (...args) =>
    current("dropTableComment").dropTableComment(...args),
  createEnum: (...args) => current("createEnum").createEnum(...args),
  dropEnum: (...args) => current("dropEnum").dropEnum(...args),
  alterEnum: (...args) => current("alterEnum").alterEnum(...args),
  bulkInsert: (...args) => current("bulkInsert").bulkInsert(...args),
  execute: (...args) => current("execute").execute(...args),
  invoke: (...args) => current("invoke").invoke(...args),
  query: (...args) => current("query").query(...args),
  autocommitBlock: (...args) =>
    current("autocommitBlock").autocommitBlock(...args),
  inspect: (...args) => current("inspect").inspect(...args),
  getBind: (...args) => current("getBind").getBind(...args),
  getContext: (...args) => current("getContext").getContext(...args),
  f: (...args) => current("f").f(...args),
  inlineLiteral: (...args) => current("inlineLiteral").inlineLiteral(...args),
};

/**
 * The verbs of the migration that runs here. It is found anew at each call, so
 * that migrations that run at the same time do not mix, whichever copy of this
 * module a script imports.
 *
 * @example A revision
 * ```ts
 * import { op, sa } from "athanor";
 *
 * export function upgrade() {
 *   op.addColumn("account", sa.column("note", sa.text()));
 * }
 * ```
 */
export const op: Op = verbs as Op;

/** What `op` speaks to: the operations of any copy of this module. */
function current(verb: string): OperationVerbs {
  const operations = running()?.operations;
  if (operations !== undefined) return operations as OperationVerbs;
  throw new AthanorError(
    "NO_MIGRATION_RUNNING",
    `Cannot call op.${verb}: no migration is running here`,
    {
      hint:
        "Call it inside upgrade() or downgrade(), or use new Operations(context).",
    },
  );
}

operationRegistry.verbs.addFace((name, verb) => {
  Object.defineProperty(op, name, {
    value: (...args: unknown[]): unknown => verb(current(name), ...args),
    configurable: true,
    enumerable: true,
    writable: true,
  });
});
