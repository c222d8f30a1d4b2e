import type { Links } from "./links.ts";

/**
 * The branch labels of each revision that has any: a label covers the revision
 * that declares it, all that comes after, and what comes before on the same
 * line, down to a branch point or a merge.
 */
export function spreadLabels(links: Links): Map<number, string[]> {
  const spread = new Map<number, string[]>();
  links.specs.forEach((spec, node) => {
    if (spec.labels.length === 0) return;
    const covered = [
      ...links.lines.up.reach([node]).values(),
      ...lineBelow(links, node),
    ];
    for (const each of covered) addLabels(spread, each, spec.labels);
  });
  return spread;
}

/** The older revisions of the line that a revision is on. */
function lineBelow({ lines, needs }: Links, start: number): number[] {
  const below: number[] = [];
  const isLine = (node: number): boolean =>
    needs.up.degree(node) <= 1 && lines.down.degree(node) <= 1;
  let node = start;
  while (isLine(node) && lines.down.degree(node) === 1) {
    node = lines.down.of(node)[0]!;
    if (isLine(node)) below.push(node);
  }
  return below;
}

function addLabels(
  spread: Map<number, string[]>,
  node: number,
  labels: readonly string[],
): void {
  const known = spread.get(node) ?? [];
  const added = labels.filter((label) => !known.includes(label));
  if (added.length > 0) spread.set(node, [...known, ...added]);
}
