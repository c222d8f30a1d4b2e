import type { Script } from "../script/mod.ts";

/** What commands say of a revision. */
export interface RevisionInfo {
  /** Its id. */
  readonly id: string;
  /** The first paragraph of its doc comment. */
  readonly doc: string;
  /** The whole doc comment. */
  readonly longDoc: string;
  /** The absolute path of its file, when it has one. */
  readonly path: string | null;
  /** The revisions that it comes after. */
  readonly down: readonly string[];
  /** The ids of the revisions that it depends on. */
  readonly dependencies: readonly string[];
  /** The revisions that come directly after it. */
  readonly children: readonly string[];
  /** Its own branch labels and those that spread to it. */
  readonly labels: readonly string[];
  /** No revision comes after it. */
  readonly isHead: boolean;
  /** It is a head, and another revision depends on it. */
  readonly isEffectiveHead: boolean;
  /** It comes after no revision. */
  readonly isBase: boolean;
  /** Several revisions come directly after it. */
  readonly isBranchPoint: boolean;
  /** It comes directly after several revisions. */
  readonly isMergePoint: boolean;
}

/** Says what a script is. */
export function revisionInfo(script: Script): RevisionInfo {
  const { revision } = script;
  return {
    id: script.id,
    doc: script.doc,
    longDoc: script.longDoc,
    path: script.path ?? null,
    down: revision.down,
    dependencies: revision.dependencies,
    children: revision.children,
    labels: revision.branchLabels,
    isHead: revision.isHead,
    isEffectiveHead: revision.isHead && !revision.isRealHead,
    isBase: revision.isBase,
    isBranchPoint: revision.isBranchPoint,
    isMergePoint: revision.isMergePoint,
  };
}
