/**
 * What `mod.ts` offers of rooms that a revision does not need: they are loaded
 * at the first call.
 *
 * @module
 */
import type { AutogenerateTarget } from "./autogenerate/mod.ts";
import type { DialectName } from "./dialect_name.ts";
import type {
  DiffTuple,
  MigrationScript,
  Operations,
} from "./operations/mod.ts";
import type { InspectedConnection, Inspector } from "./reflection/mod.ts";
import type {
  MigrationContext as Context,
  MigrationContextOptions,
  SqlForOptions,
} from "./runtime/mod.ts";
import { loadModule } from "./util/load_module.ts";

type Autogenerate = typeof import("./autogenerate/mod.ts");
type Runtime = typeof import("./runtime/mod.ts");

/**
 * The differences between a database and what it should be, as tuples: a word,
 * then what differs. Changes of one column come as a list.
 *
 * The first parameter is a context with a connection and the options of
 * autogenerate, the second the schema, or several that share no table.
 *
 * @example An empty database lacks a table
 * ```ts
 * import assert from "node:assert/strict";
 * import { DatabaseSync } from "node:sqlite";
 * import { compareMetadata, MigrationContext, sa } from "athanor";
 *
 * const metadata = new sa.MetaData();
 * metadata.table("region", [sa.column("id", sa.integer())]);
 *
 * using connection = new DatabaseSync(":memory:");
 * const context = await MigrationContext.configure({ connection });
 * const [difference] = await compareMetadata(context, metadata);
 * assert.equal(difference?.[0], "addTable");
 * ```
 */
export async function compareMetadata(
  context: Context,
  target: AutogenerateTarget,
): Promise<readonly (DiffTuple | readonly DiffTuple[])[]> {
  const room = await loadModule<Autogenerate>("autogenerate/mod.ts");
  return await room.compareMetadata(context, target);
}

/**
 * A revision, not yet written, that makes the database of a context what it
 * should be, and back. It takes what {@linkcode compareMetadata} takes.
 */
export async function produceMigrations(
  context: Context,
  target: AutogenerateTarget,
): Promise<MigrationScript> {
  const room = await loadModule<Autogenerate>("autogenerate/mod.ts");
  return await room.produceMigrations(context, target);
}

/**
 * Reads what the database of an open connection holds. The connection stays
 * the caller's to close; `OPERATION_UNSUPPORTED` is thrown for a dialect whose
 * catalog is not read.
 */
export async function inspect(
  connection: InspectedConnection,
): Promise<Inspector> {
  const room = await loadModule<typeof import("./reflection/mod.ts")>(
    "reflection/mod.ts",
  );
  return await room.inspect(connection);
}

/**
 * The SQL of some operations, as a list of statements without terminators.
 *
 * The first parameter is the dialect to write for, the second a function that
 * says the operations, through its argument or the global `op`.
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
  const room = await loadModule<typeof import("./runtime/sql_for.ts")>(
    "runtime/sql_for.ts",
  );
  return await room.sqlFor(dialectName, callback, options);
}

/** A database, or a script in the making, as migrations see it. */
export type MigrationContext = Context;

/**
 * Makes a {@linkcode MigrationContext} from a connection, or for a dialect alone.
 *
 * @example Without files
 * ```ts
 * import { MigrationContext, Operations, sa } from "athanor";
 *
 * const written: string[] = [];
 * const context = await MigrationContext.configure({
 *   dialectName: "postgresql",
 *   outputBuffer: (text) => written.push(text),
 * });
 * const op = new Operations(context);
 * op.addColumn("account", sa.column("note", sa.text()));
 * await context.flush();
 * console.assert(written[0]?.startsWith("ALTER TABLE account ADD COLUMN note TEXT"));
 * ```
 */
export const MigrationContext: {
  /**
   * Makes a context.
   *
   * @throws {AthanorError} `CONFIG_INVALID` when there is neither a connection
   * nor a dialect, `DRIVER_UNAVAILABLE` when the connection is of no known kind
   */
  readonly configure: (options: MigrationContextOptions) => Promise<Context>;
} = {
  configure: async (options) => {
    const room = await loadModule<Runtime>("runtime/mod.ts");
    return await room.MigrationContext.configure(options);
  },
};
