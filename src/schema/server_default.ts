import {
  checkFlag,
  checkText,
  invalid,
  isKind,
  quoted,
  told,
} from "./check.ts";
import type { What } from "./check.ts";
import { checkOptions } from "./options.ts";
import { checkExpression } from "./sql_text.ts";
import type { SqlText } from "./sql_text.ts";

/** A column whose value the database computes. */
export interface Computed {
  /** What tells it from other defaults. */
  readonly kind: "computed";
  /** The expression, without the parentheses. */
  readonly sql: string;
  /** Whether the value is stored; absent: as the dialect does by default. */
  readonly persisted?: boolean;
}

/** The sequence options of an identity column. */
export interface IdentityOptions {
  /** `GENERATED ALWAYS` rather than `BY DEFAULT`. */
  readonly always?: boolean;
  /** `ON NULL` of Oracle: also when NULL is inserted. */
  readonly onNull?: boolean;
  /** `START WITH`. */
  readonly start?: number;
  /** `INCREMENT BY`. */
  readonly increment?: number;
  /** `MINVALUE`. */
  readonly minvalue?: number;
  /** `MAXVALUE`. */
  readonly maxvalue?: number;
  /** `NO MINVALUE`. */
  readonly nominvalue?: boolean;
  /** `NO MAXVALUE`. */
  readonly nomaxvalue?: boolean;
  /** `CYCLE`, or `NO CYCLE` when false. */
  readonly cycle?: boolean;
  /** `CACHE`: how many values a session takes at once. */
  readonly cache?: number;
  /** `ORDER` of Oracle, or `NOORDER` when false. */
  readonly order?: boolean;
}

/** A column that numbers its rows: `GENERATED … AS IDENTITY`. */
export interface Identity extends IdentityOptions {
  /** What tells it from other defaults. */
  readonly kind: "identity";
}

/** What a column holds when an INSERT says nothing: a string is quoted as a literal, `sa.text()` is SQL. */
export type ServerDefault = string | SqlText | Computed | Identity;

const FLAGS = [
  "always",
  "onNull",
  "nominvalue",
  "nomaxvalue",
  "cycle",
  "order",
];
const NUMBERS = ["start", "increment", "minvalue", "maxvalue", "cache"];

/**
 * A column whose value the database computes from others.
 *
 * @param sql the expression
 * @param options `persisted`: whether the value is stored
 * @example A stored product
 * ```ts
 * import assert from "node:assert/strict";
 * import { sa } from "athanor";
 *
 * const total = sa.column("total", sa.integer(), {
 *   serverDefault: sa.computed("price * quantity", { persisted: true }),
 * });
 * assert(total.name === "total");
 * ```
 */
export function computed(
  sql: string | SqlText,
  options: { readonly persisted?: boolean } = {},
): Computed {
  checkOptions(options, ["persisted"], "computed");
  const persisted = checkFlag(
    options.persisted,
    "option persisted of computed",
  );
  return {
    kind: "computed",
    sql: checkExpression(sql, "expression of computed"),
    ...(persisted === undefined ? {} : { persisted }),
  };
}

/**
 * A column that numbers its rows by a sequence of its own.
 *
 * @param options `always`, `start`, `increment` and the other sequence options
 * @example An identity that starts at 100
 * ```ts
 * import assert from "node:assert/strict";
 * import { sa } from "athanor";
 *
 * const id = sa.column("id", sa.bigInteger(), {
 *   primaryKey: true,
 *   serverDefault: sa.identity({ always: true, start: 100 }),
 * });
 * assert(id.primaryKey);
 * ```
 */
export function identity(options: IdentityOptions = {}): Identity {
  checkOptions(options, [...FLAGS, ...NUMBERS], "identity");
  for (const [key, value] of Object.entries(options)) {
    if (FLAGS.includes(key)) checkFlag(value, `option ${key} of identity`);
    else if (value !== undefined && !Number.isSafeInteger(value)) {
      throw invalid(
        `The option ${key} of identity must be a whole number, but is ${
          quoted(value)
        }`,
        "Give a number such as 100, without quotes, or leave it out.",
      );
    }
  }
  const given = Object.entries(options).filter(([, value]) =>
    value !== undefined
  );
  return { kind: "identity", ...Object.fromEntries(given) };
}

/** Refuses what is no server default. */
export function checkServerDefault(
  value: unknown,
  what: What,
): ServerDefault {
  if (typeof value === "string") return checkText(value, what);
  if (isKind(value, "text")) {
    checkExpression(value, what);
    return value as SqlText;
  }
  if (isKind(value, "computed") || isKind(value, "identity")) {
    return value as Computed | Identity;
  }
  throw invalid(
    `The ${told(what)} must be a string or SQL text, but is ${quoted(value)}`,
    `A string is quoted as a literal; write an SQL expression as sa.text(${
      quoted(String(value))
    }).`,
  );
}
