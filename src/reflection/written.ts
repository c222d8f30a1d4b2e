import type { DialectName } from "../dialect_name.ts";
import type { Connection } from "../drivers/driver.ts";
import type { ReflectedTable } from "./inspector.ts";
import { readMysqlTables } from "./mysql_written.ts";
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

/** What opens a piece of work that leaves nothing behind, and what ends it. */
const ALONE = { begin: "BEGIN", end: ["ROLLBACK"] };
const WITHIN = {
  begin: "SAVEPOINT athanor_scratch",
  end: [
    "ROLLBACK TO SAVEPOINT athanor_scratch",
    "RELEASE SAVEPOINT athanor_scratch",
  ],
};

/** Does something in a transaction that is rolled back; in one that is open, nothing else of it is lost. */
async function rolledBack<T>(
  connection: Connection,
  work: () => Promise<T>,
): Promise<T> {
  const { begin, end } = await connection.inTransaction() ? WITHIN : ALONE;
  await connection.run([{ sql: begin }]);
  try {
    return await work();
  } finally {
    await connection.run(end.map((sql) => ({ sql })));
  }
}
