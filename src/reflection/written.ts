import type { DialectName } from "../dialect_name.ts";
import type { Connection } from "../drivers/driver.ts";
import type { ReflectedTable } from "./inspector.ts";
import { readMysqlTables } from "./mysql_written.ts";
import { rolledBack } from "./rolled_back.ts";
import type { WrittenRequest } from "./written_request.ts";
import { inspectPostgresql } from "./postgresql.ts";

type ReadWritten = (
  connection: Connection,
  request: WrittenRequest,
) => Promise<readonly ReflectedTable[]>;

/** Who has a database write expressions in its own words; nobody where it keeps what it is told. */
const READERS: Record<DialectName, ReadWritten | undefined> = {
  sqlite: undefined,
  postgresql: readPostgresqlTables,
  mysql: readMysqlTables,
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

async function readPostgresqlTables(
  connection: Connection,
  { statements, names }: WrittenRequest,
): Promise<readonly ReflectedTable[]> {
  return await rolledBack(connection, async () => {
    await connection.run(statements.map((sql) => ({ sql })));
    const [row] = await connection.query(
      "SELECT nspname AS name FROM pg_namespace WHERE oid = pg_my_temp_schema()",
    );
    const inspector = await inspectPostgresql(connection);
    const made = new Set(names);
    const { tables } = await inspector.reflect({
      schema: String(row?.["name"]),
      include: (name) => made.has(name),
    });
    return tables;
  });
}
