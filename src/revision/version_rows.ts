import type { Adjacency } from "./adjacency.ts";
import { BitSet } from "./bit_set.ts";
import type { Links } from "./links.ts";
import type { Situation } from "./plan.ts";
import type { StampMove } from "./stamp.ts";
import type { VersionRowChange } from "./step.ts";

/**
 * The changes of the version table's rows in one step of a plan. A row stands
 * for a revision and all below it, so a revision that another row implies has
 * none. What a step changes follows from the order of the plan, so that nothing
 * has to be kept from one step to the next.
 */
export type RowChanges = (node: number) => VersionRowChange[];

/** The changes when revisions are applied: the row of each takes the place of those below it. */
export function upgradeRows(
  order: Uint32Array,
  { links, rows }: Pick<Situation, "links" | "rows">,
): RowChanges {
  const { down } = links.needs;
  const withRow = BitSet.of(links.specs.length, rows, order);
  const first = lastAbove(order.toReversed(), down);
  return (node) => {
    const from = down.of(node)
      .filter((below) => first[below] === node && withRow.has(below));
    return replaceRows({ from, to: node }, links);
  };
}

/** The changes when revisions are taken back: those below each that no other row implies get their rows again. */
export function downgradeRows(
  order: Uint32Array,
  { links, rows }: Pick<Situation, "links" | "rows">,
): RowChanges {
  const { down, up } = links.needs;
  const held = BitSet.of(links.specs.length, rows);
  const staying = down.reach(rows);
  for (const node of order) staying.delete(node);
  const last = lastAbove(order, down);
  return (node) => {
    const bared = down.of(node).filter((below) =>
      last[below] === node && !held.has(below) &&
      !up.of(below).some((above) => staying.has(above))
    );
    const heir = bared.pop();
    const change = heir === undefined
      ? remove(links, node)
      : update(links, node, heir);
    return following(bared.map((below) => insert(links, below)), change);
  };
}

/** The changes of each move of a stamp, asked for in their order. */
export function stampRows(
  { links, rows }: Pick<Situation, "links" | "rows">,
): (move: StampMove) => VersionRowChange[] {
  const held = new Set(rows);
  return ({ from, to }) => {
    const gone = from.filter((node) => node !== to && held.delete(node));
    const isNew = to !== null && !held.has(to);
    if (isNew) held.add(to);
    return replaceRows({ from: gone, to: isNew ? to : null }, links);
  };
}

/** The changes that put one row (or none, for null) in the place of others. */
function replaceRows(
  { from, to }: { from: number[]; to: number | null },
  links: Links,
): VersionRowChange[] {
  if (to === null) return from.map((node) => remove(links, node));
  const last = from.pop();
  const change = last === undefined
    ? insert(links, to)
    : update(links, last, to);
  return following(from.map((node) => remove(links, node)), change);
}

/** For each revision right below some, the last of those. */
function lastAbove(order: Uint32Array, down: Adjacency): Uint32Array {
  const last = new Uint32Array(down.size);
  for (const node of order) {
    for (let at = down.degree(node) - 1; at >= 0; at--) {
      last[down.target(node, at)] = node;
    }
  }
  return last;
}

/** One change after others; nearly every step has that one alone. */
function following(
  others: readonly VersionRowChange[],
  change: VersionRowChange,
): VersionRowChange[] {
  return others.length === 0 ? [change] : [...others, change];
}

function insert({ specs }: Links, node: number): VersionRowChange {
  return { kind: "insert", id: specs[node]!.id };
}

function remove({ specs }: Links, node: number): VersionRowChange {
  return { kind: "delete", id: specs[node]!.id };
}

function update({ specs }: Links, from: number, to: number): VersionRowChange {
  return { kind: "update", from: specs[from]!.id, to: specs[to]!.id };
}
