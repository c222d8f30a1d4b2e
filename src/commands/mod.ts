/**
 * Everything that the command line does, as functions.
 *
 * @module
 */
import { bundle } from "./bundle.ts";
import { branches } from "./branches.ts";
import { check } from "./check.ts";
import { current } from "./current.ts";
import { doctor } from "./doctor.ts";
import { downgrade } from "./downgrade.ts";
import { edit } from "./edit.ts";
import { ensureVersion } from "./ensure_version.ts";
import { heads } from "./heads.ts";
import { history } from "./history.ts";
import { init } from "./init.ts";
import { inspect } from "./inspect.ts";
import { listTemplates } from "./list_templates.ts";
import { merge } from "./merge.ts";
import { repair } from "./repair.ts";
import { revision } from "./revision.ts";
import { show } from "./show.ts";
import { stamp } from "./stamp.ts";
import { upgrade } from "./upgrade.ts";

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

/**
 * The commands, with the same meaning as on the command line. Each takes a
 * configuration first, returns what it did as plain data, prints nothing and
 * never ends the process.
 *
 * @example
 * ```ts
 * import { command, Config } from "athanor";
 *
 * const config = new Config({
 *   url: "sqlite::memory:",
 *   revisions: [{
 *     revision: "1a0c5e7d9b21",
 *     downRevision: null,
 *     upgrade() {},
 *     downgrade() {},
 *   }],
 * });
 * const { databases } = await command.upgrade(config, "head");
 * console.assert(databases[0]?.after[0] === "1a0c5e7d9b21");
 * ```
 */
export const command = {
  branches,
  bundle,
  check,
  current,
  doctor,
  downgrade,
  edit,
  ensureVersion,
  heads,
  history,
  init,
  inspect,
  listTemplates,
  merge,
  repair,
  revision,
  show,
  stamp,
  upgrade,
};
