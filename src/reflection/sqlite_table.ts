import type { WireDdl, WireDdlTable } from "../kernel/wire.ts";
import type { ColumnType } from "../schema/mod.ts";
import type { ReflectedTable, Trigger } from "./inspector.ts";
import type { CatalogTable } from "./sqlite_catalog.ts";
import { columnsOf } from "./sqlite_columns.ts";
import { constraintsOf, type TablePlace } from "./sqlite_constraints.ts";
import { indexOf } from "./sqlite_indexes.ts";

/** What is known of a table. */
export interface TableFacts {
  readonly table: CatalogTable;
  /** The CREATE statement. */
  readonly definition: string | undefined;
  /** What it says, where it is understood. */
  readonly text: WireDdlTable | undefined;
  /** What the texts of indexes say, by their names; nothing of those that are plain. */
  readonly indexTexts: ReadonlyMap<string, WireDdl | null | undefined>;
  readonly types: ReadonlyMap<string, ColumnType>;
  readonly triggers: readonly Trigger[];
}

/** A table as a value. */
export function tableOf(facts: TableFacts, place: TablePlace): ReflectedTable {
  const { table, definition, text, types, triggers } = facts;
  const indexes = table.indexes.filter(({ origin }) => origin === "c")
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((index) => indexOf(index, facts.indexTexts.get(index.name)));
  const missing = [
    ...missingOf(table, text),
    ...indexes.flatMap((one) => one.missing),
  ];
  return {
    kind: "table",
    name: table.name,
    ...(place.schema === undefined ? {} : { schema: place.schema }),
    columns: columnsOf(table, text, types),
    constraints: constraintsOf(table, text, place),
    indexes: indexes.map(({ index }) => index),
    prefixes: [],
    options: {
      ...(text?.autoincrement === true ? { sqliteAutoincrement: true } : {}),
      ...(table.strict ? { sqliteStrict: true } : {}),
      ...(table.withoutRowid ? { sqliteWithRowid: false } : {}),
    },
    triggers,
    ...(definition === undefined ? {} : { definition }),
    ...(missing.length === 0 ? {} : { missing }),
  };
}

function missingOf(
  table: CatalogTable,
  text: WireDdlTable | undefined,
): string[] {
  if (text === undefined) {
    return [
      `The text of the table "${table.name}" was not understood: names of constraints, checks, collations, generated columns and deferrals are unknown`,
    ];
  }
  return text.constraints.filter(({ ordered }) => ordered === true).map(
    ({ kind, columns }) =>
      `A column of the ${
        kind === "unique" ? "unique constraint" : "primary key"
      } (${columns.join(", ")}) has a direction or a collation of its own`,
  );
}
