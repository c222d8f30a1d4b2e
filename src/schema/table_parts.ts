import { invalid, quoted } from "./check.ts";
import type { Column } from "./column.ts";
import { primaryKeyConstraint, uniqueConstraint } from "./constraint.ts";
import type { Constraint, PrimaryKeyConstraint } from "./constraint.ts";
import { constraintOfColumn } from "./foreign_key.ts";
import type { Table } from "./table.ts";
import { index } from "./table_index.ts";
import type { Index } from "./table_index.ts";

/**
 * All constraints of a table: the primary key, those that were said, then those
 * that flags of columns stand for, column by column.
 */
export function constraintsOf(table: Table): readonly Constraint[] {
  const primaryKey = primaryKeyOf(table);
  return [
    ...(primaryKey === undefined ? [] : [primaryKey]),
    ...table.constraints.filter(({ kind }) => kind !== "primaryKey"),
    ...table.columns.flatMap(constraintsOfColumn),
  ];
}

/** All indexes of a table: those that were said, then those of columns. */
export function indexesOf(table: Table): readonly Index[] {
  return [...table.indexes, ...table.columns.flatMap(indexesOfColumn)];
}

/** The constraints that a column's own flags stand for, its primary key aside. */
export function constraintsOfColumn(column: Column): readonly Constraint[] {
  const unique = column.unique && !column.index
    ? [uniqueConstraint([column.name])]
    : [];
  const foreignKeys = column.foreignKeys.map((key) =>
    constraintOfColumn(key, column.name)
  );
  return [...unique, ...foreignKeys];
}

/** The index that a column's own flags stand for; unique when both are said. */
export function indexesOfColumn(column: Column): readonly Index[] {
  return column.index
    ? [index(null, [column.name], { unique: column.unique })]
    : [];
}

function primaryKeyOf(table: Table): PrimaryKeyConstraint | undefined {
  const flagged = table.columns.filter(({ primaryKey }) => primaryKey)
    .map(({ name }) => name);
  const said = table.constraints.filter(({ kind }) => kind === "primaryKey");
  const [first] = said as readonly PrimaryKeyConstraint[];
  if (said.length > 1) {
    throw invalid(
      `The table ${quoted(table.name)} has ${said.length} primary keys`,
      "Write one primaryKeyConstraint with all columns.",
    );
  }
  if (first === undefined) {
    return flagged.length === 0 ? undefined : primaryKeyConstraint(flagged);
  }
  const stray = flagged.find((name) => !first.columns.includes(name));
  if (stray === undefined) return first;
  throw invalid(
    `The column ${quoted(stray)} of the table ${
      quoted(table.name)
    } is marked as a primary key, but the primaryKeyConstraint leaves it out`,
    "Name it there, or drop the flag.",
  );
}
