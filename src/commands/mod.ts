/**
 * Everything that the command line does, as functions.
 *
 * @module
 */

export * as command from "./functions.ts";

export type { BranchesResult, BranchPoint } from "./branches.ts";
export type { BundleOptions, BundleResult } from "./bundle.ts";
export {
  type BundledMigrations,
  bundledMigrations,
  type BundledProject,
  type BundledRunOptions,
} from "./bundled_migrations.ts";
export type { Continuation } from "./continuation.ts";
export type { TreeRevision } from "./branch_tree.ts";
export type { CheckedDatabase, CheckOptions, CheckResult } from "./check.ts";
export type {
  CurrentDatabase,
  CurrentOptions,
  CurrentResult,
} from "./current.ts";
export type {
  CheckName,
  CheckStatus,
  DoctorResult,
  Finding,
} from "./doctor.ts";
export type { EditResult } from "./edit.ts";
export type {
  EnsuredDatabase,
  EnsureVersionOptions,
  EnsureVersionResult,
} from "./ensure_version.ts";
export type { HeadsOptions, HeadsResult } from "./heads.ts";
export type { HistoryOptions, HistoryResult } from "./history.ts";
export type {
  InspectedColumn,
  InspectedConstraint,
  InspectedDatabase,
  InspectedIndex,
  InspectedSchema,
  InspectedTable,
  InspectedValues,
  InspectOptions,
  InspectResult,
} from "./inspect.ts";
export type { ListTemplatesResult } from "./list_templates.ts";
export type { MergeOptions } from "./merge.ts";
export type {
  MigratedDatabase,
  MigrateOptions,
  MigrateResult,
} from "./migrate.ts";
export type { PendingChanges, PendingRename } from "./pending_text.ts";
export type { NewRevisionOptions, NewRevisionResult } from "./revision.ts";
export type { InitOptions, InitResult } from "../script/writing.ts";
export type {
  RepairedDatabase,
  RepairOptions,
  RepairResult,
} from "./repair.ts";
export type { RevisionInfo } from "./revision_info.ts";
export type { ShowResult } from "./show.ts";
export type { StampOptions } from "./stamp.ts";
