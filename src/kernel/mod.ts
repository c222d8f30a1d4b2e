/**
 * The kernel: operations in, the SQL of one dialect out.
 *
 * @module
 */
export {
  describe,
  identifiers,
  parseDdl,
  parseTypes,
  render,
  split,
} from "./kernel.ts";
export { KernelError } from "./kernel_error.ts";
