import type { Revision } from "./revision.ts";

/** One change of the version table's rows. */
export type VersionRowChange =
  | { readonly kind: "insert"; readonly id: string }
  | { readonly kind: "delete"; readonly id: string }
  | { readonly kind: "update"; readonly from: string; readonly to: string }
  /** Every row goes, whatever it is. */
  | { readonly kind: "clear" };

/** One step of a plan: what runs, and how the version rows change after it. */
export interface Step {
  /** Whether a script runs, and which half of it; a stamp runs none. */
  readonly kind: "upgrade" | "downgrade" | "stamp";
  /** The revision that runs; for a stamp, the one that is stamped, or null for the base. */
  readonly revision: Revision | null;
  /** Whether the step moves up; a stamp moves either way. */
  readonly isUpgrade: boolean;
  /** The upper side; several for a stamp that moves several rows down. */
  readonly upIds: readonly string[];
  /** The lower side, dependencies included unless an ancestor has them already. */
  readonly downIds: readonly string[];
  /** The changes, to be made in this order; each names rows that are really there. */
  readonly rows: readonly VersionRowChange[];
}

/** The ids that a step comes from: those below an upgrade, those above a downgrade. */
export function sourceIds(step: Step): readonly string[] {
  return step.isUpgrade ? step.downIds : step.upIds;
}

/** The ids that a step leads to. */
export function destinationIds(step: Step): readonly string[] {
  return step.isUpgrade ? step.upIds : step.downIds;
}
