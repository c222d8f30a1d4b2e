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
 *
 * @module
 */
import { loading } from "../util/load_module.ts";
import type { branches as Branches } from "./branches.ts";
import type { bundle as Bundle } from "./bundle.ts";
import type { check as Check } from "./check.ts";
import type { current as Current } from "./current.ts";
import type { doctor as Doctor } from "./doctor.ts";
import type { downgrade as Downgrade } from "./downgrade.ts";
import type { edit as Edit } from "./edit.ts";
import type { ensureVersion as EnsureVersion } from "./ensure_version.ts";
import type { heads as Heads } from "./heads.ts";
import type { history as History } from "./history.ts";
import type { init as Init } from "./init.ts";
import type { inspect as Inspect } from "./inspect.ts";
import type { listTemplates as ListTemplates } from "./list_templates.ts";
import type { merge as Merge } from "./merge.ts";
import type { repair as Repair } from "./repair.ts";
import type { revision as Revision } from "./revision.ts";
import type { show as Show } from "./show.ts";
import type { stamp as Stamp } from "./stamp.ts";
import type { upgrade as Upgrade } from "./upgrade.ts";

/** As `athanor branches`. */
export const branches: typeof Branches = loading(
  "commands/branches.ts",
  "branches",
);
/** As `athanor bundle`. */
export const bundle: typeof Bundle = loading("commands/bundle.ts", "bundle");
/** As `athanor check`. */
export const check: typeof Check = loading("commands/check.ts", "check");
/** As `athanor current`. */
export const current: typeof Current = loading(
  "commands/current.ts",
  "current",
);
/** As `athanor doctor`. */
export const doctor: typeof Doctor = loading("commands/doctor.ts", "doctor");
/** As `athanor downgrade`. */
export const downgrade: typeof Downgrade = loading(
  "commands/downgrade.ts",
  "downgrade",
);
/** As `athanor edit`. */
export const edit: typeof Edit = loading("commands/edit.ts", "edit");
/** As `athanor ensure-version`. */
export const ensureVersion: typeof EnsureVersion = loading(
  "commands/ensure_version.ts",
  "ensureVersion",
);
/** As `athanor heads`. */
export const heads: typeof Heads = loading("commands/heads.ts", "heads");
/** As `athanor history`. */
export const history: typeof History = loading(
  "commands/history.ts",
  "history",
);
/** As `athanor init`. */
export const init: typeof Init = loading("commands/init.ts", "init");
/** As `athanor inspect`. */
export const inspect: typeof Inspect = loading(
  "commands/inspect.ts",
  "inspect",
);
/** As `athanor list-templates`. */
export const listTemplates: typeof ListTemplates = loading(
  "commands/list_templates.ts",
  "listTemplates",
);
/** As `athanor merge`. */
export const merge: typeof Merge = loading("commands/merge.ts", "merge");
/** As `athanor repair`. */
export const repair: typeof Repair = loading("commands/repair.ts", "repair");
/** As `athanor revision`. */
export const revision: typeof Revision = loading(
  "commands/revision.ts",
  "revision",
);
/** As `athanor show`. */
export const show: typeof Show = loading("commands/show.ts", "show");
/** As `athanor stamp`. */
export const stamp: typeof Stamp = loading("commands/stamp.ts", "stamp");
/** As `athanor upgrade`. */
export const upgrade: typeof Upgrade = loading(
  "commands/upgrade.ts",
  "upgrade",
);
