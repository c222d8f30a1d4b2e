import type { Config } from "../config/config.ts";
import type { AthanorError } from "../errors.ts";
import type { CommandSpec, Outcome } from "./command_spec.ts";
import { errorObject, errorReport } from "./error_report.ts";
import { DONE, exitCodeOf, WRONG_USAGE } from "./exit_code.ts";
import { GLOBAL_FLAGS } from "./global_flags.ts";
import { commandHelp, overview, usageLine } from "./help.ts";
import { onInterrupt } from "./interrupt.ts";
import { knownError } from "./known_error.ts";
import {
  type Grammar,
  parseArguments,
  type ParsedArguments,
} from "./parse_arguments.ts";
import { Printer } from "./printer.ts";
import { Progress } from "./progress.ts";
import { type Globals, readGlobals } from "./read_globals.ts";
import type { Shell } from "./shell.ts";
import { COMMANDS } from "./table.ts";
import { terminalLogger } from "./terminal_logger.ts";

const GRAMMAR: Grammar = { commands: COMMANDS, globalFlags: GLOBAL_FLAGS };

/** The version of the shape of what `--json` prints. */
const SCHEMA_VERSION = 1;

/**
 * Runs one command line and prints what comes of it: a result to stdout, all
 * else to stderr. It never ends the process.
 *
 * @param args the arguments, without the program's name
 * @returns the exit code
 */
export async function main(args: readonly string[]): Promise<number> {
  let parsed: ParsedArguments;
  try {
    parsed = parseArguments(helpAsFlag(args), GRAMMAR);
  } catch (error) {
    return wrongUsage(args, knownError(error));
  }
  return await new Session(parsed).run();
}

/** `help upgrade` means `upgrade --help`. */
function helpAsFlag(args: readonly string[]): readonly string[] {
  return args[0] === "help" ? [...args.slice(1), "--help"] : args;
}

/** Tells of a command line that cannot be taken apart. Its flags are only guessed at. */
function wrongUsage(args: readonly string[], error: AthanorError): number {
  const printer = new Printer({ noColor: args.includes("--no-color") });
  if (args.includes("--json")) {
    const command = error.details["command"] ?? null;
    printJson(printer, { command, ok: false, error: errorObject(error) });
    return WRONG_USAGE;
  }
  printer.message(usageReport(printer, error));
  return exitCodeOf(error);
}

function usageReport(printer: Printer, error: AthanorError): string {
  const style = printer.messageStyle;
  const named = COMMANDS.find(({ name }) => name === error.details["command"]);
  const usage = named === undefined
    ? "athanor <command> [arguments] [flags]"
    : usageLine(named);
  const report = errorReport(error, { style, verbose: false, cwd: undefined });
  return `${report}\n${style.bold("usage:")} ${usage}`;
}

function printJson(printer: Printer, object: Record<string, unknown>): void {
  const { command, ok, ...rest } = object;
  printer.result(
    JSON.stringify({ schemaVersion: SCHEMA_VERSION, command, ok, ...rest }),
  );
}

/** One command line that could be read. */
class Session {
  readonly #command: CommandSpec | undefined;
  readonly #input: ParsedArguments["input"];
  readonly #globals: Globals;
  readonly #printer: Printer;
  readonly #progress: Progress;

  constructor({ command, input, globals }: ParsedArguments) {
    this.#command = command;
    this.#input = input;
    this.#globals = readGlobals(globals);
    this.#printer = new Printer({ noColor: this.#globals.noColor });
    this.#progress = new Progress(this.#printer);
  }

  async run(): Promise<number> {
    if (this.#globals.help) return this.#help();
    if (this.#globals.version) return await this.#version();
    const command = this.#command;
    if (command === undefined) return this.#missingCommand();
    using interrupt = onInterrupt();
    try {
      const outcome = await this.#execute(command, interrupt.signal);
      this.#succeed(command, outcome);
      return DONE;
    } catch (error) {
      return this.#fail(command, knownError(error));
    } finally {
      this.#progress.finish();
    }
  }

  async #execute(command: CommandSpec, signal: AbortSignal): Promise<Outcome> {
    const config = await this.#config(command, signal);
    return await command.run(config, this.#input, this.#shell());
  }

  async #config(command: CommandSpec, signal: AbortSignal): Promise<Config> {
    const { loadConfig } = await import("../config/load_config.ts");
    const { config: path, url, x } = this.#globals;
    const logger = terminalLogger(this.#printer, this.#globals);
    const config = await loadConfig({
      path,
      x,
      signal,
      logger,
      ...(url !== undefined && { overrides: { url } }),
    });
    logger.debug(
      `${command.name}: configuration from ${config.path ?? "defaults"}`,
    );
    return config;
  }

  #shell(): Shell {
    const quiet = this.#globals.quiet || this.#globals.json;
    return {
      ...GRAMMAR,
      progress: {
        onPlan: (steps) => quiet || this.#progress.planned(steps),
        onStep: (_, done) => quiet || this.#progress.stepped(done),
      },
      ask: (question) => this.#mayAsk() ? prompt(question) ?? "" : undefined,
      confirm: (question) => !this.#mayAsk() || confirm(question),
    };
  }

  /** Prompts go through stdin and stdout, so that both must be a terminal. */
  #mayAsk(): boolean {
    const { yes, json } = this.#globals;
    return !yes && !json && Deno.stdin.isTerminal() &&
      Deno.stdout.isTerminal();
  }

  #succeed(command: CommandSpec, outcome: Outcome): void {
    this.#progress.finish();
    const { json, quiet } = this.#globals;
    if (json) {
      const { result } = outcome;
      printJson(this.#printer, { command: command.name, ok: true, result });
      return;
    }
    const text = quiet && command.acts && this.#input["sql"] !== true
      ? ""
      : outcome.format({
        style: this.#printer.style,
        verbose: this.#globals.verbose,
      });
    if (text !== "") this.#printer.result(text);
  }

  #fail(command: CommandSpec, error: AthanorError): number {
    this.#progress.finish();
    const { json, verbose } = this.#globals;
    if (json) {
      printJson(this.#printer, {
        command: command.name,
        ok: false,
        error: errorObject(error),
      });
    } else {
      const style = this.#printer.messageStyle;
      const cwd = workingDirectory();
      this.#printer.message(errorReport(error, { style, verbose, cwd }));
    }
    return exitCodeOf(error);
  }

  #help(): number {
    const { style } = this.#printer;
    this.#printer.result(
      this.#command === undefined
        ? overview(GRAMMAR, style)
        : commandHelp(this.#command, GRAMMAR, style),
    );
    return DONE;
  }

  async #version(): Promise<number> {
    const { VERSION } = await import("./version.ts");
    this.#printer.result(`athanor ${VERSION}`);
    return DONE;
  }

  #missingCommand(): number {
    this.#printer.message(overview(GRAMMAR, this.#printer.messageStyle));
    return WRONG_USAGE;
  }
}

/** The working directory, where it may be known. */
function workingDirectory(): string | undefined {
  try {
    return Deno.cwd();
  } catch {
    return undefined;
  }
}
