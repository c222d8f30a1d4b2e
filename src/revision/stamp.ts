import type { Situation } from "./plan.ts";

/** One move of a stamp: rows (those that are there) to a revision, or to nothing. */
export interface StampMove {
  readonly from: readonly number[];
  readonly to: number | null;
  readonly isUpgrade: boolean;
}

/**
 * What a stamp does to the rows: those related to the targets move, others
 * stay. Rows above a target come down to it, rows below it go up, and a target
 * with neither becomes a row of its own. A target below another one gets none.
 */
export function planStamp(
  targets: readonly string[],
  situation: Situation,
): StampMove[] {
  const { resolver, rows } = situation;
  const affected = rows.filter(isAffected(targets, situation));
  const nodes = outermost(
    targets.flatMap((target) => resolver.resolve(target)),
    situation,
  );
  if (nodes.length === 0) {
    return affected.map((row) => ({ from: [row], to: null, isUpgrade: false }));
  }
  return nodes.flatMap((node) => moveTo(node, affected, situation));
}

/** Those that no other one implies: a row stands for all below it. */
function outermost(
  nodes: readonly number[],
  { links }: Situation,
): readonly number[] {
  const { down } = links.needs;
  const implied = down.reach(nodes.flatMap((node) => down.of(node)));
  return nodes.filter((node) => !implied.has(node));
}

function moveTo(
  node: number,
  affected: readonly number[],
  { links }: Situation,
): StampMove[] {
  if (affected.includes(node)) return [];
  const above = links.needs.up.reach([node]);
  if (affected.some((row) => above.has(row))) {
    return [{ from: affected, to: node, isUpgrade: false }];
  }
  const below = links.needs.down.reach([node]);
  const isAhead = affected.some((row) => below.has(row));
  return [{ from: isAhead ? affected : [], to: node, isUpgrade: true }];
}

/** Tells which rows have to do with any of the targets; with the base, all have. */
function isAffected(
  targets: readonly string[],
  { resolver }: Situation,
): (row: number) => boolean {
  const tests = targets.map((target) => {
    const { label } = resolver.parse(target);
    const nodes = resolver.resolve(target);
    if (label !== null) nodes.push(resolver.branch(label));
    const related = nodes.map((node) => resolver.isRelated(node));
    return (row: number): boolean =>
      related.length === 0 || related.some((test) => test(row));
  });
  return (row) => tests.length === 0 || tests.some((test) => test(row));
}
