import type { WireDdlColumn, WireDdlTable } from "../kernel/wire.ts";
import { SqlText } from "../schema/mod.ts";
import type { Column, ColumnType, ServerDefault } from "../schema/mod.ts";
import type { CatalogColumn, CatalogTable } from "./sqlite_catalog.ts";
import { keyColumns } from "./sqlite_text.ts";

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

/** The columns of a table. */
export function columnsOf(
  table: CatalogTable,
  text: WireDdlTable | undefined,
  types: ReadonlyMap<string, ColumnType>,
): Column[] {
  const rowid = rowidColumn(table);
  return table.columns.map((column, index) => {
    const said = text?.columns[index];
    const type = types.get(typeText(column, said));
    const counts = text?.autoincrement === true && column.name === rowid;
    const serverDefault = defaultOf(column, said);
    const conflict = said?.notNullConflict;
    return {
      kind: "column",
      name: column.name,
      ...(type === undefined ? {} : { type }),
      nullable: !column.notNull && column.name !== rowid,
      primaryKey: false,
      ...(counts ? { autoincrement: true } : {}),
      unique: false,
      index: false,
      ...(serverDefault === undefined ? {} : { serverDefault }),
      foreignKeys: [],
      checks: [],
      options: conflict === undefined
        ? {}
        : { sqliteOnConflictNotNull: conflict },
    };
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
