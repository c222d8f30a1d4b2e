import {
  checkText,
  invalid,
  isKind,
  isPlainObject,
  quoted,
  told,
} from "./check.ts";
import type { What } from "./check.ts";

/** An SQL expression or statement, written as it is. */
export class SqlText {
  /** What tells it from a plain text, from any copy of this module. */
  readonly kind = "text";
  /** The SQL, with its `:name` parameters already put in. */
  readonly sql: string;
  /** Values for the `:name` places; absent: colons stand for themselves. */
  readonly parameters: Readonly<Record<string, unknown>> | undefined;

  /** Use `sa.text()`, which says what parameters are. */
  constructor(sql: string, parameters?: Readonly<Record<string, unknown>>) {
    this.sql = checkText(sql, "SQL text");
    if (sql.trim() === "") {
      throw invalid("The SQL text is empty", "Write the SQL that is meant.");
    }
    this.parameters = parameters;
  }

  /**
   * The same text with values for its `:name` places.
   *
   * @param values the values by name
   * @example Values for a statement
   * ```ts
   * import assert from "node:assert/strict";
   * import { sa } from "athanor";
   *
   * const statement = sa.text("UPDATE account SET name = :name")
   *   .bindparams({ name: "it's" });
   * assert(statement.parameters?.name === "it's");
   * ```
   */
  bindparams(values: Readonly<Record<string, unknown>>): SqlText {
    checkValues(values);
    return new SqlText(this.sql, { ...this.parameters, ...values });
  }
}

/** Tells whether a value is an {@linkcode SqlText}, from any copy of this module. */
export function isSqlText(value: unknown): value is SqlText {
  return isKind(value, "text");
}

/** The SQL of an expression that is given as a text or as {@linkcode SqlText}. */
export function checkExpression(value: unknown, what: What): string {
  if (isSqlText(value)) return withoutParameters(value, what);
  if (typeof value === "string" && value.trim() !== "") {
    return checkText(value, what);
  }
  throw invalid(
    `The ${told(what)} must be an SQL expression, but is ${quoted(value)}`,
    'Write it as a string or with sa.text("…").',
  );
}

function checkValues(values: unknown): void {
  if (isPlainObject(values)) return;
  throw invalid(
    `The parameters must be values by name, but are ${quoted(values)}`,
    'Write :name in the SQL, and give { name: "…" }.',
  );
}

function withoutParameters(text: SqlText, what: What): string {
  if (text.parameters === undefined) return text.sql;
  throw invalid(
    `The ${told(what)} ${quoted(text.sql)} has parameters`,
    "Write the values into the text: DDL takes no parameters.",
  );
}
