import { constraintsOf } from "../../schema/mod.ts";
import type { Column, Constraint, Index, Table } from "../../schema/mod.ts";
import type { CanonicalForms } from "./canonical_forms.ts";

/** What of a target table text alone cannot tell from the database's. */
export interface Undecided {
  readonly target: Table;
  /** Columns whose default or expression is written otherwise. */
  readonly columns: readonly Column[];
  /** CHECKs, and indexes on expressions or with conditions, that the database may write otherwise. */
  readonly constraints: readonly Constraint[];
  readonly indexes: readonly Index[];
}

/** What differs between two sides of a table, although it may mean the same; nothing when all is clear. */
export function undecided(
  forms: CanonicalForms,
  database: Table,
  target: Table,
): Undecided | undefined {
  const found = {
    target,
    columns: undecidedColumns(forms, database, target),
    constraints: undecidedConstraints(forms, database, target),
    indexes: undecidedIndexes(forms, database, target),
  };
  const { columns, constraints, indexes } = found;
  const count = columns.length + constraints.length + indexes.length;
  return count === 0 ? undefined : found;
}

function undecidedColumns(
  forms: CanonicalForms,
  database: Table,
  target: Table,
): readonly Column[] {
  return target.columns.filter((column, at) => {
    // Mostly it is in the same place: a map for each table would cost more.
    const there = database.columns[at];
    const old = there?.name === column.name
      ? there
      : database.columns.find(({ name }) => name === column.name);
    if (old === undefined || !sameValues(old, column)) return false;
    const [a, b] = [forms.column(old), forms.column(column)];
    return a.default !== undefined && b.default !== undefined &&
      a.default !== b.default && (a.settled === false || b.settled === false);
  });
}

/** Whether two columns are of the same values: to an enum that is to change, the database cannot say anything yet. */
function sameValues(a: Column, b: Column): boolean {
  const [before, after] = [a, b].map(({ type }) => {
    const { values, item } = type?.arguments ?? {};
    return values ?? item?.arguments.values ?? [];
  });
  return JSON.stringify(before) === JSON.stringify(after);
}

/** A question as several, each about one part. */
export function singleQuestions(question: Undecided): readonly Undecided[] {
  const { target, columns, constraints, indexes } = question;
  const none = { target, columns: [], constraints: [], indexes: [] };
  return [
    ...columns.map((one) => ({ ...none, columns: [one] })),
    ...constraints.map((one) => ({ ...none, constraints: [one] })),
    ...indexes.map((one) => ({ ...none, indexes: [one] })),
  ];
}

/**
 * Conditions are asked about whenever both sides have some that the other has
 * not: databases rewrite them in ways that no list exhausts (`NOT a = 5`).
 */
function undecidedConstraints(
  forms: CanonicalForms,
  database: Table,
  target: Table,
): readonly Constraint[] {
  const checks = (table: Table) =>
    constraintsOf(table).filter(({ kind }) =>
      kind === "check" || kind === "exclude"
    );
  const form = (one: Constraint) => forms.constraint(one).form;
  const theirs = checks(database);
  const ours = checks(target);
  const known = new Set(theirs.map(form));
  const wanted = new Set(ours.map(form));
  const isLeft = theirs.some((one) => !wanted.has(form(one)));
  return isLeft ? ours.filter((one) => !known.has(form(one))) : [];
}

function undecidedIndexes(
  forms: CanonicalForms,
  database: Table,
  target: Table,
): readonly Index[] {
  const theirs = new Map(
    database.indexes.map((one) => [forms.key(one).name, one]),
  );
  return target.indexes.filter((index) => {
    const part = forms.key(index);
    const old = theirs.get(part.name);
    if (old === undefined) return false;
    const other = forms.key(old);
    return part.form !== other.form &&
      (part.settled === false || other.settled === false);
  });
}
