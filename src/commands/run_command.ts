import type { Config } from "../config/config.ts";
import { loadConfig } from "../config/load_config.ts";
import { AthanorError } from "../errors.ts";
import { loadCommand, type LoadedCommand } from "./command_module.ts";
import type { Command, Grammar } from "./command_outline.ts";
import { DONE } from "./exit_code.ts";
import { onInterrupt } from "./interrupt.ts";
import { jsonText } from "./json_text.ts";
import { Printer } from "./printer.ts";
import { Progress } from "./progress.ts";
import type { Globals } from "./read_globals.ts";
import { NO_LOCK_RISK, settingFlags } from "./setting_flags.ts";
import type { Shell } from "./shell.ts";
import { terminalLogger } from "./terminal_logger.ts";
import { watchUncaught } from "./uncaught.ts";

/** What a command line says beside the command. */
export interface RunCommandOptions {
  /** The command's arguments and flags by name. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly globals: Globals;
  readonly grammar: Grammar;
}

/**
 * Runs a command and prints its result or its error.
 *
 * @returns the exit code
 */
export async function runCommand(
  command: Command,
  options: RunCommandOptions,
): Promise<number> {
  return await new CommandRun(command, options).run();
}

class CommandRun {
  readonly #command: Command;
  readonly #options: RunCommandOptions;
  readonly #printer: Printer;
  readonly #progress: Progress;

  constructor(command: Command, options: RunCommandOptions) {
    this.#command = command;
    this.#options = options;
    this.#printer = new Printer(options.globals);
    this.#progress = new Progress(this.#printer);
  }

  async run(): Promise<number> {
    using interrupt = onInterrupt(() => this.#tellStopping());
    using uncaught = watchUncaught(() => interrupt.abort());
    let result: unknown;
    try {
      const cli = await loadCommand(this.#command.name);
      result = await this.#execute(cli, interrupt.signal);
      if (uncaught.error !== undefined) {
        // What was done stays, and belongs to the account.
        if (!this.#options.globals.json) this.#succeed(result, cli);
        throw uncaught.error;
      }
      this.#succeed(result, cli);
      return cli.exitCode?.(result) ?? DONE;
    } catch (thrown) {
      const { reportFailure } = await import("./report_failure.ts");
      return reportFailure(thrown, {
        name: this.#command.name,
        globals: this.#options.globals,
        printer: this.#printer,
        uncaught: uncaught.error,
        result,
      });
    }
  }

  async #execute(cli: LoadedCommand, signal: AbortSignal): Promise<unknown> {
    try {
      const { input } = this.#options;
      const config = await this.#config(signal).catch((error: unknown) => {
        if (cli.runWithoutConfig === undefined) throw error;
        return { error };
      });
      return "error" in config
        ? cli.runWithoutConfig?.(config.error)
        : await cli.run(config, input, this.#shell());
    } finally {
      this.#progress.finish();
    }
  }

  async #config(signal: AbortSignal): Promise<Config> {
    const { globals, input } = this.#options;
    const { config: path, x } = globals;
    const logger = terminalLogger(this.#printer, globals);
    const overrides = settingFlags(globals, input);
    if (overrides.lock === false && input["sql"] !== true) {
      logger.warn(NO_LOCK_RISK);
    }
    const config = await loadConfig({ path, x, signal, logger, overrides });
    logger.debug(`Configuration: ${config.path ?? "none, defaults serve"}`);
    return config;
  }

  #shell(): Shell {
    const { grammar, globals } = this.#options;
    const silent = globals.quiet || globals.json;
    return {
      grammar,
      progress: {
        onPlan: (steps) => silent || this.#progress.planned(steps),
        onStep: (_, done) => silent || this.#progress.stepped(done),
      },
      ask: (question) => this.#mayAsk() ? answerTo(question) : undefined,
      confirm: (question) => !this.#mayAsk() || confirm(question),
    };
  }

  #tellStopping(): void {
    const { name } = this.#command;
    const when = name === "upgrade" || name === "downgrade"
      ? "when the revision that is running ends"
      : "as soon as possible";
    this.#printer.message(`Stopping ${when}; interrupt again to end at once`);
  }

  /** Prompts use stdin and stdout, so that both must be a terminal. */
  #mayAsk(): boolean {
    const { yes, json } = this.#options.globals;
    return !yes && !json && Deno.stdin.isTerminal() &&
      Deno.stdout.isTerminal();
  }

  #succeed(result: unknown, cli: LoadedCommand): void {
    const { globals: { json, quiet, verbose }, input } = this.#options;
    const { name, acts } = this.#command;
    if (json) {
      this.#printer.result(jsonText(name, { ok: true, result }));
      return;
    }
    if (quiet && acts && input["sql"] !== true) return;
    const text = cli.format(result, {
      style: this.#printer.style,
      verbose,
      input,
    });
    if (text !== "") this.#printer.result(text);
  }
}

/** What a person answers; Ctrl-C and Ctrl-D leave the question, and so the command. */
function answerTo(question: string): string {
  const answer = prompt(question);
  if (answer !== null) return answer;
  throw new AthanorError("INTERRUPTED", "Nothing was changed");
}
