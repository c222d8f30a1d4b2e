import { type ErrorCode, isAthanorError } from "../errors.ts";

/** The command did what it was asked. */
export const DONE = 0;

/** The command failed, or found what it looks for. */
export const FAILED = 1;
/** The command line cannot be read. */
export const WRONG_USAGE = 2;

/** A check found what is pending. */
export const PENDING = 3;
const GRAPH_PROBLEM = 4;

const EXIT_CODES: Partial<Record<ErrorCode, number>> = {
  USAGE: WRONG_USAGE,
  REVISION_DUPLICATE: GRAPH_PROBLEM,
  REVISION_PARENT_MISSING: GRAPH_PROBLEM,
  REVISION_CYCLE: GRAPH_PROBLEM,
  REVISION_LABEL_CONFLICT: GRAPH_PROBLEM,
  MULTIPLE_HEADS: GRAPH_PROBLEM,
  LOCK_NOT_OBTAINED: 6,
  NEEDS_REPAIR: 9,
  // What a shell reports for a process that SIGINT ended: 128 + 2.
  INTERRUPTED: 130,
};

/** The exit code for an error; `docs/errors.md` lists them. */
export function exitCodeOf(error: unknown): number {
  if (!isAthanorError(error)) return FAILED;
  return EXIT_CODES[error.code] ?? FAILED;
}
