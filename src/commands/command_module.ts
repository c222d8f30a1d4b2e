import type { Config } from "../config/config.ts";
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
 * Imports a command's file. The specifier is computed because Deno loads what a
 * literal `import()` names when the program starts, and help would pay for it.
 */
export async function loadCommand(name: string): Promise<LoadedCommand> {
  const url = new URL(`./${name}.ts`, import.meta.url);
  const module: { readonly cli: LoadedCommand } = await import(url.href);
  return module.cli;
}
