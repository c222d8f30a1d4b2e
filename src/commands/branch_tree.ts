import type { RevisionInfo } from "./revision_info.ts";

/** A revision of a {@linkcode branchTree}. */
export interface TreeRevision extends RevisionInfo {
  /** The revisions of the tree that it comes after. */
  readonly after: readonly string[];
  /** How many revisions between them and it are left out. */
  readonly hidden: number;
}

/**
 * What a history looks like from its branch points up to its heads: where lines
 * part, begin, meet and end. The stretches between are left out.
 *
 * @param revisions all of them, newest first
 * @returns the part that matters, in the same order
 */
export function branchTree(
  revisions: readonly RevisionInfo[],
): TreeRevision[] {
  const places = new Map<string, Place>();
  const tree: TreeRevision[] = [];
  for (const info of revisions.toReversed()) {
    const below = info.down.flatMap((id) => places.get(id) ?? []);
    if (below.length === 0 && !info.isBranchPoint) continue;
    const after = [...new Set(below.map(({ shown }) => shown))];
    const hidden = below.reduce((sum, place) => sum + place.hidden, 0);
    const begins = below.some(({ parts }) => parts);
    const ends = info.isHead || info.isMergePoint || info.isBranchPoint;
    const [shown = info.id] = begins || ends ? [info.id] : after;
    const isShown = shown === info.id;
    places.set(info.id, {
      shown,
      hidden: isShown ? 0 : hidden + 1,
      parts: info.isBranchPoint,
    });
    if (isShown) tree.unshift({ ...info, after, hidden });
  }
  return tree;
}

/** What a later revision finds below it. */
interface Place {
  /** The nearest revision of the tree: itself, or one before it. */
  readonly shown: string;
  /** How many are left out since then. */
  readonly hidden: number;
  /** Whether lines part here. */
  readonly parts: boolean;
}
