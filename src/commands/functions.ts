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
export { branches } from "./branches.ts";
export { bundle } from "./bundle.ts";
export { check } from "./check.ts";
export { current } from "./current.ts";
export { doctor } from "./doctor.ts";
export { downgrade } from "./downgrade.ts";
export { edit } from "./edit.ts";
export { ensureVersion } from "./ensure_version.ts";
export { heads } from "./heads.ts";
export { history } from "./history.ts";
export { init } from "./init.ts";
export { inspect } from "./inspect.ts";
export { listTemplates } from "./list_templates.ts";
export { merge } from "./merge.ts";
export { repair } from "./repair.ts";
export { revision } from "./revision.ts";
export { show } from "./show.ts";
export { stamp } from "./stamp.ts";
export { upgrade } from "./upgrade.ts";
