import { AthanorError, type ErrorCode } from "../errors.ts";
import type { WireProblem } from "./wire.ts";

/** What may be said of a {@linkcode KernelError} beside its problems. */
export interface KernelErrorOptions {
  readonly cause?: unknown;
  /** The request that was refused, for programs. */
  readonly request?: unknown;
}

/**
 * Thrown when the kernel refuses a request: nothing was rendered, and every
 * problem is listed. The message is the first one's.
 *
 * The code is `OPERATION_UNSUPPORTED` when the dialect lacks something,
 * `OPERATION_INVALID` when the request is wrong, and `KERNEL_PANIC` when the
 * kernel itself failed.
 */
export class KernelError extends AthanorError {
  /** Always `"KernelError"`. */
  override readonly name = "KernelError";
  /** All that is wrong, in the order of the operations. */
  readonly problems: readonly WireProblem[];

  /** The kernel's door throws it. */
  constructor(
    code: ErrorCode,
    problems: readonly WireProblem[],
    options: KernelErrorOptions = {},
  ) {
    super(code, describeProblems(problems), {
      hint: problems[0]?.hint,
      cause: options.cause,
      details: options.request === undefined
        ? { problems }
        : { problems, request: options.request },
    });
    this.problems = problems;
  }
}

function describeProblems(problems: readonly WireProblem[]): string {
  const [first] = problems;
  if (first === undefined) return "The kernel refused the request";
  const path = first.path === "" ? "" : ` (at ${first.path})`;
  const more = problems.length > 1 ? `, and ${problems.length - 1} more` : "";
  return `${first.message}${path}${more}`;
}
