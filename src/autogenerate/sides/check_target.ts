import type { Logger } from "../../config/logger.ts";
import { AthanorError } from "../../errors.ts";
import type { WireDialectFacts } from "../../kernel/wire.ts";
import { CONSTRAINT_WORDS } from "../../schema/constraint_words.ts";
import { tableKey } from "../../schema/mod.ts";
import type { Constraint, Index, Table } from "../../schema/mod.ts";
import { referentKey } from "../../schema/table_order.ts";
import { nearest } from "../../util/nearest.ts";
import { plainName } from "./name_filter.ts";
import type { TargetSide } from "./target_side.ts";

/**
 * Refuses a target whose keys and indexes name columns that their table does not
 * have, before a revision says so. SQLite takes a foreign key to a column that
 * is not there, so that a database may have one: it is only warned of there.
 *
 * @throws {AthanorError} `OPERATION_INVALID` naming the column
 */
export function checkTarget(
  { tables }: TargetSide,
  { facts, logger }: {
    readonly facts: Pick<WireDialectFacts, "altersConstraints">;
    readonly logger: Logger;
  },
): void {
  for (const table of tables.values()) {
    const own = namesOf(table);
    for (const part of [...table.constraints, ...table.indexes]) {
      const missing = columnsOf(part).find((one) => !has(own, one));
      if (missing !== undefined) throw unknown(part, table, missing);
      if (part.kind !== "foreignKey") continue;
      const other = tables.get(referentKey(part));
      if (other === undefined) continue;
      const known = other === table ? own : namesOf(other);
      const lost = part.referentColumns.find((one) => !has(known, one));
      if (lost === undefined) continue;
      const error = unknown(part, table, lost, other);
      if (facts.altersConstraints) throw error;
      logger.warn(`${error.message}. ${error.hint}`);
    }
  }
}

/** In small letters: some databases know no others. */
function namesOf({ columns }: Table): ReadonlySet<string> {
  return new Set(columns.map(({ name }) => name.toLowerCase()));
}

function has(names: ReadonlySet<string>, name: string): boolean {
  return names.has(name.toLowerCase());
}

/** The columns of its table that a part names plainly. */
function columnsOf(part: Constraint | Index): readonly string[] {
  switch (part.kind) {
    case "check":
      return [];
    case "exclude":
      return part.elements.flatMap(({ column }) => column ?? []);
    case "index":
      return part.columns.flatMap((one) =>
        typeof one === "string"
          ? [one]
          : one.kind === "sortedColumn"
          ? [one.column]
          : []
      );
    default:
      return part.columns;
  }
}

function wordOf({ kind }: Constraint | Index): string {
  return kind === "index" ? kind : CONSTRAINT_WORDS[kind];
}

function unknown(
  part: Constraint | Index,
  table: Table,
  column: string,
  other: Table = table,
): AthanorError {
  const name = plainName(part.name);
  const what = name === null ? wordOf(part) : `${wordOf(part)} "${name}"`;
  const owner = other === table ? "that table" : `"${tableKey(other)}"`;
  const guess = nearest(column, other.columns.map(({ name }) => name));
  return new AthanorError(
    "OPERATION_INVALID",
    `The ${what} of the table "${
      tableKey(table)
    }" names the column "${column}", which ${owner} does not have`,
    {
      hint: guess === undefined
        ? "Add the column, or correct its name."
        : `Did you mean "${guess}"?`,
    },
  );
}
