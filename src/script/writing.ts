/**
 * Revision scripts: writing new ones, and checking all that are there.
 *
 * @module
 */
export { type BundleParts, bundleSource } from "./bundle_source.ts";
export { findScriptProblems } from "./find_problems.ts";
export type { ScriptProblems } from "./find_problems.ts";
export { initScripts } from "./init.ts";
export type { InitOptions, InitResult } from "./init.ts";
export { newRevisionId } from "./new_revision_id.ts";
export { newParents } from "./new_parents.ts";
export { generateRevision } from "./write_revision.ts";
export type { RevisionOptions } from "./write_revision.ts";
export { TEMPLATES } from "./templates/templates.ts";
