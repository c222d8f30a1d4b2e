import type { MigrationContext } from "../../runtime/mod.ts";
import { enumOf } from "../../schema/enum_types.ts";
import type { Column, Constraint, Index, Table } from "../../schema/mod.ts";
import { sameValue } from "../../util/same_value.ts";
import type { CommonTable } from "../sides/common_tables.ts";
import { plainName } from "../sides/name_filter.ts";
import { learnSamples, sameCounting } from "./canonical_forms.ts";
import { SharedColumns } from "./shared_columns.ts";

/**
 * The tables of the target of which the database says the same in the same
 * words, with the database's: nothing of them needs to be read by the kernel or
 * by a comparator. Mostly these are all.
 */
export function sameTables(
  tables: readonly CommonTable[],
  context: MigrationContext,
): ReadonlyMap<Table, Table> {
  const shared = new SharedColumns(context.dialectName);
  const alike = tables.filter(alikeInWords)
    .map((pair) => ({ pair, kinds: kindsOf(pair, shared, context) }));
  const forms = learnSamples(shared, context);
  const isSame = (a: number, b: number) =>
    forms[a]?.type === forms[b]?.type &&
    forms[a]?.default === forms[b]?.default;
  return new Map(
    alike.filter(({ kinds }) => kinds?.every(([a, b]) => isSame(a, b)))
      .map(({ pair: [theirs, ours] }) => [ours, theirs]),
  );
}

/** Whether two tables differ in nothing but perhaps the types and defaults of columns. */
function alikeInWords([theirs, ours]: CommonTable): boolean {
  return theirs.columns.length === ours.columns.length &&
    (theirs.comment ?? "") === (ours.comment ?? "") &&
    sameParts(theirs.constraints, ours.constraints) &&
    sameParts(theirs.indexes, ours.indexes);
}

/** In any order. */
function sameParts<T extends Constraint | Index>(
  theirs: readonly T[],
  ours: readonly T[],
): boolean {
  if (theirs.length !== ours.length) return false;
  const left = [...theirs];
  return ours.every((one) => {
    const at = left.findIndex((other) => samePart(other, one));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

function samePart(
  theirs: Constraint | Index,
  ours: Constraint | Index,
): boolean {
  if (theirs.kind !== ours.kind || !sameName(theirs, ours)) return false;
  return sameValue(theirs, ours, NAME);
}

/** What is not compared as a value. */
const NAME = "name";

/** Indexes and unique constraints go by their names, where they have some. */
function sameName(
  theirs: Constraint | Index,
  ours: Constraint | Index,
): boolean {
  if (ours.kind !== "index" && ours.kind !== "unique") return true;
  const [a, b] = [plainName(theirs.name), plainName(ours.name)];
  return a === b || a === null || b === null;
}

type Kinds = readonly (readonly [database: number, target: number])[];

/** What the columns of both sides are like, where that differs; nothing where they differ otherwise, or it cannot be said in short. */
function kindsOf(
  [theirs, ours]: CommonTable,
  shared: SharedColumns,
  { facts, dialectName }: MigrationContext,
): Kinds | undefined {
  const kinds: (readonly [number, number])[] = [];
  for (const [at, column] of ours.columns.entries()) {
    // Mostly it is in the same place.
    const there = theirs.columns[at];
    const old = there?.name === column.name
      ? there
      : theirs.columns.find(({ name }) => name === column.name);
    if (old === undefined || !sameFlags(old, column)) return undefined;
    // What becomes of its values may take the default of a column away.
    if (facts.enumTypes && enumOf(column, dialectName)) return undefined;
    const [a, b] = sameValue(old.serverDefault, column.serverDefault)
      ? [shared.placeOfType(old), shared.placeOfType(column)]
      : [shared.placeOf(old), shared.placeOf(column)];
    if (a === undefined || b === undefined) return undefined;
    if (a !== b) kinds.push([a, b]);
  }
  return kinds;
}

function sameFlags(a: Column, b: Column): boolean {
  return (a.nullable ?? true) === (b.nullable ?? true) &&
    (a.comment ?? "") === (b.comment ?? "") && sameCounting(a, b);
}
