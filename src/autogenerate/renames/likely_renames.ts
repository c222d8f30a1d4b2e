import type { LikelyRename } from "../../operations/mod.ts";
import { tableKey } from "../../schema/mod.ts";
import type { Column, Table } from "../../schema/mod.ts";
import { editDistance, nearest } from "../../util/nearest.ts";
import type { CanonicalForms } from "../canonical/canonical_forms.ts";

/** The share of columns that two tables must have in common to be taken for one. */
const ENOUGH = 0.6;

/** A table that is only in the database, with one that is only in the target, of like columns. */
export function likelyTableRenames(
  gone: readonly Table[],
  added: readonly Table[],
  forms: CanonicalForms,
): readonly LikelyRename[] {
  const signature = (table: Table) =>
    new Set(table.columns.map((one) => `${one.name}\0${typeOf(forms, one)}`));
  const signatures = new Map(
    [...gone, ...added].map((one) => [one, signature(one)]),
  );
  const score = (old: Table, wanted: Table): number => {
    if (old.schema !== wanted.schema) return 0;
    const [a, b] = [signatures.get(old), signatures.get(wanted)];
    if (a === undefined || b === undefined) return 0;
    const shared = [...a].filter((one) => b.has(one)).length;
    const share = shared / (a.size + b.size - shared);
    return share < ENOUGH ? 0 : share + likeness(old.name, wanted.name) / 10;
  };
  return pairs(gone, added, score).map(([old, { name }]) => ({
    kind: "table",
    ...(old.schema === undefined ? {} : { schema: old.schema }),
    tableName: old.name,
    from: old.name,
    to: name,
  }));
}

/** A column that is only in the database, with one that is only in the target, of the same type; or with a like name, of the same but for its length and the like. */
export function likelyColumnRenames(
  database: Table,
  target: Table,
  forms: CanonicalForms,
): readonly LikelyRename[] {
  const { gone, added } = differingColumns(database, target);
  const score = (old: Column, wanted: Column): number => {
    const [type, wantedType] = [typeOf(forms, old), typeOf(forms, wanted)];
    if (type === undefined || wantedType === undefined) return 0;
    if (type !== wantedType) {
      const isLikely = baseOf(type) === baseOf(wantedType) &&
        nearest(old.name, [wanted.name]) !== undefined;
      return isLikely ? likeness(old.name, wanted.name) : 0;
    }
    const isAlike = (old.nullable ?? true) === (wanted.nullable ?? true);
    const isThere = database.columns.indexOf(old) ===
      target.columns.indexOf(wanted);
    return 1 + likeness(old.name, wanted.name) + (isAlike ? 0.3 : 0) +
      (isThere ? 0.3 : 0);
  };
  return pairs(gone, added, score).map(([old, { name }]) => ({
    kind: "column",
    ...(target.schema === undefined ? {} : { schema: target.schema }),
    tableName: target.name,
    from: old.name,
    to: name,
  }));
}

/** The columns that only one side of a table has. */
export function differingColumns(
  database: Table,
  target: Table,
): { readonly gone: readonly Column[]; readonly added: readonly Column[] } {
  const theirs = new Set(database.columns.map(({ name }) => name));
  const ours = new Set(target.columns.map(({ name }) => name));
  return {
    gone: database.columns.filter(({ name }) => !ours.has(name)),
    added: target.columns.filter(({ name }) => !theirs.has(name)),
  };
}

/** A rename as messages name it. */
export function describeRename(likely: LikelyRename): string {
  const { kind, schema, tableName: name, from, to } = likely;
  if (kind === "table") return `the table "${from}" to "${to}"`;
  const key = tableKey({ name, schema });
  return `the column "${key}.${from}" to "${to}"`;
}

function typeOf(forms: CanonicalForms, column: Column): string | undefined {
  return forms.column(column).type;
}

/** A canonical type without what it says beside its name, such as a length. */
function baseOf(type: string): string {
  return /"name":"([^"]*)"/.exec(type)?.[1] ?? type;
}

/** How alike two names are: 1 when they are the same. */
function likeness(a: string, b: string): number {
  const length = Math.max(a.length, b.length, 1);
  return 1 - editDistance(a.toLowerCase(), b.toLowerCase()) / length;
}

/** Pairs of best scores, each value once. */
function pairs<T>(
  from: readonly T[],
  to: readonly T[],
  score: (from: T, to: T) => number,
): readonly (readonly [T, T])[] {
  const scored = from.flatMap((one) =>
    to.map((other) => ({ one, other, score: score(one, other) }))
  ).filter((pair) => pair.score > 0).sort((a, b) => b.score - a.score);
  const used = new Set<T>();
  return scored.flatMap(({ one, other }) => {
    if (used.has(one) || used.has(other)) return [];
    used.add(one).add(other);
    return [[one, other] as const];
  });
}
