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

/** What is said of a command without loading it. */
export interface CommandOutline {
  readonly name: string;
  /** One line for the overview. */
  readonly summary: string;
  /** Paragraphs for the command's own help. */
  readonly description?: string;
  /** Command lines with what they do. */
  readonly examples?: readonly (readonly [line: string, what: string])[];
  /** Whether `--quiet` silences its result, because it tells of something done and answers no question. */
  readonly acts: boolean;
  readonly arguments: ArgumentSpecs;
  readonly flags: FlagSpecs;
}

/** `revId` → `rev-id`. */
export function kebabCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
