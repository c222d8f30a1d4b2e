import type { WireDdlConstraint, WireDdlTable } from "../kernel/wire.ts";
import { finalName } from "../schema/mod.ts";
import type {
  Constraint,
  FinalName,
  ForeignKeyConstraint,
} from "../schema/mod.ts";
import type { CatalogForeignKey, CatalogTable } from "./sqlite_catalog.ts";
import { fold } from "./sqlite_fold.ts";
import { keyColumns, uniqueColumns } from "./sqlite_text.ts";

/** Where a table stands. */
export interface TablePlace {
  /** Absent for the main schema. */
  readonly schema?: string;
  /** The names of all tables of the schema, by their folded form. */
  readonly spelling: ReadonlyMap<string, string>;
}

/** The constraints of a table: the primary key first, then as the text has them. */
export function constraintsOf(
  table: CatalogTable,
  text: WireDdlTable | undefined,
  place: TablePlace,
): Constraint[] {
  const said = text?.constraints ?? untold(table);
  const keys = said.filter(({ kind }) => kind === "primaryKey");
  const rest = said.filter(({ kind }) => kind !== "primaryKey");
  let foreignKeys = 0;
  return [...keys, ...rest].map((one) =>
    one.kind === "foreignKey"
      ? foreignKeyOf(one, table.foreignKeys[foreignKeys++], place)
      : constraintOf(one)
  );
}

/** What is known of constraints without the text. */
function untold(table: CatalogTable): WireDdlConstraint[] {
  const key = keyColumns(table);
  const uniques = table.indexes.filter(({ origin }) => origin === "u");
  return [
    ...(key.length === 0
      ? []
      : [{ kind: "primaryKey", columns: key } as const]),
    ...uniques.map((index) =>
      ({ kind: "unique", columns: uniqueColumns(index) }) as const
    ),
    ...table.foreignKeys.map(({ columns }) =>
      ({ kind: "foreignKey", columns }) as const
    ),
  ];
}

/** SQLite reads `ON CONFLICT` after a CHECK, and does nothing with it. */
function constraintOf(said: WireDdlConstraint): Constraint {
  const { name, columns, conflict } = said;
  if (said.kind === "check") {
    return { kind: "check", ...named(name), sql: said.sql ?? "", options: {} };
  }
  return {
    kind: said.kind as "primaryKey" | "unique",
    ...named(name),
    columns,
    options: conflict === undefined ? {} : { sqliteOnConflict: conflict },
  };
}

function foreignKeyOf(
  said: WireDdlConstraint,
  key: CatalogForeignKey | undefined,
  { schema, spelling }: TablePlace,
): ForeignKeyConstraint {
  const { match, deferrable, deferred } = said;
  const { referent = "", referentColumns = [] } = key ?? {};
  const { onDelete, onUpdate } = key ?? {};
  return {
    kind: "foreignKey",
    ...named(said.name),
    columns: said.columns,
    referent: {
      ...(schema === undefined ? {} : { schema }),
      table: spelling.get(fold(referent)) ?? referent,
    },
    referentColumns,
    ...(isAction(onDelete) ? { ondelete: onDelete } : {}),
    ...(isAction(onUpdate) ? { onupdate: onUpdate } : {}),
    ...(deferrable === undefined ? {} : { deferrable }),
    ...(deferred === undefined ? {} : { initially: "DEFERRED" }),
    ...(match === undefined ? {} : { match }),
    options: {},
  };
}

/** `NO ACTION` is what happens anyway. */
function isAction(action: string | undefined): action is string {
  return action !== undefined && action !== "NO ACTION";
}

function named(name: string | undefined): { readonly name?: FinalName } {
  return name === undefined || name === "" ? {} : { name: finalName(name) };
}
