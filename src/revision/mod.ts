/**
 * The graph of revisions: ids, labels, heads, and the ordered steps from one
 * place to another. Pure: no file, no database.
 *
 * @module
 */
export {
  AmbiguousRevisionError,
  DuplicateRevisionError,
  InvalidRevisionIdError,
  LabelConflictError,
  MissingParentError,
  MultipleHeadsError,
  RelativeRevisionError,
  RevisionCycleError,
  RevisionNotFoundError,
  RevisionRangeError,
  UnknownRowError,
} from "./errors.ts";
export type { NamedRevision } from "./errors.ts";
export { RevisionGraph } from "./graph.ts";
export { checkLabel, checkRevisionId } from "./identifier.ts";
export type { Revision, RevisionSpec } from "./revision.ts";
export { destinationIds, sourceIds } from "./step.ts";
export type { Step, VersionRowChange } from "./step.ts";
