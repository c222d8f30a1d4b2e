import { invalid, quoted } from "./check.ts";
import type { Column } from "./column.ts";
import type { Constraint, PrimaryKeyConstraint } from "./constraint.ts";
import { constraintOfColumn } from "./foreign_key.ts";
import type { Table } from "./table.ts";
import type { Index } from "./table_index.ts";

/**
 * All constraints of a table: the primary key, those that were said, then those
 * that flags of columns stand for, column by column.
 */
export function constraintsOf(table: Table): readonly Constraint[] {
  return [...ownConstraintsOf(table), ...constraintsOfColumns(table)];
}

/** The primary key of a table, then the other constraints that were said. */
export function ownConstraintsOf(table: Table): readonly Constraint[] {
  const primaryKey = primaryKeyOf(table);
  const others = table.constraints.filter(({ kind }) => kind !== "primaryKey");
  return primaryKey === undefined ? others : [primaryKey, ...others];
}

/** The constraints that flags of columns stand for, column by column. */
export function constraintsOfColumns(table: Table): readonly Constraint[] {
  return table.columns.flatMap(constraintsOfColumn);
}

/** All indexes of a table: those that were said, then those of columns. */
export function indexesOf(table: Table): readonly Index[] {
  return [...table.indexes, ...table.columns.flatMap(indexesOfColumn)];
}

/** The constraints that a column's own flags stand for, its primary key aside. */
export function constraintsOfColumn(column: Column): readonly Constraint[] {
  const { name, unique, index } = column;
  const found: Constraint[] = column.foreignKeys.map((key) =>
    constraintOfColumn(key, name)
  );
  if (unique && !index) {
    found.unshift({ kind: "unique", columns: [name], options: {} });
  }
  return found;
}

/** The index that a column's own flags stand for; unique when both are said. */
export function indexesOfColumn(column: Column): readonly Index[] {
  const { name, unique, index } = column;
  return index ? [{ kind: "index", columns: [name], unique, options: {} }] : [];
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
    return flagged.length === 0
      ? undefined
      : { kind: "primaryKey", columns: flagged, options: {} };
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
