import { finalName } from "../schema/constraint_name.ts";
import type { DialectOption } from "../schema/options.ts";
import { SqlText } from "../schema/sql_text.ts";
import type { Index, IndexColumn } from "../schema/table_index.ts";
import { readStorage } from "./postgresql_tables.ts";

/** One key of an index: what is not the default is named. */
export interface IndexKeyRow {
  /** A column, or nothing for an expression. */
  readonly column: string | null;
  /** The expression, or the column, as SQL writes it. */
  readonly sql: string | null;
  readonly class: string | null;
  readonly collation: string | null;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

/** One index, as the catalog has it. */
export interface IndexRow {
  readonly table: string;
  readonly name: string;
  readonly unique: boolean;
  readonly valid: boolean;
  readonly method: string;
  readonly keys: readonly IndexKeyRow[];
  readonly included: readonly string[] | null;
  readonly predicate: string | null;
  readonly nullsNotDistinct: boolean;
  readonly storage: readonly string[] | null;
  readonly tablespace: string | null;
  /** The constraint that the index serves. */
  readonly constraint: string | null;
}

/**
 * Reads `pg_index` (manual §52.26). An operator class or collation is named
 * where it is not the one that the column would have by itself.
 */
export const INDEXES_SQL = `
WITH index AS MATERIALIZED (
  SELECT r.relname AS table, i.* FROM relation r
  JOIN pg_index i ON i.indrelid = r.oid AND i.indislive
), key AS (
  SELECT i.indexrelid, i.indrelid, i.indnkeyatts, u.*
  FROM index i, unnest(i.indkey, i.indclass, i.indcollation, i.indoption)
    WITH ORDINALITY u (number, class_oid, collation_oid, option, at)
), keys AS (
  SELECT u.indexrelid,
    json_agg(json_build_object('column', k.attname,
      'sql', CASE WHEN k.attnum IS NULL
          OR own.attoptions IS NOT NULL OR oc.oid IS NOT NULL
          OR u.collation_oid <> k.attcollation OR u.option NOT IN (0, 3)
        THEN pg_get_indexdef(u.indexrelid, u.at::int, true) END,
      'class', CASE WHEN oc.oid IS NOT NULL OR own.attoptions IS NOT NULL
        THEN concat(
          (SELECT CASE WHEN pg_opclass_is_visible(oc.oid) THEN ''
             ELSE quote_ident(n.nspname) || '.' END || quote_ident(oc.opcname)
           FROM pg_opclass oc JOIN pg_namespace n ON n.oid = oc.opcnamespace
           WHERE oc.oid = u.class_oid),
          '(' || array_to_string(own.attoptions, ', ') || ')') END,
      'collation', CASE WHEN u.collation_oid <> 0
          AND u.collation_oid <> coalesce(k.attcollation, 100)
        THEN (SELECT CASE WHEN n.nspname = 'pg_catalog' THEN ''
             ELSE quote_ident(n.nspname) || '.' END || quote_ident(c.collname)
           FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace
           WHERE c.oid = u.collation_oid) END,
      'descending', u.option & 1 = 1, 'nullsFirst', u.option & 2 = 2)
      ORDER BY u.at) FILTER (WHERE u.at <= u.indnkeyatts) AS keys,
    json_agg(k.attname ORDER BY u.at) FILTER (WHERE u.at > u.indnkeyatts)
      AS included
  FROM key u
  JOIN pg_attribute own ON own.attrelid = u.indexrelid AND own.attnum = u.at
  LEFT JOIN pg_attribute k ON k.attrelid = u.indrelid AND k.attnum = u.number
    AND u.number <> 0
  LEFT JOIN pg_opclass oc ON oc.oid = u.class_oid AND NOT oc.opcdefault
  GROUP BY u.indexrelid
)
SELECT i.table, ic.relname AS name, i.indisunique AS unique,
  i.indisvalid AS valid, am.amname AS method, keys.keys, keys.included,
  CASE WHEN i.indpred IS NOT NULL THEN pg_get_expr(i.indpred, i.indrelid, true)
  END AS predicate,
  i.indnullsnotdistinct AS "nullsNotDistinct", ic.reloptions AS storage,
  space.spcname AS tablespace, con.conname AS constraint
FROM index i
JOIN keys ON keys.indexrelid = i.indexrelid
JOIN pg_class ic ON ic.oid = i.indexrelid
JOIN pg_am am ON am.oid = ic.relam
LEFT JOIN pg_tablespace space ON space.oid = ic.reltablespace
LEFT JOIN pg_constraint con ON con.conindid = i.indexrelid
  AND con.conrelid = i.indrelid AND con.contype IN ('p', 'u', 'x')
ORDER BY i.table, ic.relname`;

/** The index that a row tells of. */
export function readIndex(row: IndexRow): Index {
  return {
    kind: "index",
    name: finalName(row.name),
    columns: row.keys.map(readKey),
    unique: row.unique,
    options: indexOptions(row),
  };
}

/** The keys of an exclusion: a column where nothing is said of it, else SQL. */
export function keyElements(
  { keys }: IndexRow,
): readonly { readonly column?: string; readonly sql: string }[] {
  return keys.map((key) => {
    const isPlain = isNamed(key) && key.class === null && !key.descending;
    return {
      ...(isPlain && key.column !== null ? { column: key.column } : {}),
      sql: keySql(key),
    };
  });
}

/**
 * A column by its name, with a direction where it is not ascending; its
 * operator class is an option of the index. What has more to say is SQL.
 */
function readKey(key: IndexKeyRow): IndexColumn {
  const { column, descending } = key;
  if (column === null || !isNamed(key)) return new SqlText(keySql(key));
  return descending ? { kind: "sortedColumn", column, order: "desc" } : column;
}

/** Whether a key is told by a column's name, its direction and its operator class. */
function isNamed(
  { column, collation, descending, nullsFirst }: IndexKeyRow,
): boolean {
  return column !== null && collation === null && descending === nullsFirst;
}

/** A key as `CREATE INDEX` takes it. */
function keySql(key: IndexKeyRow): string {
  const order = key.descending === key.nullsFirst
    ? ""
    : key.nullsFirst
    ? " NULLS FIRST"
    : " NULLS LAST";
  return [
    key.sql,
    key.collation === null ? "" : ` COLLATE ${key.collation}`,
    key.class === null ? "" : ` ${key.class}`,
    key.descending ? " DESC" : "",
    order,
  ].join("");
}

/** The options that `CREATE INDEX` takes, by the names that the kernel knows. */
function indexOptions(row: IndexRow): Record<string, DialectOption> {
  const included = row.included ?? [];
  const storage = readStorage(row.storage);
  const classes = row.keys.flatMap((key) =>
    key.class !== null && isNamed(key) ? [[key.column, key.class]] : []
  );
  return {
    ...(row.method === "btree" ? {} : { postgresqlUsing: row.method }),
    ...(classes.length === 0
      ? {}
      : { postgresqlOps: Object.fromEntries(classes) }),
    ...(included.length === 0 ? {} : { postgresqlInclude: included }),
    ...(row.nullsNotDistinct ? { postgresqlNullsNotDistinct: true } : {}),
    ...(storage === undefined ? {} : { postgresqlWith: storage }),
    ...(row.tablespace === null
      ? {}
      : { postgresqlTablespace: row.tablespace }),
    ...(row.predicate === null ? {} : { postgresqlWhere: row.predicate }),
  };
}
