/**
 * The kernel: operations in, the SQL of one dialect out.
 *
 * @module
 */
export { canonicalize, sameTypes } from "./canonicalize.ts";
export type { CanonicalizeRequest, SameTypesRequest } from "./canonicalize.ts";
export {
  describe,
  identifiers,
  parseDdl,
  parseTypes,
  render,
  split,
} from "./kernel.ts";
export { KernelError } from "./kernel_error.ts";
export type { WireProblem } from "./wire.ts";
