import type { DialectName } from "../dialect_name.ts";
import { AthanorError } from "../errors.ts";
import { loading } from "../util/load_module.ts";
import type { InspectedConnection } from "./inspected_connection.ts";
import type { Inspector } from "./inspector.ts";
import type { inspectMysql } from "./mysql.ts";
import type { inspectPostgresql } from "./postgresql.ts";
import type { inspectSqlite } from "./sqlite.ts";

/** Who reads the catalog of each dialect; the files of the others are not loaded. */
const INSPECTORS: Record<
  DialectName,
  (connection: InspectedConnection) => Promise<Inspector>
> = {
  sqlite: loading<typeof inspectSqlite>(
    "reflection/sqlite.ts",
    "inspectSqlite",
  ),
  postgresql: loading<typeof inspectPostgresql>(
    "reflection/postgresql.ts",
    "inspectPostgresql",
  ),
  mysql: loading<typeof inspectMysql>("reflection/mysql.ts", "inspectMysql"),
  mssql: refuse,
  oracle: refuse,
};

/**
 * Reads what the database of an open connection holds.
 *
 * @param connection it stays the caller's to close
 * @throws {AthanorError} `OPERATION_UNSUPPORTED` for a dialect whose catalog is not read
 */
export async function inspect(
  connection: InspectedConnection,
): Promise<Inspector> {
  return await INSPECTORS[connection.dialectName](connection);
}

function refuse({ dialectName }: InspectedConnection): never {
  throw new AthanorError(
    "OPERATION_UNSUPPORTED",
    `Cannot inspect a database of the dialect "${dialectName}"`,
    { hint: "Only SQLite, PostgreSQL, MySQL and MariaDB are inspected." },
  );
}
