/**
 * Revision scripts: finding, reading and importing them; `writing.ts` is the
 * door to the rest.
 *
 * @module
 */
export type {
  RevisionBody,
  RevisionModule,
  Script,
  ScriptRevision,
} from "./script.ts";
export { ScriptDirectory } from "./script_directory.ts";
