import type { Connection } from "../drivers/driver.ts";
import { AthanorError } from "../errors.ts";
import type { ReflectedTable, SchemaSnapshot } from "./inspector.ts";
import { inspectPostgresql } from "./postgresql.ts";
import { rolledBack } from "./rolled_back.ts";
import { refuseBeginnings } from "./scratch_refusal.ts";

/** What ends the transaction, or would be there in spite of it. */
const REACHES_OUT =
  /^(?:begin|start|commit|end|rollback|abort|savepoint|release|prepare|discard|alter\s+(?:database|role|system|user)|(?:create|drop)\s+(?:database|role|user|tablespace))\b/i;

/** The relations and types outside of a schema. */
const OUTSIDE = `
SELECT n.nspname || '.' || c.relname AS name
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
  AND n.nspname <> $1
UNION ALL
SELECT n.nspname || '.' || t.typname
FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
WHERE t.typtype IN ('e', 'd') AND n.nspname NOT LIKE 'pg\\_%'
  AND n.nspname <> 'information_schema' AND n.nspname <> $1`;

/** The schemas whose types and functions a schema may well need. */
const EXTENSIONS = `
SELECT string_agg(DISTINCT quote_ident(n.nspname), ', ')
FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
WHERE n.nspname <> 'pg_catalog'`;

/**
 * Runs statements in a schema that comes first on the search path, in a
 * transaction that is rolled back.
 */
export async function inPostgresqlScratch(
  connection: Connection,
  statements: readonly string[],
): Promise<SchemaSnapshot> {
  refuseBeginnings(
    statements,
    REACHES_OUT,
    "Take it out of the file, which runs as one transaction.",
  );
  const { defaultSchema } = await inspectPostgresql(connection);
  const schema = `athanor_${crypto.randomUUID().replaceAll("-", "")}`;
  const path = `concat_ws(', ', '${schema}', (${EXTENSIONS}))`;
  return await rolledBack(connection, async () => {
    await connection.run([
      { sql: `CREATE SCHEMA ${schema}` },
      { sql: `SELECT set_config('search_path', ${path}, true)` },
    ]);
    const before = await namesOutside(connection, schema);
    await connection.run(statements.map((sql) => ({ sql })));
    const after = await namesOutside(connection, schema);
    const touched = [...before, ...after]
      .find((name) => !before.has(name) || !after.has(name));
    if (touched !== undefined) throw touchedOutside(touched);
    // A file may have changed the path, as those of pg_dump do.
    await connection.run([{
      sql: `SELECT set_config('search_path', '${schema}', true)`,
    }]);
    const inspector = await inspectPostgresql(connection);
    const snapshot = await inspector.reflect();
    for (const one of snapshot.tables) checkComplete(one, defaultSchema);
    return snapshot;
  });
}

async function namesOutside(
  connection: Connection,
  schema: string,
): Promise<ReadonlySet<string>> {
  const rows = await connection.query(OUTSIDE, [schema]);
  return new Set(rows.map(({ name }) => String(name)));
}

/** What the file leaves out would be taken from the database that is compared. */
function checkComplete(
  table: ReflectedTable,
  defaultSchema: string | null,
): void {
  for (const one of table.constraints) {
    if (one.kind !== "foreignKey") continue;
    if (one.referent.schema === defaultSchema) {
      throw notInFile(table, `the table "${one.referent.table}"`);
    }
  }
  for (const { type } of table.columns) {
    const { enumName, enumSchema } = type?.arguments.item?.arguments ??
      type?.arguments ?? {};
    if (enumName !== undefined && enumSchema === defaultSchema) {
      throw notInFile(table, `the type "${enumName}"`);
    }
  }
}

function notInFile({ name }: ReflectedTable, what: string): AthanorError {
  return new AthanorError(
    "TARGET_INVALID",
    `The table "${name}" of the file needs ${what}, which the file does not create`,
    { hint: "Let the file create all of its schema." },
  );
}

function touchedOutside(name: string): AthanorError {
  return new AthanorError(
    "TARGET_INVALID",
    `The file makes or drops "${name}", which is not in the scratch place`,
    {
      hint:
        "Leave the schema out of names, or make a database of the file and use fromUrl().",
    },
  );
}
