import type { DialectName } from "../dialect_name.ts";
import type { Connection } from "../drivers/driver.ts";
import { loading } from "../util/load_module.ts";
import type { ReflectedTable } from "./inspector.ts";
import type { readMysqlTables } from "./mysql_written.ts";
import type { readPostgresqlTables } from "./postgresql_written.ts";
import type { WrittenRequest } from "./written_request.ts";

type ReadWritten = (
  connection: Connection,
  request: WrittenRequest,
) => Promise<readonly ReflectedTable[]>;

/** Who has a database write expressions in its own words; nobody where it keeps what it is told. */
const READERS: Record<DialectName, ReadWritten | undefined> = {
  sqlite: undefined,
  postgresql: loading<typeof readPostgresqlTables>(
    "reflection/postgresql_written.ts",
    "readPostgresqlTables",
  ),
  mysql: loading<typeof readMysqlTables>(
    "reflection/mysql_written.ts",
    "readMysqlTables",
  ),
  mssql: undefined,
  oracle: undefined,
};

/**
 * The tables that statements make, as the database tells them afterwards;
 * nothing of them is left. Undefined where a database keeps what it is told.
 */
export async function writtenTables(
  connection: Connection,
  request: WrittenRequest,
): Promise<readonly ReflectedTable[] | undefined> {
  return await READERS[connection.dialectName]?.(connection, request);
}
