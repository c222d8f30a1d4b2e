import type { Config } from "../config/config.ts";
import { loadModule } from "../util/load_module.ts";
import type { Shell } from "./shell.ts";
import type { Style } from "./style.ts";

/** How a result is written for people. */
export interface FormatOptions<Input> {
  readonly style: Style;
  /** Whether `--verbose` was given. */
  readonly verbose: boolean;
  /** What the command was given. */
  readonly input: Input;
}

/** What a command's file exports as `cli`. */
export interface CommandModule<Input, Result> {
  /** Does the work and returns plain data. It prints nothing. */
  run(config: Config, input: Input, shell: Shell): Promise<Result>;
  /** Does what can be done when the configuration cannot be read; without it the error is told. */
  runWithoutConfig?(error: unknown): Result;
  /** The exit code that a result stands for; 0 without it. */
  exitCode?(result: Result): number;
  /** The result for people, without a final line break; empty when there is nothing to say. */
  format(result: Result, options: FormatOptions<Input>): string;
}

/** A command whose row says what its input is. */
export type LoadedCommand = CommandModule<
  Readonly<Record<string, unknown>>,
  unknown
>;

/**
 * Imports a file of this room that not every command line needs. Deno would
 * load what a literal `import()` names when the program starts, for help, too.
 */
export async function loadFile<Module>(name: string): Promise<Module> {
  return await loadModule<Module>(`commands/${name}.ts`);
}

/** Imports a command's file. */
export async function loadCommand(name: string): Promise<LoadedCommand> {
  const { cli } = await loadFile<{ readonly cli: LoadedCommand }>(name);
  return cli;
}
