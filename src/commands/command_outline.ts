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
  /** `one` must be given, `optional` may be; `many` is one or more and `any` none or more, and both come last. */
  readonly kind: "one" | "optional" | "many" | "any";
  readonly help: string;
  /** What a shell completes it with. */
  readonly completes?: Completion;
}

/** What a shell completes a value with: a source that Athanor lists, files, or fixed words. */
export type Completion = "revisions" | "files" | readonly string[];

/** Flags by their names in camel case. */
export type FlagSpecs = Readonly<Record<string, FlagSpec>>;
/** Arguments by name, in their order. */
export type ArgumentSpecs = Readonly<Record<string, ArgumentSpec>>;

/** What is said of a command without loading it. */
export interface CommandOutline {
  /** One line for the overview. */
  readonly summary: string;
  /** Paragraphs for the command's own help. */
  readonly description?: string;
  /** Command lines with what they do. */
  readonly examples?: readonly (readonly [line: string, what: string])[];
  /** Whether `--quiet` silences its result, because it tells of something done and answers no question. */
  readonly acts: boolean;
  readonly arguments?: ArgumentSpecs;
  readonly flags?: FlagSpecs;
}

/** A row of the command table, ready to be walked through. */
export interface Command extends CommandOutline {
  readonly name: string;
  readonly arguments: ArgumentSpecs;
  readonly flags: FlagSpecs;
}

/** The rows of a table in their order. */
export function listCommands(
  table: Readonly<Record<string, CommandOutline>>,
): readonly Command[] {
  return Object.entries(table).map(([name, outline]) => ({
    name,
    arguments: {},
    flags: {},
    ...outline,
  }));
}

/** What command lines are written in. */
export interface Grammar {
  readonly commands: readonly Command[];
  /** The flags that every command takes. */
  readonly globalFlags: FlagSpecs;
}

interface FlagValues {
  readonly switch: boolean;
  readonly text: string;
  readonly list: readonly string[];
}

interface ArgumentValues {
  readonly one: string;
  readonly optional: string | undefined;
  readonly many: readonly string[];
  readonly any: readonly string[];
}

/** The values of a row's arguments and flags, by their names. */
export type InputFor<Row extends CommandOutline> =
  & {
    readonly [K in keyof Row["arguments"]]: Row["arguments"][K] extends
      ArgumentSpec ? ArgumentValues[Row["arguments"][K]["kind"]] : never;
  }
  & {
    readonly [K in keyof Row["flags"]]?: Row["flags"][K] extends FlagSpec
      ? FlagValues[Row["flags"][K]["kind"]]
      : never;
  };

/** `revId` → `rev-id`. */
export function kebabCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
