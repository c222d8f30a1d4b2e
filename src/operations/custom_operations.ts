/**
 * Verbs that people add. Declare them by merging, so that `op` knows them:
 *
 * @example A verb of one's own
 * ```ts ignore
 * declare module "athanor" {
 *   interface CustomOperations {
 *     createSequence(name: string): OpHandle;
 *   }
 * }
 * ```
 */
export interface CustomOperations extends Record<never, never> {}

/** Verbs of a batch that people add; declared by merging as well. */
export interface CustomBatchOperations extends Record<never, never> {}
