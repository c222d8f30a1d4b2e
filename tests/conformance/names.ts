import type { LiveDatabase, LiveDialect } from "./databases.ts";

type Queries = Partial<Record<LiveDialect, string>>;

/** A function that gives the column `v` of a query, one query for each database or one for all. */
export function values(
  queries: string | Queries,
): (database: LiveDatabase) => Promise<string[]> {
  return async (database) => {
    const sql = typeof queries === "string"
      ? queries
      : queries[database.dialect];
    if (sql === undefined) throw new Error(`no query for ${database.dialect}`);
    const rows = await database.query(sql);
    return rows.map((row) => String(row["v"]));
  };
}

/** The tables, except the one that must survive. */
export const tableNames = values({
  sqlite:
    "SELECT name AS v FROM sqlite_schema WHERE type = 'table' AND name <> 'victim'",
  postgresql:
    "SELECT tablename AS v FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'victim'",
  mysql:
    "SELECT TABLE_NAME AS v FROM information_schema.TABLES WHERE TABLE_SCHEMA = database() AND TABLE_NAME <> 'victim'",
});

/** The columns of all tables, except the one that must survive. */
export const columnNames = values({
  sqlite:
    "SELECT c.name AS v FROM sqlite_schema s, pragma_table_info(s.name) c WHERE s.type = 'table' AND s.name <> 'victim'",
  postgresql:
    "SELECT column_name AS v FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'victim'",
  mysql:
    "SELECT COLUMN_NAME AS v FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = database() AND TABLE_NAME <> 'victim'",
});

/** The indexes, except those of keys. */
export const indexNames = values({
  sqlite:
    "SELECT name AS v FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL",
  postgresql:
    "SELECT indexname AS v FROM pg_indexes WHERE schemaname = 'public' AND indexname NOT LIKE '%pkey'",
  mysql:
    "SELECT INDEX_NAME AS v FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = database() AND INDEX_NAME <> 'PRIMARY'",
});

/** The constraints, except keys; SQLite has their names only in the text of the table. */
export async function constraintNames(
  database: LiveDatabase,
): Promise<string[]> {
  if (CONSTRAINT_NAMES[database.dialect] !== undefined) {
    return await values(CONSTRAINT_NAMES)(database);
  }
  const texts = await values(
    "SELECT sql AS v FROM sqlite_schema WHERE type = 'table' AND name <> 'victim'",
  )(database);
  const named = /CONSTRAINT (?:"((?:[^"]|"")*)"|(\S+))/g;
  return [...texts.join("\n").matchAll(named)].map(([, quoted, plain]) =>
    quoted?.replaceAll('""', '"') ?? plain ?? ""
  );
}

const CONSTRAINT_NAMES: Queries = {
  postgresql:
    "SELECT conname AS v FROM pg_constraint WHERE contype IN ('u', 'c', 'f') AND connamespace = 'public'::regnamespace",
  mysql: `SELECT CONSTRAINT_NAME AS v FROM information_schema.TABLE_CONSTRAINTS
      WHERE TABLE_SCHEMA = database() AND CONSTRAINT_NAME <> 'PRIMARY'`,
};
