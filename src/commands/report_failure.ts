import type { AthanorError } from "../errors.ts";
import { errorObject, errorReport } from "./error_report.ts";
import { exitCodeOf } from "./exit_code.ts";
import { jsonText } from "./json_text.ts";
import { knownError } from "./known_error.ts";
import type { Printer } from "./printer.ts";
import type { Globals } from "./read_globals.ts";
import { uncaughtError } from "./uncaught_error.ts";

/** A command that failed. */
export interface FailedCommand {
  readonly name: string;
  readonly globals: Globals;
  readonly printer: Printer;
  /** What nobody could catch, and which interrupted the command. */
  readonly uncaught: unknown;
  /** What it did, where it came to its end all the same. */
  readonly result?: unknown;
}

/**
 * Prints why a command failed.
 *
 * @returns the exit code
 */
export function reportFailure(thrown: unknown, command: FailedCommand): number {
  const error = causeOf(thrown, command);
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
  thrown: unknown,
  { uncaught, result }: FailedCommand,
): AthanorError {
  const error = knownError(thrown);
  if (uncaught === undefined) return error;
  if (thrown === uncaught) return uncaughtError(uncaught, { result });
  // It interrupted the run.
  return error.code === "INTERRUPTED"
    ? uncaughtError(uncaught, error.details)
    : error;
}

/** The working directory, where it may be known. */
function workingDirectory(): string | undefined {
  try {
    return Deno.cwd();
  } catch {
    return undefined;
  }
}
