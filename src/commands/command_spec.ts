import type { Config } from "../config/config.ts";
import type { Shell } from "./shell.ts";
import type { Style } from "./style.ts";

/** A flag of the command line. Its name is the key in kebab case: `revId` is `--rev-id`. */
export interface FlagSpec {
  /** `switch` takes no value, `text` takes one, `list` may be given several times. */
  readonly kind: "switch" | "text" | "list";
  /** The one-letter form, without its dash. */
  readonly short?: string;
  /** What help calls the value. */
  readonly value?: string;
  readonly help: string;
  /** What a shell completes the value with. */
  readonly completes?: Completion;
}

/** A positional argument. */
export interface ArgumentSpec {
  /** `one` must be given, `optional` may be, `many` is one or more and comes last. */
  readonly kind: "one" | "optional" | "many";
  readonly help: string;
  /** What a shell completes it with. */
  readonly completes?: Completion;
}

/** What a shell completes a value with: a source that Athanor lists, files, or fixed words. */
export type Completion = "revisions" | "files" | "commands" | readonly string[];

/** Flags by their names in camel case. */
export type FlagSpecs = Readonly<Record<string, FlagSpec>>;
/** Arguments by name, in their order. */
export type ArgumentSpecs = Readonly<Record<string, ArgumentSpec>>;

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

/** What every command's row says. */
export interface CommandDescription {
  /** One line for the overview. */
  readonly summary: string;
  /** Paragraphs for the command's own help. */
  readonly description?: string;
  /** Command lines with what they do. */
  readonly examples?: readonly (readonly [line: string, what: string])[];
  /** Whether `--quiet` silences its result, because it tells of something done and answers no question. */
  readonly acts: boolean;
}

/** A row of the command table. */
export interface CommandSpec extends CommandDescription {
  readonly name: string;
  readonly arguments: ArgumentSpecs;
  readonly flags: FlagSpecs;
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
> extends CommandDescription {
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

/** `revId` → `rev-id`. */
export function kebabCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
