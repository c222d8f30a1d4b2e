import { DIALECT_NAMES, isDialectName } from "../dialect_name.ts";
import { AthanorError } from "../errors.ts";
import { isPlainObject as isPlain } from "../util/plain_object.ts";

/** Makes the error of a value that can not be used; the hint is the way out. */
export function invalid(message: string, hint: string): AthanorError {
  return new AthanorError("OPERATION_INVALID", message, { hint });
}

/** What a message calls a value; a function where only an error has it put together. */
export type What = string | (() => string);

/** The text of what a message calls a value. */
export function told(what: What): string {
  return typeof what === "function" ? what() : what;
}

/** A value as a message quotes it: short, on one line, whatever it is. */
export function quoted(value: unknown): string {
  if (typeof value === "string") return clip(JSON.stringify(value));
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "function") return "a function";
  if (Array.isArray(value)) {
    return value.length > 0 ? "a list" : "an empty list";
  }
  if (typeof value === "object" && value !== null) return describeObject(value);
  return String(value);
}

function clip(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function describeObject(value: object): string {
  if ("kind" in value && typeof value.kind === "string") {
    return `a value of kind "${value.kind}"`;
  }
  const name = value.constructor?.name;
  return name === undefined || name === "Object" ? "an object" : `a ${name}`;
}

/**
 * Refuses a name that no database could hold.
 *
 * @throws {AthanorError} `OPERATION_INVALID` for an empty text, a NUL or half a character
 */
export function checkName(value: unknown, what: What): string {
  if (typeof value !== "string") {
    throw invalid(
      `The ${told(what)} must be a string, but is ${quoted(value)}`,
      `Give the ${told(what)} as a non-empty string.`,
    );
  }
  if (value === "") {
    throw invalid(
      `The ${told(what)} is empty`,
      `Give a non-empty ${told(what)}.`,
    );
  }
  return checkText(value, what);
}

/** Refuses a text that cannot be written to a database: not a string, a NUL, half a character. */
export function checkText(value: unknown, what: What): string {
  if (typeof value !== "string") {
    throw invalid(
      `The ${told(what)} must be a string, but is ${quoted(value)}`,
      "Write it as a string, in quotes.",
    );
  }
  if (value.includes("\0")) {
    throw invalid(
      `The ${told(what)} ${quoted(value)} contains a NUL character`,
      "Remove the NUL character: no database accepts it there.",
    );
  }
  if (!value.isWellFormed()) {
    throw invalid(
      `The ${told(what)} ${quoted(value)} contains half of a surrogate pair`,
      "Make the text well formed, for example with toWellFormed().",
    );
  }
  return value;
}

/** Refuses what is not a non-empty list of column names. */
export function checkNames(value: unknown, what: string): readonly string[] {
  if (!Array.isArray(value)) {
    throw invalid(
      `The ${what}s must be a list, but are ${quoted(value)}`,
      `Write them as a list of names, such as ["id"].`,
    );
  }
  if (value.length === 0) {
    throw invalid(
      `The list of ${what}s is empty`,
      `Name at least one ${what}.`,
    );
  }
  return value.map((name) => checkName(name, what));
}

/** Refuses an option whose value is not a boolean. */
export function checkFlag(
  value: unknown,
  what: What,
): boolean | undefined {
  if (value === undefined || typeof value === "boolean") return value;
  throw invalid(
    `The ${told(what)} must be true or false, but is ${quoted(value)}`,
    "Write true or false, without quotes, or leave it out.",
  );
}

/** Refuses what is no name of a dialect. */
export function checkDialectName(name: string): void {
  if (isDialectName(name)) return;
  throw invalid(
    `Unknown dialect ${quoted(name)}`,
    `Use one of ${DIALECT_NAMES.join(", ")}.`,
  );
}

/** Tells whether a value is an object as one writes it, and none of ours. */
export function isPlainObject(
  value: unknown,
): value is Readonly<Record<string, unknown>> {
  return isPlain(value) && !("kind" in value);
}

/** Tells whether a value is one of ours, by its `kind`; copies of this module agree on it. */
export function isKind(value: unknown, kind: string): boolean {
  return typeof value === "object" && value !== null &&
    (value as { readonly kind?: unknown }).kind === kind;
}
