import type { Connection } from "../drivers/driver.ts";
import type { ReflectedTable } from "./inspector.ts";
import { inspectPostgresql } from "./postgresql.ts";
import { rolledBack } from "./rolled_back.ts";
import type { WrittenRequest } from "./written_request.ts";

/** Makes temporary tables, which have a schema of their own, and reads that. */
export async function readPostgresqlTables(
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
