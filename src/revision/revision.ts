/** What a script says of its place in the graph. */
export interface RevisionSpec {
  /** Its id, as the version table keeps it. */
  readonly id: string;
  /** The revisions it comes after; none for a base, several for a merge. */
  readonly down: readonly string[];
  /** The branch labels that it declares. */
  readonly labels: readonly string[];
  /** Ids or labels of revisions that must be there first, on whatever branch. */
  readonly dependsOn: readonly string[];
  /** Where it was read from, for messages. */
  readonly source?: string;
}

/** A revision in its graph. */
export interface Revision extends RevisionSpec {
  /** The ids that `dependsOn` names. */
  readonly dependencies: readonly string[];
  /** The revisions that come directly after it. */
  readonly children: readonly string[];
  /** Its own labels and those that spread to it along its branch. */
  readonly branchLabels: readonly string[];
  /** No revision comes after it; another may depend on it all the same. */
  readonly isHead: boolean;
  /** Nothing comes after it or depends on it, so a full upgrade leaves its row. */
  readonly isRealHead: boolean;
  /** It comes after no revision. */
  readonly isBase: boolean;
  /** Several revisions come directly after it. */
  readonly isBranchPoint: boolean;
  /** It comes directly after several revisions. */
  readonly isMergePoint: boolean;
}
