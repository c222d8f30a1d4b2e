import type { Config } from "../config/config.ts";
import type {
  ArgumentSpecs,
  CommandOutline,
  FlagSpecs,
} from "./command_outline.ts";
import type { Shell } from "./shell.ts";
import type { Style } from "./style.ts";

interface FlagValues {
  readonly switch: boolean;
  readonly text: string;
  readonly list: readonly string[];
}

interface ArgumentValues {
  readonly one: string;
  readonly optional: string | undefined;
  readonly many: readonly string[];
}

/** What a command is given, typed by its row in the table. */
export type Input<A extends ArgumentSpecs, F extends FlagSpecs> =
  & { readonly [K in keyof A]: ArgumentValues[A[K]["kind"]] }
  & { readonly [K in keyof F]?: FlagValues[F[K]["kind"]] };

/** How a result is written for people. */
export interface FormatOptions<I> {
  readonly style: Style;
  /** Whether `--verbose` was given. */
  readonly verbose: boolean;
  /** What the command was given. */
  readonly input: I;
}

/** What a command's file exports as `cli`. */
export interface CommandModule<I, R> {
  /** Does the work and returns plain data. It prints nothing. */
  run(config: Config, input: I, shell: Shell): Promise<R>;
  /** The result for people, without a final line break; empty when there is nothing to say. */
  format(result: R, options: FormatOptions<I>): string;
}

/** What a command did, ready to be printed either way. */
export interface Outcome {
  readonly result: unknown;
  format(options: Omit<FormatOptions<unknown>, "input">): string;
}

/** A row of the command table. */
export interface CommandSpec extends CommandOutline {
  run(
    config: Config,
    input: Readonly<Record<string, unknown>>,
    shell: Shell,
  ): Promise<Outcome>;
}

interface CommandDefinition<
  A extends ArgumentSpecs,
  F extends FlagSpecs,
  R,
> extends Omit<CommandOutline, "name" | "arguments" | "flags"> {
  readonly arguments?: A;
  readonly flags?: F;
  /** Imports the command's file, so that help and other commands do not pay for it. */
  load(): Promise<{ readonly cli: CommandModule<Input<A, F>, R> }>;
}

/**
 * Makes a row of the command table and checks, at compile time, that the
 * command's file takes what the row's arguments and flags give.
 */
export function defineCommand<
  R,
  const A extends ArgumentSpecs = Record<never, never>,
  const F extends FlagSpecs = Record<never, never>,
>(name: string, definition: CommandDefinition<A, F, R>): CommandSpec {
  const { load, ...description } = definition;
  return {
    name,
    arguments: {},
    flags: {},
    ...description,
    async run(config, values, shell): Promise<Outcome> {
      const { cli } = await load();
      const input = values as Input<A, F>;
      const result = await cli.run(config, input, shell);
      return {
        result,
        format: (options) => cli.format(result, { ...options, input }),
      };
    },
  };
}
