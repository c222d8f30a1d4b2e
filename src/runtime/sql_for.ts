import type { DialectName } from "../dialect_name.ts";
import { AthanorError } from "../errors.ts";
import type { Operations } from "../operations/mod.ts";
import { MigrationContext } from "./migration_context.ts";
import type { TargetMetadata } from "./migration_context_options.ts";

/** What may be said to {@linkcode sqlFor}. */
export interface SqlForOptions {
  /** Where the naming convention for unnamed constraints comes from. */
  readonly targetMetadata?: TargetMetadata | readonly TargetMetadata[];
  /** The server to write for, such as `"18.1"` or `"10.11.19-MariaDB"`. */
  readonly serverVersion?: string;
}

/**
 * The SQL of some operations, as a list of statements without terminators.
 *
 * @param dialectName the dialect to write for
 * @param callback says the operations, through its argument or the global `op`
 * @throws {AthanorError} `OPERATION_INVALID` or `OPERATION_UNSUPPORTED`
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { sqlFor } from "athanor";
 *
 * const statements = await sqlFor("mysql", (op) => {
 *   op.dropIndex("ix_a", { tableName: "account" });
 * });
 * deepStrictEqual(statements, ["DROP INDEX ix_a ON account"]);
 * ```
 */
export async function sqlFor(
  dialectName: DialectName,
  callback: (op: Operations) => unknown,
  options: SqlForOptions = {},
): Promise<string[]> {
  if (typeof callback !== "function") {
    throw new AthanorError(
      "OPERATION_INVALID",
      "sqlFor takes a function that says the operations",
      { hint: 'Write sqlFor("postgresql", (op) => { op.dropTable("t"); }).' },
    );
  }
  const written: string[] = [];
  const context = await MigrationContext.configure({
    ...options,
    dialectName,
    onStatement: ({ sql }) => written.push(sql),
  });
  const queue = context.newQueue();
  await context.call(queue, callback);
  await queue.close();
  return written;
}
