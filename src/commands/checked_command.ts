import type { Config } from "../config/config.ts";
import { AthanorError } from "../errors.ts";
import { isPlainObject } from "../util/plain_object.ts";
import { didYouMean } from "./usage_error.ts";

/** A command as a function: a configuration, mostly a target, then options. */
type Call = (...parameters: never[]) => Promise<unknown>;

/** The last of a function's parameters. */
type Last<F extends Call> = Required<Parameters<F>> extends
  readonly [...unknown[], infer L] ? L : never;

/** What each option of a command takes; every option has to be named. */
type Options<F extends Call> = {
  readonly [K in keyof Last<F>]-?: NonNullable<Last<F>[K]> extends boolean
    ? "flag"
    : "any";
};

/** What a command is called with. */
export interface CommandShape<F extends Call> {
  /** Its name in `command`. */
  readonly name: string;
  /** What comes between the configuration and the options. */
  readonly target?: "one" | "several";
  /** Its options; absent: it has none. */
  readonly options?: Options<F>;
}

/**
 * A command that checks what it is given, since programs run without their
 * types being checked: an option that is not known, such as a `sql` with
 * another spelling, would have a migration run that was only to be written.
 */
export function checkedCommand<F extends Call>(
  call: F,
  shape: CommandShape<F>,
): F {
  const checked = async (...parameters: never[]): Promise<unknown> => {
    const { name } = shape;
    const named = { ...shape, name: `command.${name}` };
    checkParameters(parameters, named as unknown as AnyShape);
    return await call(...parameters);
  };
  return checked as F;
}

/** What a function is called with, whatever it is. */
export interface AnyShape {
  /** As people call it. */
  readonly name: string;
  /** What comes before the options. */
  readonly target?: "one" | "several";
  /** The options, and what each takes. */
  readonly options?: Readonly<Record<string, "flag" | "any">>;
}

function checkParameters(
  [config, ...rest]: readonly unknown[],
  shape: AnyShape,
): void {
  if (!isConfig(config)) {
    throw usage(
      shape,
      `takes a Config first, but was given ${shown(config)}`,
      config instanceof Promise
        ? "Await it: await loadConfig()."
        : 'Write new Config({ url: "…" }), or await loadConfig().',
    );
  }
  if (shape.target !== undefined) checkTarget(rest.shift(), shape);
  const [options] = rest;
  if (options !== undefined) checkOptions(options, shape);
}

/** Another copy of the module may have made it. */
function isConfig(value: unknown): value is Config {
  return typeof value === "object" && value !== null && "settings" in value &&
    "logger" in value;
}

/** Refuses what is no revision. */
export function checkTarget(target: unknown, shape: AnyShape): void {
  const isText = (one: unknown) => typeof one === "string";
  const isList = shape.target === "several" && Array.isArray(target);
  if (isText(target) || isList && target.every(isText)) return;
  throw usage(
    shape,
    `takes a revision, but was given ${shown(target)}`,
    'Give it as a text, such as "head".',
  );
}

/** Refuses options that a function does not know, or that are none. */
export function checkOptions(given: unknown, shape: AnyShape): void {
  const { options = {} } = shape;
  if (!isPlainObject(given)) {
    throw usage(
      shape,
      `takes options as an object, but was given ${shown(given)}`,
      `Write them as in { ${Object.keys(options)[0] ?? ""}: … }.`,
    );
  }
  const known = Object.keys(options);
  for (const [key, value] of Object.entries(given)) {
    const kind = options[key];
    if (kind === undefined) {
      const list = known.length === 0 ? "no options" : known.join(", ");
      throw usage(
        shape,
        `has no option "${key}"`,
        didYouMean(key, known) ?? `It takes ${list}.`,
      );
    }
    const fits = kind === "any" || value === undefined ||
      typeof value === "boolean";
    if (fits) continue;
    throw usage(
      shape,
      `takes true or false as its option ${key}, but was given ${shown(value)}`,
      "Write true or false, without quotes, or leave it out.",
    );
  }
}

function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (value instanceof Promise) return "a promise";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  return String(value);
}

function usage(
  { name }: AnyShape,
  what: string,
  hint: string,
): AthanorError {
  return new AthanorError("USAGE", `${name} ${what}`, { hint });
}
