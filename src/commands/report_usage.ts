import type { AthanorError } from "../errors.ts";
import type { Command, Grammar } from "./command_outline.ts";
import { errorObject, errorReport } from "./error_report.ts";
import { exitCodeOf } from "./exit_code.ts";
import { usageLine } from "./help.ts";
import { jsonText } from "./json_text.ts";
import { knownError } from "./known_error.ts";
import { Printer } from "./printer.ts";

/** The command line that could not be read. */
export interface UsageReportOptions {
  readonly args: readonly string[];
  readonly grammar: Grammar;
}

/**
 * Tells of a command line that cannot be taken apart; its flags are only
 * guessed at.
 *
 * @returns the exit code
 */
export function reportUsage(
  thrown: unknown,
  { args, grammar }: UsageReportOptions,
): number {
  const error = knownError(thrown);
  const printer = new Printer({ noColor: args.includes("--no-color") });
  const named = error.details["command"];
  if (args.includes("--json")) {
    const command = typeof named === "string" ? named : null;
    printer.result(jsonText(command, { ok: false, error: errorObject(error) }));
  } else {
    const outline = grammar.commands.find(({ name }) => name === named);
    printer.message(usageReport(error, outline, printer));
  }
  return exitCodeOf(error);
}

function usageReport(
  error: AthanorError,
  command: Command | undefined,
  { messageStyle: style }: Printer,
): string {
  const usage = command === undefined
    ? "athanor <command> [arguments] [flags]"
    : usageLine(command);
  const report = errorReport(error, { style, verbose: false, cwd: undefined });
  return `${report}\n${style.bold("usage:")} ${usage}`;
}
