import { AthanorError } from "../errors.ts";
import { nearest } from "../util/nearest.ts";

/** A command line that says something wrong. */
export class UsageError extends AthanorError {
  override readonly name = "UsageError";
  /** The command whose usage line to print. */
  readonly command: string | undefined;

  constructor(
    message: string,
    options: {
      readonly hint?: string | undefined;
      readonly command?: string | undefined;
    },
  ) {
    super("USAGE", message, {
      hint: options.hint,
      details: options.command === undefined
        ? {}
        : { command: options.command },
    });
    this.command = options.command;
  }
}

/** The question that follows a typo, or nothing when no candidate is close. */
export function didYouMean(
  word: string,
  candidates: readonly string[],
): string | undefined {
  const meant = nearest(word, candidates);
  return meant === undefined ? undefined : `Did you mean "${meant}"?`;
}
