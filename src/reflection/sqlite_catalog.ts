/**
 * The catalog of SQLite, in a constant number of queries: the pragmas as tables
 * (<https://sqlite.org/pragma.html#pragfunc>) and the schema table.
 *
 * @module
 */
import type { Connection, Row } from "../drivers/driver.ts";
import { groupBy } from "../util/group_by.ts";

/** A row of the schema table that has a text. */
export interface SchemaObject {
  readonly type: "table" | "index" | "view" | "trigger";
  readonly name: string;
  /** The table or view that it belongs to; itself for a table or view. */
  readonly table: string;
  readonly sql: string;
}

/** A column, as `table_xinfo` tells it. */
export interface CatalogColumn {
  readonly name: string;
  readonly type: string;
  readonly notNull: boolean;
  readonly default: string | null;
  /** The place in the primary key, from 1 on; 0: not part of it. */
  readonly keyPlace: number;
  readonly generated: boolean;
}

/** A foreign key, as `foreign_key_list` tells it. */
export interface CatalogForeignKey {
  readonly columns: readonly string[];
  readonly referent: string;
  /** The primary key of the referent where the text names none. */
  readonly referentColumns: readonly string[];
  readonly onUpdate: string;
  readonly onDelete: string;
}

/** An index, as `index_list` and `index_xinfo` tell it. */
export interface CatalogIndex {
  readonly name: string;
  readonly unique: boolean;
  /** Whether it was created as such, or for a UNIQUE or PRIMARY KEY. */
  readonly origin: "c" | "u" | "pk";
  readonly partial: boolean;
  readonly columns: readonly CatalogIndexColumn[];
}

/** A column of an index; without a name: an expression. */
export interface CatalogIndexColumn {
  readonly name: string | null;
  readonly descending: boolean;
}

/** What the catalog says of one table. */
export interface CatalogTable {
  readonly name: string;
  readonly withoutRowid: boolean;
  readonly strict: boolean;
  readonly columns: readonly CatalogColumn[];
  /** In the order of the text. */
  readonly foreignKeys: readonly CatalogForeignKey[];
  readonly indexes: readonly CatalogIndex[];
}

/** What the catalog says of one schema. */
export interface Catalog {
  readonly objects: readonly SchemaObject[];
  readonly tables: readonly CatalogTable[];
  /** The names of all tables, whether wanted or not. */
  readonly names: readonly string[];
}

/** The tables of a schema, without virtual ones, those behind them, and SQLite's own. */
export async function readTableNames(
  connection: Pick<Connection, "query">,
  schema: string,
): Promise<string[]> {
  const rows = await listTables(connection, schema);
  return rows.map(({ name }) => String(name));
}

/** Everything about a schema; only the tables that `include` wants. */
export async function readCatalog(
  connection: Pick<Connection, "query">,
  schema: string,
  include: (tableName: string) => boolean,
): Promise<Catalog> {
  const listed = await listTables(connection, schema);
  const wanted = listed.filter(({ name }) => include(String(name)));
  const names = JSON.stringify(wanted.map(({ name }) => name));
  const read = async (sql: string): Promise<Map<string, Row[]>> =>
    groupBy(
      await connection.query(sql, [names, schema]),
      (row) => String(row["table_name"]),
    );
  const columns = await read(COLUMNS);
  const foreignKeys = await read(FOREIGN_KEYS);
  const indexes = await read(INDEXES);
  return {
    objects: await readObjects(connection, schema),
    names: listed.map(({ name }) => String(name)),
    tables: wanted.map((row) => {
      const name = String(row["name"]);
      return {
        name,
        withoutRowid: Number(row["wr"]) === 1,
        strict: Number(row["strict"]) === 1,
        columns: (columns.get(name) ?? []).map(columnOf),
        foreignKeys: groupRows(foreignKeys.get(name), "id").map(foreignKeyOf)
          .reverse(),
        indexes: groupRows(indexes.get(name), "name").map(indexOf),
      };
    }),
  };
}

/** The main schema and those attached. */
export async function readSchemaNames(
  connection: Pick<Connection, "query">,
): Promise<string[]> {
  const rows = await connection.query(
    "SELECT name FROM pragma_database_list WHERE name <> 'temp' ORDER BY name",
  );
  return rows.map(({ name }) => String(name));
}

const TABLES = `SELECT name, wr, strict FROM pragma_table_list
WHERE schema = ? AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
ORDER BY name`;

const COLUMNS = `SELECT t.value AS table_name, x.name, x.type, x."notnull",
  x.dflt_value, x.pk, x.hidden
FROM json_each(?1) t JOIN pragma_table_xinfo(t.value, ?2) x WHERE x.hidden <> 1`;

const FOREIGN_KEYS = `SELECT t.value AS table_name, x.id, x."table" AS referent,
  x."from", x.on_update, x.on_delete,
  coalesce((SELECT p.name FROM pragma_table_info(x."table", ?2) p WHERE
    CASE WHEN x."to" IS NULL THEN p.pk = x.seq + 1
      ELSE p.name = x."to" COLLATE NOCASE END), x."to") AS "to"
FROM json_each(?1) t JOIN pragma_foreign_key_list(t.value, ?2) x`;

const INDEXES = `SELECT t.value AS table_name, i.name, i."unique", i.origin,
  i.partial, x.cid, x.name AS column_name, x."desc"
FROM json_each(?1) t JOIN pragma_index_list(t.value, ?2) i
JOIN pragma_index_xinfo(i.name, ?2) x WHERE x.key = 1`;

async function listTables(
  connection: Pick<Connection, "query">,
  schema: string,
): Promise<Row[]> {
  return await connection.query(TABLES, [schema]);
}

async function readObjects(
  connection: Pick<Connection, "query">,
  schema: string,
): Promise<SchemaObject[]> {
  const quoted = `"${schema.replaceAll('"', '""')}"`;
  const rows = await connection.query(
    `SELECT type, name, tbl_name AS "table", sql FROM ${quoted}.sqlite_schema
WHERE sql IS NOT NULL ORDER BY name`,
  );
  return rows as unknown as SchemaObject[];
}

/** One list for each value of a column, in the order of their first rows. */
function groupRows(rows: readonly Row[] = [], column: string): Row[][] {
  return [...groupBy(rows, (row) => row[column]).values()];
}

function columnOf(row: Row): CatalogColumn {
  return {
    name: String(row["name"]),
    type: String(row["type"]),
    notNull: Number(row["notnull"]) === 1,
    default: row["dflt_value"] === null ? null : String(row["dflt_value"]),
    keyPlace: Number(row["pk"]),
    generated: Number(row["hidden"]) > 1,
  };
}

function foreignKeyOf(rows: readonly Row[]): CatalogForeignKey {
  const [first] = rows;
  return {
    columns: rows.map(({ from }) => String(from)),
    referent: String(first?.["referent"]),
    referentColumns: rows.flatMap(({ to }) => to === null ? [] : [String(to)]),
    onUpdate: String(first?.["on_update"]),
    onDelete: String(first?.["on_delete"]),
  };
}

function indexOf(rows: readonly Row[]): CatalogIndex {
  const [first] = rows;
  return {
    name: String(first?.["name"]),
    unique: Number(first?.["unique"]) === 1,
    origin: first?.["origin"] as CatalogIndex["origin"],
    partial: Number(first?.["partial"]) === 1,
    columns: rows.map((row) => ({
      name: Number(row["cid"]) === -2 ? null : String(row["column_name"]),
      descending: Number(row["desc"]) === 1,
    })),
  };
}
