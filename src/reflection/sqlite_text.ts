/**
 * What the CREATE text of a table says beside its catalog, when the two agree.
 *
 * @module
 */
import type {
  WireDdl,
  WireDdlConstraint,
  WireDdlTable,
} from "../kernel/wire.ts";
import type { CatalogIndex, CatalogTable } from "./sqlite_catalog.ts";
import { sameName } from "./sqlite_fold.ts";

/**
 * The text of a table, names of columns in the spelling of the catalog; nothing
 * when it was not understood, or says other things than the catalog.
 */
export function agreedText(
  ddl: WireDdl | null | undefined,
  table: CatalogTable,
): WireDdlTable | undefined {
  if (ddl?.kind !== "table") return undefined;
  const spelled = (name: string): string =>
    table.columns.find((column) => sameName(column.name, name))?.name ?? name;
  const constraints = ddl.constraints.map((one) => ({
    ...one,
    columns: one.columns.map(spelled),
  }));
  const agrees = sameColumns(ddl, table) && sameKey(constraints, table) &&
    sameUniques(constraints, table) && sameForeignKeys(constraints, table);
  return agrees ? { ...ddl, constraints } : undefined;
}

/** The columns of the primary key in their order. */
export function keyColumns({ columns }: CatalogTable): string[] {
  return columns.filter(({ keyPlace }) => keyPlace > 0)
    .toSorted((a, b) => a.keyPlace - b.keyPlace)
    .map(({ name }) => name);
}

/** The columns of an index that a UNIQUE constraint made. */
export function uniqueColumns({ columns }: CatalogIndex): string[] {
  return columns.map(({ name }) => name ?? "");
}

function sameColumns(ddl: WireDdlTable, table: CatalogTable): boolean {
  return ddl.columns.length === table.columns.length &&
    table.columns.every((column, index) => {
      const said = ddl.columns[index];
      return said?.name === column.name &&
        (said.generated !== undefined) === column.generated &&
        (said.default !== undefined) === (column.default !== null);
    });
}

function sameKey(
  constraints: readonly WireDdlConstraint[],
  table: CatalogTable,
): boolean {
  const keys = constraints.filter(({ kind }) => kind === "primaryKey");
  return keys.length <= 1 &&
    sameNames(keys[0]?.columns ?? [], keyColumns(table));
}

/** A UNIQUE on the columns of the primary key has no index of its own. */
function sameUniques(
  constraints: readonly WireDdlConstraint[],
  table: CatalogTable,
): boolean {
  const made = table.indexes.filter(({ origin }) => origin === "u")
    .map(uniqueColumns);
  const said = constraints.filter(({ kind }) => kind === "unique")
    .map(({ columns }) => columns);
  const known = [...made, keyColumns(table)];
  return made.every((one) => said.some((other) => sameNames(one, other))) &&
    said.every((one) => known.some((other) => sameNames(one, other)));
}

function sameForeignKeys(
  constraints: readonly WireDdlConstraint[],
  { foreignKeys }: CatalogTable,
): boolean {
  const said = constraints.filter(({ kind }) => kind === "foreignKey");
  return said.length === foreignKeys.length &&
    foreignKeys.every((key, index) =>
      said[index]?.referent === key.referent &&
      sameNames(said[index].columns, key.columns)
    );
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length &&
    a.every((name, index) => sameName(name, b[index] ?? ""));
}
