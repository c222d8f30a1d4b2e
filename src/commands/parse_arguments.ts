import {
  type Command,
  type FlagSpec,
  type FlagSpecs,
  type Grammar,
  kebabCase,
} from "./command_outline.ts";
import { didYouMean, UsageError } from "./usage_error.ts";

/** A command line, taken apart. */
export interface ParsedArguments {
  /** The command, when one was named. */
  readonly command: Command | undefined;
  /** The command's arguments and flags by name. */
  readonly input: Readonly<Record<string, unknown>>;
  /** The flags that every command takes, by name. */
  readonly globals: Readonly<Record<string, unknown>>;
}

type FlagValue = boolean | string | string[];

/** A flag found by the way it was typed. */
interface FoundFlag {
  readonly name: string;
  readonly spec: FlagSpec;
  readonly into: Record<string, FlagValue>;
}

/**
 * Takes a command line apart. Flags may stand anywhere; `--flag=value`,
 * `-fvalue`, `-ab` and `--` work; what begins with a dash and a digit is an
 * argument (`downgrade -1`), and so is what follows a flag that takes a value.
 *
 * @throws {UsageError} for an unknown command or flag, and for a missing or extra argument or value
 */
export function parseArguments(
  args: readonly string[],
  grammar: Grammar,
): ParsedArguments {
  return new Parser(args, grammar).parse();
}

class Parser {
  readonly #args: readonly string[];
  readonly #grammar: Grammar;
  readonly #globals: Record<string, FlagValue> = {};
  readonly #flags: Record<string, FlagValue> = {};
  readonly #words: string[] = [];
  #command: Command | undefined;
  #commandAt: number | undefined;
  #next = 0;

  constructor(args: readonly string[], grammar: Grammar) {
    this.#args = args;
    this.#grammar = grammar;
  }

  parse(): ParsedArguments {
    const at = this.#commandAt = this.#commandIndex();
    if (at !== undefined) {
      this.#command = this.#findCommand(this.#args[at] ?? "");
    }
    while (this.#next < this.#args.length) {
      const index = this.#next++;
      if (index === at) continue;
      const token = this.#args[index] ?? "";
      if (token === "--") this.#takeRest();
      else if (!isFlag(token)) this.#words.push(token);
      else if (token.startsWith("--")) this.#takeLong(token.slice(2));
      else this.#takeShort(token.slice(1));
    }
    const wantsHelp = this.#globals["help"] === true;
    const input = this.#command === undefined || wantsHelp
      ? {}
      : { ...this.#flags, ...placeWords(this.#command, this.#words) };
    return { command: this.#command, input, globals: this.#globals };
  }

  /** Where the command's name is: the first token that is neither a flag nor a flag's value. */
  #commandIndex(): number | undefined {
    for (let index = 0; index < this.#args.length; index++) {
      const token = this.#args[index] ?? "";
      if (token === "--") return undefined;
      if (!isFlag(token)) return index;
      if (this.#takesNext(token)) index++;
    }
    return undefined;
  }

  /** Whether a flag that stands before the command's name takes the next token. */
  #takesNext(token: string): boolean {
    if (token.includes("=")) return false;
    const tables = [
      this.#grammar.globalFlags,
      ...this.#grammar.commands.map((command) => command.flags),
    ];
    const flags = tables.flatMap((table) => Object.entries(table));
    const takesValue = (typed: string): boolean => {
      const [, spec] =
        flags.find(([name, { short }]) =>
          typed === `--${kebabCase(name)}` || typed === `-${short}`
        ) ?? [];
      return spec !== undefined && spec.kind !== "switch";
    };
    if (token.startsWith("--")) return takesValue(token);
    // Of several letters, what follows the first that takes a value is its value.
    const letters = [...token.slice(1)];
    const first = letters.findIndex((letter) => takesValue(`-${letter}`));
    return first >= 0 && first === letters.length - 1;
  }

  /** Whether some command, or every one, takes a flag that stands before the name. */
  #isKnown(token: string): boolean {
    return [
      this.#grammar.globalFlags,
      ...this.#grammar.commands.map((command) => command.flags),
    ].some((specs) =>
      Object.entries(specs).some(([name, { short }]) =>
        token.startsWith("--")
          ? token.split("=")[0] === `--${kebabCase(name)}`
          : token[1] === short
      )
    );
  }

  #findCommand(word: string): Command {
    const wanted = word.replaceAll("-", "_");
    const { commands } = this.#grammar;
    const found = commands.find((command) => command.name === wanted);
    if (found !== undefined) return found;
    // The value of a flag that there is not is no command: `-n section heads`.
    const strange = this.#args.slice(0, this.#commandAt)
      .find((token) => isFlag(token) && !this.#isKnown(token));
    if (strange !== undefined) throw this.#unknownFlag(strange);
    const names = commands.map((command) => command.name);
    throw new UsageError(`Unknown command "${word}"`, {
      hint: didYouMean(word, names) ?? `The commands are ${names.join(", ")}.`,
    });
  }

  #takeRest(): void {
    this.#words.push(...this.#args.slice(this.#next));
    this.#next = this.#args.length;
  }

  #takeLong(text: string): void {
    const equals = text.indexOf("=");
    const typed = equals < 0 ? text : text.slice(0, equals);
    const flag = this.#find((name) => kebabCase(name) === typed);
    if (flag === undefined) throw this.#unknownFlag(`--${typed}`);
    this.#store(
      flag,
      `--${typed}`,
      equals < 0 ? undefined : text.slice(equals + 1),
    );
  }

  /** Reads `-v`, `-vi`, `-mtext`, `-m=text` and `-m text`. */
  #takeShort(letters: string): void {
    for (let index = 0; index < letters.length; index++) {
      const letter = letters[index] ?? "";
      const flag = this.#find((_, spec) => spec.short === letter);
      if (flag === undefined) throw this.#unknownFlag(`-${letter}`);
      if (flag.spec.kind === "switch") {
        this.#store(flag, `-${letter}`, undefined);
        continue;
      }
      const glued = letters.slice(index + 1).replace(/^=/, "");
      const given = index + 1 < letters.length ? glued : undefined;
      return this.#store(flag, `-${letter}`, given);
    }
  }

  /**
   * After the command's name its own flags win over those that every command
   * takes, and before it they lose: `-c FILE current -c`, as in Alembic.
   */
  #find(
    matches: (name: string, spec: FlagSpec) => boolean,
  ): FoundFlag | undefined {
    const sources: [FlagSpecs, Record<string, FlagValue>][] = [
      [this.#command?.flags ?? {}, this.#flags],
      [this.#grammar.globalFlags, this.#globals],
    ];
    const isBefore = this.#commandAt === undefined ||
      this.#next <= this.#commandAt;
    for (const [specs, into] of isBefore ? sources.reverse() : sources) {
      for (const [name, spec] of Object.entries(specs)) {
        if (matches(name, spec)) return { name, spec, into };
      }
    }
    return undefined;
  }

  #store(flag: FoundFlag, typed: string, given: string | undefined): void {
    const { name, spec, into } = flag;
    if (spec.kind === "switch") {
      if (given !== undefined) throw this.#wrong(`${typed} takes no value`);
      into[name] = true;
      return;
    }
    const value = given ?? this.#takeValue(typed, spec);
    const before = into[name];
    if (spec.kind === "list") {
      into[name] = [...(Array.isArray(before) ? before : []), value];
    } else if (before !== undefined) {
      throw this.#wrong(`${typed} is given twice`);
    } else into[name] = value;
  }

  #takeValue(typed: string, spec: FlagSpec): string {
    const value = this.#args[this.#next];
    if (value === undefined || isFlag(value)) {
      throw this.#wrong(
        `${typed} needs a value`,
        value === undefined
          ? `Write ${typed} ${spec.value ?? "VALUE"}.`
          : `Write ${typed}=${value} if the value begins with a dash.`,
      );
    }
    this.#next++;
    return value;
  }

  #unknownFlag(typed: string): UsageError {
    const known = [this.#command?.flags ?? {}, this.#grammar.globalFlags]
      .flatMap((specs) => Object.keys(specs))
      .map((name) => `--${kebabCase(name)}`);
    const meant = typed.startsWith("--") ? didYouMean(typed, known) : undefined;
    const name = this.#command?.name;
    const see = `See "athanor ${name === undefined ? "" : `${name} `}--help".`;
    return this.#wrong(`Unknown flag "${typed}"`, meant ?? see);
  }

  #wrong(message: string, hint?: string): UsageError {
    return new UsageError(message, { hint, command: this.#command?.name });
  }
}

/** Tells a flag from an argument; `-1`, `-1:head` and `-` are arguments. */
function isFlag(token: string): boolean {
  return /^-[^\d]/.test(token);
}

/** Gives the words of a command line to a command's arguments. */
function placeWords(
  command: Command,
  words: readonly string[],
): Record<string, string | readonly string[]> {
  const placed: Record<string, string | readonly string[]> = {};
  let rest = words;
  for (const [name, { kind }] of Object.entries(command.arguments)) {
    const [word] = rest;
    if (word === undefined) {
      if (kind === "any") placed[name] = [];
      if (kind === "optional" || kind === "any") continue;
      const what = kind === "many" ? name : withArticle(name);
      throw new UsageError(`${command.name} needs ${what}`, {
        hint: `See "athanor ${command.name} --help".`,
        command: command.name,
      });
    }
    const takesAll = kind === "many" || kind === "any";
    placed[name] = takesAll ? rest : word;
    rest = takesAll ? [] : rest.slice(1);
  }
  if (rest.length > 0) {
    throw new UsageError(`Unexpected argument "${rest[0]}"`, {
      hint: `See "athanor ${command.name} --help".`,
      command: command.name,
    });
  }
  return placed;
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}
