import type { WireDdl, WireDdlIndex } from "../kernel/wire.ts";
import { finalName, SqlText } from "../schema/mod.ts";
import type { Index, IndexColumn } from "../schema/mod.ts";
import type { CatalogIndex } from "./sqlite_catalog.ts";

/** An index, and what of it is not said. */
export interface ReadIndex {
  readonly index: Index;
  readonly missing: readonly string[];
}

/** Whether an index is on columns alone, and on all rows. */
export function isPlainIndex({ columns, partial }: CatalogIndex): boolean {
  return !partial && columns.every(({ name }) => name !== null);
}

/**
 * An index from its text; without one that is understood, from the catalog.
 *
 * @param ddl nothing for an index of which the catalog tells all
 */
export function indexOf(
  catalog: CatalogIndex,
  ddl: WireDdl | null | undefined,
): ReadIndex {
  const text = agreedIndex(catalog, ddl);
  const columns = text?.columns.map(({ name, descending = false, sql }) =>
    sql === undefined ? columnOf(name ?? "", descending) : new SqlText(sql)
  );
  return {
    index: {
      kind: "index",
      name: finalName(catalog.name),
      columns: columns ??
        catalog.columns.flatMap(({ name, descending }) =>
          name === null ? [] : [columnOf(name, descending)]
        ),
      unique: catalog.unique,
      options: text?.where === undefined
        ? {}
        : { sqliteWhere: new SqlText(text.where) },
    },
    missing: text === undefined && ddl !== undefined
      ? [`The text of the index "${catalog.name}" was not understood`]
      : [],
  };
}

function agreedIndex(
  { columns, unique, partial }: CatalogIndex,
  ddl: WireDdl | null | undefined,
): WireDdlIndex | undefined {
  if (ddl?.kind !== "index") return undefined;
  const agrees = (ddl.unique === true) === unique &&
    (ddl.where !== undefined) === partial &&
    ddl.columns.length === columns.length &&
    columns.every(({ name, descending }, index) => {
      const said = ddl.columns[index];
      return said?.name === undefined
        ? said?.sql !== undefined
        : name !== null && (said.descending === true) === descending;
    });
  return agrees ? spelled(ddl, columns) : undefined;
}

/** The names of columns in the spelling of the catalog. */
function spelled(
  ddl: WireDdlIndex,
  columns: CatalogIndex["columns"],
): WireDdlIndex {
  return {
    ...ddl,
    columns: ddl.columns.map((one, index) => {
      const name = columns[index]?.name ?? null;
      return one.name === undefined || name === null ? one : { ...one, name };
    }),
  };
}

function columnOf(column: string, descending: boolean): IndexColumn {
  return descending ? { kind: "sortedColumn", column, order: "desc" } : column;
}
