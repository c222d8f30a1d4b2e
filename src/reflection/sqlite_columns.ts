import type { WireDdlColumn, WireDdlTable } from "../kernel/wire.ts";
import { SqlText } from "../schema/mod.ts";
import type { Column, ColumnType, ServerDefault } from "../schema/mod.ts";
import type { CatalogColumn, CatalogTable } from "./sqlite_catalog.ts";
import { keyColumns } from "./sqlite_text.ts";
import type { Writable } from "../util/writable.ts";

/** The text of a column's type with its collation, as the kernel reads types; empty for none. */
export function typeText(
  { type }: CatalogColumn,
  said: WireDdlColumn | undefined,
): string {
  const written = said?.type ?? type;
  if (said?.collation === undefined) return written;
  const collation = `COLLATE "${said.collation.replaceAll('"', '""')}"`;
  return written === "" ? collation : `${written} ${collation}`;
}

const NONE: readonly never[] = [];
const NO_OPTIONS = {};

/** The columns of a table. */
export function columnsOf(
  table: CatalogTable,
  text: WireDdlTable | undefined,
  types: ReadonlyMap<string, ColumnType>,
): Column[] {
  const rowid = rowidColumn(table);
  const counting = text?.autoincrement === true ? rowid : undefined;
  return table.columns.map((catalog, index) => {
    const said = text?.columns[index];
    const { name, notNull } = catalog;
    // Objects that start alike are made faster than with spread members.
    const column: Writable<Column> = {
      kind: "column",
      name,
      nullable: !notNull && name !== rowid,
      primaryKey: false,
      unique: false,
      index: false,
      foreignKeys: NONE,
      checks: NONE,
      options: NO_OPTIONS,
    };
    const type = types.get(typeText(catalog, said));
    const serverDefault = defaultOf(catalog, said);
    if (type !== undefined) column.type = type;
    if (name === counting) column.autoincrement = true;
    if (serverDefault !== undefined) column.serverDefault = serverDefault;
    if (said?.notNullConflict !== undefined) {
      column.options = { sqliteOnConflictNotNull: said.notNullConflict };
    }
    return column;
  });
}

/** The key column that is the rowid itself, which holds no NULL (<https://sqlite.org/lang_createtable.html#rowid>). */
function rowidColumn(table: CatalogTable): string | undefined {
  const [key, ...more] = keyColumns(table);
  const { withoutRowid, indexes, columns } = table;
  const isAlias = !withoutRowid && more.length === 0 &&
    !indexes.some(({ origin }) => origin === "pk");
  const isInteger = columns.some(({ name, type }) =>
    name === key && type.toUpperCase() === "INTEGER"
  );
  return isAlias && isInteger ? key : undefined;
}

function defaultOf(
  column: CatalogColumn,
  said: WireDdlColumn | undefined,
): ServerDefault | undefined {
  if (said?.generated !== undefined) {
    const persisted = said.stored === true;
    return { kind: "computed", sql: said.generated, persisted };
  }
  const text = said?.default ?? column.default;
  return text === null ? undefined : new SqlText(text);
}
