import type { DialectOption } from "../schema/options.ts";
import type { PartitionOf } from "./inspector.ts";
import type { QualifiedName } from "./postgresql_names.ts";
import { withoutDefault } from "./postgresql_names.ts";

/** One table, as the catalog has it. */
export interface TableRow {
  readonly name: string;
  readonly comment: string | null;
  readonly unlogged: boolean;
  readonly storage: readonly string[] | null;
  readonly toastStorage: readonly string[] | null;
  readonly tablespace: string | null;
  readonly method: string | null;
  readonly partitionBy: string | null;
  readonly bound: string | null;
  readonly parents: readonly QualifiedName[] | null;
}

/** Reads `pg_class` and what hangs on it (manual §52.11). */
export const TABLES_SQL = `
SELECT r.relname AS name, d.description AS comment,
  r.relpersistence = 'u' AS unlogged, r.reloptions AS storage,
  toast.reloptions AS "toastStorage", space.spcname AS tablespace,
  nullif(am.amname, current_setting('default_table_access_method')) AS method,
  CASE WHEN r.relkind = 'p' THEN pg_get_partkeydef(r.oid) END AS "partitionBy",
  CASE WHEN r.relispartition THEN pg_get_expr(r.relpartbound, r.oid) END AS bound,
  (SELECT json_agg(json_build_object('schema', n.nspname, 'name', p.relname)
     ORDER BY h.inhseqno)
   FROM pg_inherits h JOIN pg_class p ON p.oid = h.inhparent
     JOIN pg_namespace n ON n.oid = p.relnamespace
   WHERE h.inhrelid = r.oid) AS parents
FROM relation r
LEFT JOIN pg_description d ON d.objoid = r.oid
  AND d.classoid = 'pg_class'::regclass AND d.objsubid = 0
LEFT JOIN pg_class toast ON toast.oid = r.reltoastrelid
LEFT JOIN pg_tablespace space ON space.oid = r.reltablespace
LEFT JOIN pg_am am ON am.oid = r.relam
ORDER BY r.relname`;

/** What is said of a table beside its columns. */
export interface TableFacts {
  readonly prefixes: readonly string[];
  readonly options: Readonly<Record<string, DialectOption>>;
  readonly comment?: string;
  readonly partitionOf?: PartitionOf;
}

/** Tells what a row says of a table beside its columns. */
export function readTable(row: TableRow, defaultSchema: string): TableFacts {
  const parents = (row.parents ?? []).map((one) =>
    withoutDefault(one, defaultSchema)
  );
  const [parent] = parents;
  return {
    prefixes: row.unlogged ? ["UNLOGGED"] : [],
    options: tableOptions(row, parents),
    ...(row.comment === null ? {} : { comment: row.comment }),
    ...(row.bound === null || parent === undefined ? {} : {
      partitionOf: {
        table: parent.name,
        ...(parent.schema === undefined ? {} : { schema: parent.schema }),
        bound: row.bound,
      },
    }),
  };
}

/** The options that `CREATE TABLE` takes, by the names that the kernel knows. */
function tableOptions(
  row: TableRow,
  parents: readonly Partial<QualifiedName>[],
): Record<string, DialectOption> {
  const storage = readStorage(row.storage, row.toastStorage);
  const inherits = row.bound === null
    ? parents.map(({ schema, name }) =>
      schema === undefined ? `${name}` : `${schema}.${name}`
    )
    : [];
  return {
    ...(inherits.length === 0 ? {} : { postgresqlInherits: inherits }),
    ...(row.partitionBy === null
      ? {}
      : { postgresqlPartitionBy: row.partitionBy }),
    ...(row.method === null ? {} : { postgresqlUsing: row.method }),
    ...(storage === undefined ? {} : { postgresqlWith: storage }),
    ...(row.tablespace === null
      ? {}
      : { postgresqlTablespace: row.tablespace }),
  };
}

/** Storage parameters, which the catalog keeps as `name=value`. */
export function readStorage(
  own: readonly string[] | null,
  toast: readonly string[] | null = null,
): Readonly<Record<string, string>> | undefined {
  const all = [
    ...own ?? [],
    ...(toast ?? []).map((parameter) => `toast.${parameter}`),
  ];
  if (all.length === 0) return undefined;
  return Object.fromEntries(all.map((parameter) => {
    const at = parameter.indexOf("=");
    return [parameter.slice(0, at), parameter.slice(at + 1)];
  }));
}
