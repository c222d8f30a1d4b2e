/**
 * Revision scripts: finding, reading, importing and writing them.
 *
 * @module
 */
export type { RevisionBody, RevisionModule, Script } from "./script.ts";
export { ScriptDirectory } from "./script_directory.ts";
export { findScriptProblems } from "./find_problems.ts";
export type { ScriptProblems } from "./find_problems.ts";
export { initScripts } from "./init.ts";
export type { InitOptions, InitResult } from "./init.ts";
export { generateRevision, newRevisionId } from "./write_revision.ts";
export type { RevisionOptions } from "./write_revision.ts";
export { TEMPLATES } from "./templates/templates.ts";
