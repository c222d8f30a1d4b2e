import { loadFile } from "./command_module.ts";
import { type Command, type Grammar, listCommands } from "./command_outline.ts";
import { DONE, WRONG_USAGE } from "./exit_code.ts";
import { GLOBAL_FLAGS } from "./global_flags.ts";
import { commandHelp, overview } from "./help.ts";
import { parseArguments, type ParsedArguments } from "./parse_arguments.ts";
import { Printer } from "./printer.ts";
import { type Globals, readGlobals } from "./read_globals.ts";
import type { RunCommandOptions } from "./run_command.ts";
import { COMMANDS } from "./table.ts";
import { UsageError } from "./usage_error.ts";

type Runner = typeof import("./run_command.ts");

const GRAMMAR: Grammar = {
  commands: listCommands(COMMANDS),
  globalFlags: GLOBAL_FLAGS,
};

/**
 * Runs one command line and prints what comes of it: a result to stdout, all
 * else to stderr. It never ends the process.
 *
 * Help loads little: what runs a command is imported when one runs.
 *
 * @param args the arguments, without the program's name
 * @returns the exit code; `docs/errors.md` lists them
 */
export async function main(args: readonly string[]): Promise<number> {
  let parsed: ParsedArguments;
  try {
    parsed = parseArguments(helpAsFlag(args), GRAMMAR);
  } catch (error) {
    const { reportUsage } = await import("./report_usage.ts");
    return reportUsage(error, { args, grammar: GRAMMAR });
  }
  const { command, input } = parsed;
  const globals = readGlobals(parsed.globals);
  if (globals.help) return help(parsed, globals);
  if (globals.version) return await version(globals);
  if (command === undefined) return await missingCommand(args, globals);
  return await run(command, { input, globals, grammar: GRAMMAR });
}

/** Its file cannot be loaded without the permission to read. */
async function run(
  command: Command,
  options: RunCommandOptions,
): Promise<number> {
  try {
    const { runCommand } = await loadFile<Runner>("run_command");
    return await runCommand(command, options);
  } catch (thrown) {
    const { reportFailure } = await import("./report_failure.ts");
    const { globals } = options;
    const printer = new Printer(globals);
    const { name } = command;
    return reportFailure(thrown, {
      name,
      globals,
      printer,
      uncaught: undefined,
    });
  }
}

/** `help upgrade` means `upgrade --help`. */
function helpAsFlag(args: readonly string[]): readonly string[] {
  return args[0] === "help" ? [...args.slice(1), "--help"] : args;
}

function help({ command }: ParsedArguments, globals: Globals): number {
  const printer = new Printer(globals);
  printer.result(
    command === undefined
      ? overview(GRAMMAR, printer.style)
      : commandHelp(command, GRAMMAR, printer.style),
  );
  return DONE;
}

async function version(globals: Globals): Promise<number> {
  const { VERSION } = await import("./version.ts");
  new Printer(globals).result(`athanor ${VERSION}`);
  return DONE;
}

async function missingCommand(
  args: readonly string[],
  globals: Globals,
): Promise<number> {
  if (globals.json) {
    const { reportUsage } = await import("./report_usage.ts");
    const error = new UsageError("No command is named", {
      hint: 'See "athanor --help".',
    });
    return reportUsage(error, { args, grammar: GRAMMAR });
  }
  const printer = new Printer(globals);
  printer.message(overview(GRAMMAR, printer.messageStyle));
  return WRONG_USAGE;
}
