import { registerBuiltins } from "../../src/builtins.ts";
import { connect } from "../../src/drivers/registry.ts";

registerBuiltins();

/** The names of all tables, sorted, by a database's scheme. */
const TABLES: Readonly<Record<string, string>> = {
  sqlite: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1",
  postgresql:
    "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  mysql:
    "SELECT table_name FROM information_schema.tables WHERE table_schema = database() ORDER BY 1",
};

/** The first column of a query, in a session of its own. */
export async function columnAt(url: string, sql: string): Promise<string[]> {
  const connection = await connect(url);
  try {
    const rows = await connection.query(sql);
    return rows.map((row) => String(Object.values(row)[0]));
  } finally {
    await connection.close();
  }
}

/** The tables of a database without those that are ours, sorted. */
export async function tablesAt(url: string): Promise<string[]> {
  const scheme = url.slice(0, url.indexOf(":"));
  const all = await columnAt(url, TABLES[scheme] ?? "");
  return all.filter((name) => !name.startsWith("athanor_"));
}

/** The rows of the version table, sorted. */
export function versionsAt(url: string): Promise<string[]> {
  return columnAt(url, "SELECT version_num FROM athanor_version ORDER BY 1");
}
