/**
 * A place of the same engine in which statements run and of which nothing is
 * left: what they make there is read as a schema.
 *
 * @module
 */
import type { DialectName } from "../dialect_name.ts";
import type { Connection } from "../drivers/driver.ts";
import { AthanorError } from "../errors.ts";
import { loading } from "../util/load_module.ts";
import type { SchemaSnapshot } from "./inspector.ts";

/** Runs statements in a place of one dialect, and reads what they made. */
export type InScratch = (
  connection: Connection,
  statements: readonly string[],
) => Promise<SchemaSnapshot>;

const PLACES: Record<DialectName, InScratch> = {
  sqlite: loading<InScratch>("reflection/sqlite_scratch.ts", "inSqliteScratch"),
  postgresql: loading<InScratch>(
    "reflection/postgresql_scratch.ts",
    "inPostgresqlScratch",
  ),
  mysql: loading<InScratch>("reflection/mysql_scratch.ts", "inMysqlScratch"),
  mssql: refuse,
  oracle: refuse,
};

/**
 * What statements make of an empty database.
 *
 * @param connection says the engine and lends the place; nothing of its own is touched
 * @returns the default schema; what it refers to in the place has no schema
 * @throws {AthanorError} `TARGET_INVALID` for a statement that cannot run there
 * @throws {StatementError} for one that the database refuses
 */
export async function inScratch(
  connection: Connection,
  statements: readonly string[],
): Promise<SchemaSnapshot> {
  return await PLACES[connection.dialectName](connection, statements);
}

function refuse({ dialectName }: Connection): never {
  throw new AthanorError(
    "OPERATION_UNSUPPORTED",
    `There is no scratch place on "${dialectName}"`,
    { hint: "SQLite, PostgreSQL, MySQL and MariaDB have one." },
  );
}
