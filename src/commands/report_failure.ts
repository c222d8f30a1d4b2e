import type { AthanorError } from "../errors.ts";
import { errorObject, errorReport } from "./error_report.ts";
import { exitCodeOf } from "./exit_code.ts";
import { jsonText } from "./json_text.ts";
import { knownError } from "./known_error.ts";
import type { Printer } from "./printer.ts";
import type { Globals } from "./read_globals.ts";

/** A command that failed. */
export interface FailedCommand {
  readonly name: string;
  readonly globals: Globals;
  readonly printer: Printer;
  /** What nobody could catch, and which interrupted the command. */
  readonly uncaught: unknown;
}

/**
 * Prints why a command failed.
 *
 * @returns the exit code
 */
export function reportFailure(thrown: unknown, command: FailedCommand): number {
  const error = causeOf(knownError(thrown), command);
  const { name, printer, globals: { json, verbose } } = command;
  if (json) {
    const outcome = { ok: false, error: errorObject(error) } as const;
    printer.result(jsonText(name, outcome));
  } else {
    const style = printer.messageStyle;
    const cwd = workingDirectory();
    printer.message(errorReport(error, { style, verbose, cwd }));
  }
  return exitCodeOf(error);
}

function causeOf(
  error: AthanorError,
  { uncaught }: FailedCommand,
): AthanorError {
  const isEffect = uncaught !== undefined && error.code === "INTERRUPTED";
  return isEffect ? knownError(uncaught) : error;
}

/** The working directory, where it may be known. */
function workingDirectory(): string | undefined {
  try {
    return Deno.cwd();
  } catch {
    return undefined;
  }
}
