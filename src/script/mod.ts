/**
 * Revision scripts: finding, reading, importing and writing them.
 *
 * @module
 */
export type { RevisionBody, RevisionModule, Script } from "./script.ts";
export { ScriptDirectory } from "./script_directory.ts";
