/**
 * The catalog of SQLite, in a constant number of queries: the pragmas as tables
 * (<https://sqlite.org/pragma.html#pragfunc>) and the schema table.
 *
 * @module
 */
import type { Connection, Row } from "../drivers/driver.ts";
import { groupBy } from "../util/group_by.ts";
import { fold, sameName } from "./sqlite_fold.ts";

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
  const read = async (names: readonly string[]): Promise<PlainTable[]> =>
    names.length === 0 ? [] : await readTables(connection, schema, names);
  const tables = await read(wanted.map(({ name }) => String(name)));
  const others = await read(referentsElsewhere(tables));
  const keyOf = referencedColumns([...tables, ...others]);
  return {
    objects: await readObjects(connection, schema),
    names: listed.map(({ name }) => String(name)),
    tables: tables.map(([name, columns, foreignKeys, indexes], at) => ({
      name,
      withoutRowid: Number(wanted[at]?.["wr"]) === 1,
      strict: Number(wanted[at]?.["strict"]) === 1,
      columns: columns.map(columnOf),
      foreignKeys: foreignKeysOf(foreignKeys, keyOf),
      indexes: indexes.map(indexOf),
    })),
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

/**
 * All tables as one text: rows of their own would cost several times more, each
 * being an object. Joined to a text, JSON is no value that a client library
 * parses by itself.
 */
const PARTS = `SELECT json_group_array(json_array(t.value,
  (SELECT json_group_array(json_array(
      c.name, c.type, c."notnull", c.dflt_value, c.pk, c.hidden))
    FROM pragma_table_xinfo(t.value, ?2) c WHERE c.hidden <> 1),
  (SELECT json_group_array(json_array(
      f.id, f."table", f."from", f."to", f.on_update, f.on_delete))
    FROM pragma_foreign_key_list(t.value, ?2) f),
  (SELECT json_group_array(json_array(i.name, i."unique", i.origin, i.partial,
      (SELECT json_group_array(json_array(x.cid, x.name, x."desc"))
        FROM pragma_index_xinfo(i.name, ?2) x WHERE x.key = 1)))
    FROM pragma_index_list(t.value, ?2) i)
)) || '' AS parts FROM json_each(?1) t`;

/** A table as the query has it: name, columns, foreign keys column by column, indexes. */
type PlainTable = readonly [
  name: string,
  columns: readonly PlainColumn[],
  foreignKeys: readonly PlainForeignKey[],
  indexes: readonly PlainIndex[],
];

type PlainColumn = readonly [
  name: string,
  type: string,
  notNull: number,
  default_: string | null,
  keyPlace: number,
  hidden: number,
];

type PlainForeignKey = readonly [
  id: number,
  referent: string,
  from: string,
  to: string | null,
  onUpdate: string,
  onDelete: string,
];

type PlainIndex = readonly [
  name: string,
  unique: number,
  origin: CatalogIndex["origin"],
  partial: number,
  columns: readonly (readonly [
    place: number,
    name: string | null,
    descending: number,
  ])[],
];

async function readTables(
  connection: Pick<Connection, "query">,
  schema: string,
  names: readonly string[],
): Promise<PlainTable[]> {
  const rows = await connection.query(PARTS, [JSON.stringify(names), schema]);
  return JSON.parse(String(rows[0]?.["parts"]));
}

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

/** The tables that others refer to, and that are not among them. */
function referentsElsewhere(tables: readonly PlainTable[]): readonly string[] {
  const known = new Set(tables.map(([name]) => fold(name)));
  const referents = tables.flatMap(([, , foreignKeys]) =>
    foreignKeys.map(([, referent]) => referent)
  );
  return [...new Set(referents)].filter((name) => !known.has(fold(name)));
}

/** What a foreign key refers to, in the spelling of the column; nothing for a key that is not there. */
type ReferencedColumn = (
  key: PlainForeignKey,
  place: number,
) => string | undefined;

/** Without a name, a foreign key means the primary key. */
function referencedColumns(tables: readonly PlainTable[]): ReferencedColumn {
  const columns = new Map(tables.map(([name, found]) => [fold(name), found]));
  return ([, referent, , to], place) => {
    const found = columns.get(fold(referent)) ?? [];
    const [name] =
      found.find(([name, , , , keyPlace]) =>
        to === null ? keyPlace === place + 1 : sameName(name, to)
      ) ?? [];
    return name ?? to ?? undefined;
  };
}

function columnOf(
  [name, type, notNull, default_, keyPlace, hidden]: PlainColumn,
): CatalogColumn {
  return {
    name,
    type,
    notNull: notNull === 1,
    default: default_,
    keyPlace,
    generated: hidden > 1,
  };
}

/** SQLite lists the last one first. */
function foreignKeysOf(
  rows: readonly PlainForeignKey[],
  referenced: ReferencedColumn,
): CatalogForeignKey[] {
  return [...groupBy(rows, ([id]) => id).values()].map((parts) => {
    const [, referent, , , onUpdate, onDelete] = parts[0]!;
    return {
      columns: parts.map(([, , from]) => from),
      referent,
      referentColumns: parts.map(referenced)
        .filter((name) => name !== undefined),
      onUpdate,
      onDelete,
    };
  }).reverse();
}

function indexOf(
  [name, unique, origin, partial, columns]: PlainIndex,
): CatalogIndex {
  return {
    name,
    unique: unique === 1,
    origin,
    partial: partial === 1,
    columns: columns.map(([place, name, descending]) => ({
      name: place === EXPRESSION ? null : name,
      descending: descending === 1,
    })),
  };
}

/** The place of a column of an index that is none of the table's. */
const EXPRESSION = -2;
