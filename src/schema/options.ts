import type { AthanorError } from "../errors.ts";
import { DIALECT_NAMES } from "../dialect_name.ts";
import type { DialectName } from "../dialect_name.ts";
import { nearest } from "../util/nearest.ts";
import {
  checkText,
  invalid,
  isKind,
  isPlainObject,
  quoted,
  told,
} from "./check.ts";
import type { What } from "./check.ts";
import type { SqlText } from "./sql_text.ts";

/** The value of an option that belongs to one dialect. */
export type DialectOption =
  | null
  | boolean
  | number
  | string
  | readonly string[]
  | SqlText
  | Readonly<Record<string, string | number | boolean>>;

/** How the names of dialect options begin; `mariadb` is for MariaDB alone. */
export type DialectPrefix = DialectName | "mariadb";

/** Options that take effect on one dialect only, such as `postgresqlWhere` or `mysqlEngine`. */
export interface DialectOptions {
  /** The dialect's name, then the option in camel case, such as `postgresqlUsing`. */
  readonly [
    option: `${DialectPrefix}${string}`
  ]: DialectOption | undefined;
}

/** The options of a call, sorted into those of the call and those of dialects. */
export interface SplitOptions {
  readonly own: Readonly<Record<string, unknown>>;
  readonly dialect: Readonly<Record<string, DialectOption>>;
}

const DIALECT_PREFIX = new RegExp(
  `^(${DIALECT_NAMES.join("|")}|mariadb)[A-Z]`,
);

/**
 * Sorts the options of a call, and refuses those that it does not know.
 *
 * @throws {AthanorError} `OPERATION_INVALID` naming the nearest known option
 */
export function splitOptions(
  options: unknown,
  known: readonly string[],
  what: What,
): SplitOptions {
  const own: Record<string, unknown> = {};
  const dialect: Record<string, DialectOption> = {};
  const given = checkOptionsObject(options, what, known[0]);
  for (const key of Object.keys(given)) {
    const value = given[key];
    if (known.includes(key)) {
      if (value !== undefined) own[key] = value;
    } else if (DIALECT_PREFIX.test(key)) {
      if (value !== undefined) dialect[key] = checkDialectOption(key, value);
    } else {
      throw unknownOption(key, known, what);
    }
  }
  return { own, dialect };
}

/** Refuses options that a call without dialect options does not know. */
export function checkOptions(
  options: unknown,
  known: readonly string[],
  what: string,
): void {
  for (const key of Object.keys(checkOptionsObject(options, what, known[0]))) {
    if (!known.includes(key)) throw unknownOption(key, known, what);
  }
}

/**
 * Refuses options that are not one object, before they are copied: what is copied
 * of a number or a boolean is nothing.
 */
export function checkOptionsObject<T>(
  options: T,
  what: What,
  example?: string,
): T & Readonly<Record<string, unknown>> {
  if (isPlainObject(options)) return options;
  throw invalid(
    `The options of ${told(what)} must be an object, but are ${
      quoted(options)
    }`,
    `Optional arguments go into one object, such as { ${
      example === undefined ? "" : `${example}: `
    }… }.`,
  );
}

/** Makes the error of an option that is not known, with the nearest that is. */
export function unknownOption(
  key: string,
  known: readonly string[],
  what: What,
): AthanorError {
  const guess = nearest(key, known);
  const list = known.length === 0 ? "no options" : known.join(", ");
  return invalid(
    `Unknown option ${quoted(key)} of ${told(what)}`,
    guess === undefined
      ? `It takes ${list}; options of one dialect start with its name, such as postgresqlWhere.`
      : `Did you mean "${guess}"?`,
  );
}

function checkDialectOption(key: string, value: unknown): DialectOption {
  if (typeof value === "string") {
    return checkText(value, () => `option ${key}`);
  }
  if (isDialectOption(value)) return value;
  throw invalid(
    `The option ${quoted(key)} cannot hold ${quoted(value)}`,
    "It takes a text, a number, true or false, null, a list of names, sa.text() or a map of such values.",
  );
}

function isDialectOption(value: unknown): value is DialectOption {
  if (value === null || isScalar(value)) return true;
  if (Array.isArray(value)) {
    return value.every((one) => typeof one === "string");
  }
  if (isKind(value, "text")) return true;
  return isPlainObject(value) && Object.values(value).every(isScalar);
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "boolean" ||
    (typeof value === "number" && Number.isFinite(value));
}
