import type { DialectName } from "../dialect_name.ts";
import { AthanorError } from "../errors.ts";
import type { InspectedConnection } from "./inspected_connection.ts";
import type { Inspector } from "./inspector.ts";
import { inspectMysql } from "./mysql.ts";
import { inspectPostgresql } from "./postgresql.ts";
import { inspectSqlite } from "./sqlite.ts";

/** Who reads the catalog of each dialect. */
const INSPECTORS: Record<
  DialectName,
  (connection: InspectedConnection) => Promise<Inspector>
> = {
  sqlite: inspectSqlite,
  postgresql: inspectPostgresql,
  mysql: inspectMysql,
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
