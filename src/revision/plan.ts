import type { BitSet } from "./bit_set.ts";
import { RelativeRevisionError, RevisionRangeError } from "./errors.ts";
import type { Links } from "./links.ts";
import type { Resolver } from "./resolver.ts";
import { type DowngradeTarget, Targets } from "./targets.ts";
import { topDown } from "./topology.ts";

/** The graph and where the database is. */
export interface Situation {
  readonly links: Links;
  readonly resolver: Resolver;
  readonly rows: readonly number[];
}

/** The revisions that an upgrade applies, in order. */
export function planUpgrade(
  wanted: readonly string[],
  { links, resolver, rows }: Situation,
): Uint32Array {
  const targets = new Targets(links, resolver, rows);
  const nodes = wanted.flatMap((target) => targets.upgrade(target));
  if (nodes.every((node) => rows.includes(node))) return new Uint32Array();
  const needed = links.needs.down.reach(nodes);
  needed.subtract(links.needs.down.reach(rows));
  return topDown(needed, links.needs).reverse();
}

/**
 * The revisions that a downgrade takes back, in order: those above the target,
 * with all that depends on them, as far as they are applied. What was applied
 * only because they depended on it stays.
 *
 * @throws {RevisionRangeError} when the target is not below any row
 */
export function planDowngrade(
  target: string,
  { links, resolver, rows }: Situation,
): Uint32Array {
  const to = new Targets(links, resolver, rows).downgrade(target);
  const going = links.needs.up.reach(
    lowestToGo(to, target, { links, resolver, rows }),
  );
  going.keepOnly(links.needs.down.reach(rows));
  if (to.node !== null && going.isEmpty && !rows.includes(to.node)) {
    throw notBelow(target, { resolver, rows });
  }
  return topDown(going, links.needs);
}

function lowestToGo(
  { node, branch }: DowngradeTarget,
  target: string,
  { links, resolver, rows }: Situation,
): number[] {
  const lowest = node === null ? [...resolver.bases] : links.lines.up.of(node);
  if (branch === null || lowest.length <= 1) return lowest;
  const below: BitSet = links.lines.down.reach([branch]);
  const kept = lowest.filter((each) => below.has(each));
  if (kept.length > 0) return kept;
  if (resolver.parse(target).distance === 0) {
    throw notBelow(target, { resolver, rows });
  }
  throw new RelativeRevisionError(target, "leads to another branch", {
    hint: "Name the revision to go down to.",
  });
}

function notBelow(
  target: string,
  { resolver, rows }: Pick<Situation, "resolver" | "rows">,
): RevisionRangeError {
  const ids = rows.map((row) => resolver.idOf(row));
  const place = ids.length === 0 ? "the base" : `"${ids.join('", "')}"`;
  return new RevisionRangeError(
    `The downgrade target "${target}" is not below ${place}, where the database is`,
    { target, rows: ids, hint: 'See where it is with "current".' },
  );
}
