import {
  type Command,
  type Completion,
  type FlagSpec,
  type FlagSpecs,
  type Grammar,
  kebabCase,
} from "../command_outline.ts";

/** A flag with the ways to type it. */
export interface FlagWords {
  readonly spec: FlagSpec;
  /** `-m`, without its dash. */
  readonly short: string | undefined;
  /** `--message`, without its dashes; absent for a flag that is one letter. */
  readonly long: string | undefined;
  /** All ways to type it, dashes included. */
  readonly words: readonly string[];
}

/** The flags of a table with the ways to type them. */
export function flagWords(specs: FlagSpecs): FlagWords[] {
  return Object.entries(specs).map(([name, spec]) => {
    const { short } = spec;
    const long = name.length === 1 ? undefined : kebabCase(name);
    const words = [
      ...(short === undefined ? [] : [`-${short}`]),
      ...(long === undefined ? [] : [`--${long}`]),
    ];
    return { spec, short, long, words };
  });
}

/** The flags that a command takes: its own, and those of every command. */
export function flagsOf(command: Command, grammar: Grammar): FlagWords[] {
  return flagWords({ ...grammar.globalFlags, ...command.flags });
}

/** What a command's first argument is completed with. */
export function argumentCompletion(command: Command): Completion | undefined {
  return Object.values(command.arguments)[0]?.completes;
}

/** A text in single quotes, for any POSIX shell. */
export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
