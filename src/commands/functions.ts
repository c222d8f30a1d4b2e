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
import { checkedCommand } from "./checked_command.ts";
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

/** The options of what runs revisions. */
const RUN = {
  sql: "flag",
  tag: "any",
  resume: "flag",
  deadline: "any",
  onPlan: "any",
  onStep: "any",
} as const;

/** As `athanor branches`. */
export const branches: typeof Branches = checkedCommand<typeof Branches>(
  loading("commands/branches.ts", "branches"),
  { name: "branches" },
);
/** As `athanor bundle`. */
export const bundle: typeof Bundle = checkedCommand<typeof Bundle>(
  loading("commands/bundle.ts", "bundle"),
  { name: "bundle", options: { out: "any", minify: "flag" } },
);
/** As `athanor check`. */
export const check: typeof Check = checkedCommand<typeof Check>(
  loading("commands/check.ts", "check"),
  { name: "check", options: { heads: "flag", singleHead: "flag" } },
);
/** As `athanor current`. */
export const current: typeof Current = checkedCommand<typeof Current>(
  loading("commands/current.ts", "current"),
  { name: "current", options: { checkHeads: "flag" } },
);
/** As `athanor doctor`. */
export const doctor: typeof Doctor = checkedCommand<typeof Doctor>(
  loading("commands/doctor.ts", "doctor"),
  { name: "doctor" },
);
/** As `athanor downgrade`. */
export const downgrade: typeof Downgrade = checkedCommand<typeof Downgrade>(
  loading("commands/downgrade.ts", "downgrade"),
  { name: "downgrade", target: "one", options: RUN },
);
/** As `athanor edit`. */
export const edit: typeof Edit = checkedCommand<typeof Edit>(
  loading("commands/edit.ts", "edit"),
  { name: "edit", target: "one" },
);
/** As `athanor ensure-version`. */
export const ensureVersion: typeof EnsureVersion = checkedCommand<
  typeof EnsureVersion
>(loading("commands/ensure_version.ts", "ensureVersion"), {
  name: "ensureVersion",
  options: { sql: "flag" },
});
/** As `athanor heads`. */
export const heads: typeof Heads = checkedCommand<typeof Heads>(
  loading("commands/heads.ts", "heads"),
  { name: "heads", options: { resolveDependencies: "flag" } },
);
/** As `athanor history`. */
export const history: typeof History = checkedCommand<typeof History>(
  loading("commands/history.ts", "history"),
  { name: "history", options: { revRange: "any", indicateCurrent: "flag" } },
);
/** As `athanor init`. */
export const init: typeof Init = checkedCommand<typeof Init>(
  loading("commands/init.ts", "init"),
  { name: "init", options: { directory: "any", template: "any" } },
);
/** As `athanor inspect`. */
export const inspect: typeof Inspect = checkedCommand<typeof Inspect>(
  loading("commands/inspect.ts", "inspect"),
  { name: "inspect", options: { schema: "any", tables: "any" } },
);
/** As `athanor list-templates`. */
export const listTemplates: typeof ListTemplates = loading(
  "commands/list_templates.ts",
  "listTemplates",
);
/** As `athanor merge`. */
export const merge: typeof Merge = checkedCommand<typeof Merge>(
  loading("commands/merge.ts", "merge"),
  {
    name: "merge",
    target: "several",
    options: {
      message: "any",
      branchLabel: "any",
      revId: "any",
      splice: "flag",
    },
  },
);
/** As `athanor repair`. */
export const repair: typeof Repair = checkedCommand<typeof Repair>(
  loading("commands/repair.ts", "repair"),
  { name: "repair", options: { mark: "any" } },
);
/** As `athanor revision`. */
export const revision: typeof Revision = checkedCommand<typeof Revision>(
  loading("commands/revision.ts", "revision"),
  {
    name: "revision",
    options: {
      message: "any",
      head: "any",
      splice: "flag",
      branchLabel: "any",
      versionPath: "any",
      revId: "any",
      dependsOn: "any",
      autogenerate: "flag",
      renames: "any",
    },
  },
);
/** As `athanor show`. */
export const show: typeof Show = checkedCommand<typeof Show>(
  loading("commands/show.ts", "show"),
  { name: "show", target: "one" },
);
/** As `athanor stamp`. */
export const stamp: typeof Stamp = checkedCommand<typeof Stamp>(
  loading("commands/stamp.ts", "stamp"),
  { name: "stamp", target: "several", options: { ...RUN, purge: "flag" } },
);
/** As `athanor upgrade`. */
export const upgrade: typeof Upgrade = checkedCommand<typeof Upgrade>(
  loading("commands/upgrade.ts", "upgrade"),
  { name: "upgrade", target: "one", options: RUN },
);
