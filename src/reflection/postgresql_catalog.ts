/**
 * Reads PostgreSQL's catalog: one statement for all that a schema holds, so
 * that one snapshot answers, whatever the number of tables.
 *
 * @module
 */
import type { InspectedConnection } from "./inspected_connection.ts";
import { type ColumnRow, COLUMNS_SQL } from "./postgresql_columns.ts";
import {
  type ConstraintRow,
  CONSTRAINTS_SQL,
} from "./postgresql_constraints.ts";
import { INDEXES_SQL, type IndexRow } from "./postgresql_indexes.ts";
import {
  type EnumRow,
  ENUMS_SQL,
  type SequenceRow,
  SEQUENCES_SQL,
  type TriggerRow,
  TRIGGERS_SQL,
  type ViewRow,
  VIEWS_SQL,
} from "./postgresql_objects.ts";
import { type TableRow, TABLES_SQL } from "./postgresql_tables.ts";

/** The rows of one schema, each list in the order in which it is told. */
export interface PostgresqlCatalog {
  readonly tables: readonly TableRow[];
  readonly columns: readonly ColumnRow[];
  readonly constraints: readonly ConstraintRow[];
  readonly indexes: readonly IndexRow[];
  readonly triggers: readonly TriggerRow[];
  readonly sequences: readonly SequenceRow[];
  readonly views: readonly ViewRow[];
  readonly enums: readonly EnumRow[];
}

/** What is read of which schema. */
export interface CatalogRequest {
  readonly schema: string;
  /** The tables to read; all when absent. */
  readonly tables?: readonly string[];
  /** Whether views and enums are left out. */
  readonly onlyTables?: boolean;
}

/** What belongs to an extension is made by it, and not by migrations. */
const OWN_OBJECT = `NOT EXISTS (
  SELECT FROM pg_depend WHERE deptype = 'e' AND classid = 'pg_class'::regclass
    AND objid = c.oid)`;

/** The tables that are read; every part of the statement starts from it. */
const RELATIONS_SQL = `
SELECT c.*
FROM pg_class c
WHERE c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = $1)
  AND c.relkind IN ('r', 'p') AND ${OWN_OBJECT}
  AND ($2::text[] IS NULL OR c.relname = ANY ($2::text[]))`;

const PARTS: Readonly<Record<keyof PostgresqlCatalog, string>> = {
  tables: TABLES_SQL,
  columns: COLUMNS_SQL,
  constraints: CONSTRAINTS_SQL,
  indexes: INDEXES_SQL,
  triggers: TRIGGERS_SQL,
  sequences: SEQUENCES_SQL,
  views: VIEWS_SQL,
  enums: ENUMS_SQL,
};

/** Since when the catalog has what a part asks for, and what is said before. */
const NEWER:
  readonly (readonly [since: number, sql: string, before: string])[] = [
    [13, "t.tgparentid = 0", "true"],
    [15, "i.indnullsnotdistinct", "false"],
    [15, "con.confdelsetcols", "NULL::int2[]"],
    [18, "con.conperiod", "false"],
    [18, "con.conenforced", "true"],
  ];

/** The parts of the statement for a server of some version, by name. */
export function catalogParts(
  serverVersion: string,
): Readonly<Record<keyof PostgresqlCatalog, string>> {
  const version = Number.parseInt(serverVersion);
  const missing = NEWER.filter(([since]) => version < since);
  const parts = Object.entries(PARTS).map(([name, sql]) => [
    name,
    missing.reduce(
      (text, [, newer, older]) => text.replaceAll(newer, older),
      sql,
    ),
  ]);
  return Object.fromEntries(parts);
}

/** Reads one schema. */
export async function readPostgresqlCatalog(
  connection: InspectedConnection,
  { schema, tables, onlyTables = false }: CatalogRequest,
): Promise<PostgresqlCatalog> {
  const all = Object.entries(catalogParts(connection.serverVersion));
  const parts = all.filter(([name]) =>
    !onlyTables || name !== "views" && name !== "enums"
  );
  const sql = `WITH relation AS MATERIALIZED (${RELATIONS_SQL})
SELECT ${
    parts.map(([name, part]) =>
      `(SELECT coalesce(json_agg(part), '[]') FROM (${part}) part) AS ${name}`
    ).join(",\n")
  }`;
  const [row] = await connection.query(sql, [schema, tables ?? null]);
  return { views: [], enums: [], ...row } as unknown as PostgresqlCatalog;
}
