import type { DialectName } from "../dialect_name.ts";
import type { Connection } from "./driver.ts";

/** What a failed statement left behind. */
export interface Remains {
  /** What takes it away. */
  readonly drop: string;
  /** The server's process that still works on it; null when none does. */
  readonly process: string | null;
}

const CONCURRENT =
  /^\s*CREATE\s+(?:UNIQUE\s+)?INDEX\s+CONCURRENTLY\s+(?:IF\s+NOT\s+EXISTS\s+)?("(?:[^"]|"")+"|[\w$]+)\s+ON\s+(?:ONLY\s+)?((?:"(?:[^"]|"")+"|[\w$]+)(?:\.(?:"(?:[^"]|"")+"|[\w$]+))?)/i;

/**
 * An invalid index keeps the name of one whose concurrent build failed
 * (<https://www.postgresql.org/docs/current/sql-createindex.html>, "Building
 * Indexes Concurrently").
 */
const INVALID = `SELECT c.oid::regclass::text AS name, p.pid AS process
FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
LEFT JOIN pg_stat_progress_create_index p ON p.index_relid = c.oid
WHERE NOT i.indisvalid AND i.indrelid = to_regclass($1) AND c.relname = $2`;

/** The dialects in which a failed statement may leave something. */
const LEAVES: Readonly<Record<DialectName, boolean>> = {
  sqlite: false,
  postgresql: true,
  mysql: false,
  mssql: false,
  oracle: false,
};

/** Whether a statement that fails may leave an invalid index. */
export function mayLeaveRemains(dialect: DialectName, sql: string): boolean {
  return LEAVES[dialect] && CONCURRENT.test(sql);
}

/** The invalid index that an earlier try of a statement left, if there is one. */
export async function indexRemains(
  connection: Connection,
  sql: string,
): Promise<Remains | undefined> {
  if (!mayLeaveRemains(connection.dialectName, sql)) return undefined;
  const [, index = "", table = ""] = CONCURRENT.exec(sql) ?? [];
  const [row] = await connection.query(INVALID, [table, plainName(index)]);
  if (row === undefined) return undefined;
  const process = row["process"] === null ? null : String(row["process"]);
  return { drop: `DROP INDEX CONCURRENTLY ${String(row["name"])}`, process };
}

/** The name that an identifier stands for. */
function plainName(identifier: string): string {
  return identifier.startsWith('"')
    ? identifier.slice(1, -1).replaceAll('""', '"')
    : identifier.toLowerCase();
}
