/**
 * Changes of tables that a database cannot alter in place.
 *
 * @module
 */
export { registerBatch } from "./register_batch.ts";
