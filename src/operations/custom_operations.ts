/**
 * The verbs that people add, for their types. They are declared here by merging
 * and not in `mod.ts`, which only hands them on: TypeScript would merge one
 * declaration there, and leave out those of a second plugin.
 *
 * @module
 */

/**
 * Verbs that people add. Declare them by merging, so that `op` knows them:
 *
 * @example A verb of one's own
 * ```ts ignore
 * import type { OpHandle } from "athanor";
 *
 * declare module "athanor/custom" {
 *   interface CustomOperations {
 *     createSequence(name: string): OpHandle;
 *   }
 * }
 * ```
 */
export interface CustomOperations extends Record<never, never> {}

/** Verbs of a batch that people add; declared by merging as well. */
export interface CustomBatchOperations extends Record<never, never> {}
