import { CreateIndexOp, DropIndexOp } from "../../operations/mod.ts";
import { tableKey } from "../../schema/mod.ts";
import type { Index, Table, UniqueConstraint } from "../../schema/mod.ts";
import type {
  ComparatorEvents,
  ComparisonContext,
} from "../comparison_context.ts";
import { plainName } from "../sides/name_filter.ts";
import {
  addConstraint,
  dropConstraint,
  includes,
  ofKind,
} from "./compare_constraints.ts";

type TableEvent = ComparatorEvents["table"];
/** What may enforce that rows differ, or finds them: compared together, since one can stand for the other. */
type Key = Index | UniqueConstraint;

/**
 * Compares indexes and unique constraints: by name where there is one, a unique
 * constraint without one by its columns.
 */
export function compareKeys(
  context: ComparisonContext,
  event: TableEvent,
): void {
  const { database, target } = event;
  const ours = target === undefined ? [] : keysOf(target, event);
  const theirs = database === undefined ? [] : keysOf(database, event);
  const left = withoutSame(context, theirs, ours);
  const byName = byNameOf(context);
  const oursByName = byName(left.added);
  const theirsByName = byName(left.gone);
  for (const one of left.gone) {
    const other = oursByName.get(nameOf(context, one) ?? "");
    const isIncluded = other === undefined
      ? includesKey(context, one, undefined, true)
      : includesKey(context, other, one, false);
    if (isIncluded) drop(context, event, one, other !== undefined);
  }
  for (const one of left.added) {
    const old = theirsByName.get(nameOf(context, one) ?? "");
    if (includesKey(context, one, old, false)) add(context, event, one);
  }
}

/** The keys that are not created or dropped with the table, sorted by name. */
function keysOf(table: Table, { database, target }: TableEvent): Key[] {
  const isWhole = database === undefined || target === undefined;
  const keys = [...table.indexes, ...isWhole ? [] : ofKind(table, "unique")];
  return keys.toSorted((a, b) => {
    const [nameA, nameB] = [plainName(a.name) ?? "", plainName(b.name) ?? ""];
    return nameA < nameB ? -1 : nameA > nameB ? 1 : 0;
  });
}

/** What is left when the same keys of both sides are taken out: of one name first, then those without. */
function withoutSame(
  context: ComparisonContext,
  theirs: readonly Key[],
  ours: readonly Key[],
): { readonly gone: readonly Key[]; readonly added: readonly Key[] } {
  const gone = new Set(theirs);
  const added = new Set(ours);
  const named = byNameOf(context)(theirs);
  for (const one of ours) {
    const other = named.get(nameOf(context, one) ?? "");
    if (other === undefined || !isSame(context, other, one)) continue;
    gone.delete(other);
    added.delete(one);
  }
  for (const one of added) {
    const other = [...gone].find((old) =>
      (old.name === undefined || one.name === undefined) &&
      isSame(context, old, one)
    );
    if (other === undefined) continue;
    gone.delete(other);
    added.delete(one);
  }
  return { gone: [...gone], added: [...added] };
}

function isSame(
  { canonical, facts }: ComparisonContext,
  a: Key,
  b: Key,
): boolean {
  if (a.kind === b.kind) {
    return canonical.key(a).form === canonical.key(b).form;
  }
  if (!facts.uniqueConstraintsAreIndexes) return false;
  const [index, unique] = a.kind === "index" ? [a, b] : [b, a];
  return index.kind === "index" && index.unique &&
    index.options["mysqlLength"] === undefined &&
    unique.kind === "unique" &&
    index.columns.join("\0") === unique.columns.join("\0");
}

function drop(
  context: ComparisonContext,
  event: TableEvent,
  key: Key,
  isChanged: boolean,
): void {
  if (key.kind === "unique") return dropConstraint(context, event, key);
  const { modifyTableOps, database } = event;
  context.logger.info(
    `Detected ${isChanged ? "changed" : "removed"} index "${
      plainName(key.name)
    }" of the table "${tableKey(database ?? { name: event.tableName })}"`,
  );
  modifyTableOps.ops.push(DropIndexOp.fromIndex(key, modifyTableOps));
}

function add(context: ComparisonContext, event: TableEvent, key: Key): void {
  if (key.kind === "unique") return addConstraint(context, event, key);
  const { modifyTableOps, target } = event;
  context.logger.info(
    `Detected added index "${plainName(key.name)}" of the table "${
      tableKey(target ?? { name: event.tableName })
    }"`,
  );
  modifyTableOps.ops.push(CreateIndexOp.fromIndex(key, modifyTableOps));
}

function includesKey(
  context: ComparisonContext,
  object: Key,
  compareTo: Key | undefined,
  reflected: boolean,
): boolean {
  if (object.kind === "unique") {
    return includes(context, object, compareTo, reflected);
  }
  const name = plainName(object.name);
  return context.includes({
    kind: "index",
    object,
    name,
    reflected,
    compareTo,
  });
}

function nameOf(context: ComparisonContext, key: Key): string | undefined {
  return context.canonical.key(key).name;
}

function byNameOf(
  context: ComparisonContext,
): (keys: readonly Key[]) => ReadonlyMap<string, Key> {
  return (keys) =>
    new Map(keys.flatMap((one) => {
      const name = nameOf(context, one);
      return name === undefined ? [] : [[name, one] as const];
    }));
}
