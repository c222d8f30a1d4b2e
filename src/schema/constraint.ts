import {
  checkFlag,
  checkName,
  checkNames,
  invalid,
  isKind,
  isPlainObject,
  quoted,
} from "./check.ts";
import { checkOptions, splitOptions } from "./options.ts";
import type { DialectOption, DialectOptions } from "./options.ts";
import type { ForeignKeyConstraint } from "./foreign_key.ts";
import { checkConstraintName } from "./constraint_name.ts";
import type { ConstraintName } from "./constraint_name.ts";
import { checkExpression } from "./sql_text.ts";
import type { SqlText } from "./sql_text.ts";

/** What may be said of any constraint. */
export interface ConstraintOptions extends DialectOptions {
  /**
   * Its name; absent or null: by the naming convention, else left to the
   * database.
   */
  readonly name?: ConstraintName | null;
  /** `DEFERRABLE`, or `NOT DEFERRABLE` when false. */
  readonly deferrable?: boolean;
  /** `"DEFERRED"` or `"IMMEDIATE"`: when a deferrable constraint is checked. */
  readonly initially?: string;
}

/** What all constraints but foreign keys have in common. */
export interface NamedConstraint {
  /** Its name; absent: by the naming convention, else left to the database. */
  readonly name?: ConstraintName;
  /** `DEFERRABLE`, or `NOT DEFERRABLE` when false. */
  readonly deferrable?: boolean;
  /** `"DEFERRED"` or `"IMMEDIATE"`: when a deferrable constraint is checked. */
  readonly initially?: string;
  /** Options of single dialects, such as `sqliteOnConflict`. */
  readonly options: Readonly<Record<string, DialectOption>>;
}

/** A primary key. */
export interface PrimaryKeyConstraint extends NamedConstraint {
  /** What tells it from other constraints. */
  readonly kind: "primaryKey";
  /** The columns of the key, in its order. */
  readonly columns: readonly string[];
}

/** A constraint that forbids equal rows. */
export interface UniqueConstraint extends NamedConstraint {
  /** What tells it from other constraints. */
  readonly kind: "unique";
  /** The columns whose values must differ together. */
  readonly columns: readonly string[];
}

/** A condition that every row must meet. */
export interface CheckConstraint extends NamedConstraint {
  /** What tells it from other constraints. */
  readonly kind: "check";
  /** The condition, without the parentheses. */
  readonly sql: string;
}

/** One column or expression of an EXCLUDE constraint, with its operator. */
export interface ExcludeElement {
  /** A column by name. */
  readonly column?: string;
  /** An expression, where it is no plain column. */
  readonly sql?: string;
  /** The operator that no two rows may satisfy, such as `&&`. */
  readonly operator: string;
}

/** An element as a person writes it: a column name or `sa.text()`, and an operator. */
export type ExcludeElementInput = readonly [string | SqlText, string];

/** What may be said of an EXCLUDE constraint. */
export interface ExcludeOptions {
  /** Its name; absent: by the naming convention, else left to the database. */
  readonly name?: ConstraintName | null;
  /** The index method, such as `gist`, which is the database's default here. */
  readonly using?: string;
  /** The condition of the rows that take part. */
  readonly where?: string | SqlText;
  /** Operator classes by column. */
  readonly ops?: Readonly<Record<string, string>>;
  /** `DEFERRABLE`, or `NOT DEFERRABLE` when false. */
  readonly deferrable?: boolean;
  /** `"DEFERRED"` or `"IMMEDIATE"`: when a deferrable constraint is checked. */
  readonly initially?: string;
}

/** A PostgreSQL EXCLUDE constraint. */
export interface ExcludeConstraint extends NamedConstraint {
  /** What tells it from other constraints. */
  readonly kind: "exclude";
  /** The columns and expressions with their operators. */
  readonly elements: readonly ExcludeElement[];
  /** The index method, such as `gist`. */
  readonly using?: string;
  /** The condition of the rows that take part. */
  readonly where?: string;
  /** Operator classes by column. */
  readonly ops?: Readonly<Record<string, string>>;
}

/** A constraint of a table. */
export type Constraint =
  | PrimaryKeyConstraint
  | UniqueConstraint
  | ForeignKeyConstraint
  | CheckConstraint
  | ExcludeConstraint;

/** The options of a constraint but its name. */
export const CONSTRAINT_OPTIONS: readonly string[] = [
  "deferrable",
  "initially",
];

const NAMED_OPTIONS: readonly string[] = ["name", ...CONSTRAINT_OPTIONS];

/** The options of an EXCLUDE constraint but its name. */
export const EXCLUDE_OPTIONS: readonly string[] = [
  ...CONSTRAINT_OPTIONS,
  "using",
  "where",
  "ops",
];

/**
 * A primary key as a constraint of a table.
 *
 * @param columns the columns of the key
 * @param options `name` and dialect options
 * @example A key of two columns
 * ```ts
 * import assert from "node:assert/strict";
 * import { sa } from "athanor";
 *
 * const key = sa.primaryKeyConstraint(["order_id", "line"], { name: "pk_line" });
 * assert(key.columns.length === 2);
 * ```
 */
export function primaryKeyConstraint(
  columns: readonly string[],
  options: ConstraintOptions = {},
): PrimaryKeyConstraint {
  return {
    kind: "primaryKey",
    columns: checkNames(columns, "primary key column"),
    ...constraintOptions(options, "primaryKeyConstraint"),
  };
}

/**
 * A constraint that forbids equal rows.
 *
 * @param columns the columns that must differ together
 * @param options `name`, `deferrable`, `initially` and dialect options
 * @example One name for each region
 * ```ts
 * import assert from "node:assert/strict";
 * import { sa } from "athanor";
 *
 * const constraint = sa.uniqueConstraint(["region_id", "name"]);
 * assert(constraint.kind === "unique");
 * ```
 */
export function uniqueConstraint(
  columns: readonly string[],
  options: ConstraintOptions = {},
): UniqueConstraint {
  return {
    kind: "unique",
    columns: checkNames(columns, "unique column"),
    ...constraintOptions(options, "uniqueConstraint"),
  };
}

/**
 * A condition that every row must meet.
 *
 * @param condition the condition in SQL
 * @param options `name`, `deferrable`, `initially` and dialect options
 * @example Positive amounts only
 * ```ts
 * import assert from "node:assert/strict";
 * import { sa } from "athanor";
 *
 * const constraint = sa.checkConstraint("amount > 0", { name: "ck_amount" });
 * assert(constraint.sql === "amount > 0");
 * ```
 */
export function checkConstraint(
  condition: string | SqlText,
  options: ConstraintOptions = {},
): CheckConstraint {
  return {
    kind: "check",
    sql: checkExpression(condition, "condition of the check constraint"),
    ...constraintOptions(options, "checkConstraint"),
  };
}

/**
 * A PostgreSQL EXCLUDE constraint.
 *
 * @param elements pairs of a column name or `sa.text()`, and an operator
 * @param options `name`, `using`, `where`, `ops`, `deferrable`, `initially`
 * @example No two bookings of a room at one time
 * ```ts
 * import assert from "node:assert/strict";
 * import { sa } from "athanor";
 *
 * const constraint = sa.excludeConstraint([["room", "="], ["during", "&&"]]);
 * assert(constraint.elements.length === 2);
 * ```
 */
export function excludeConstraint(
  elements: readonly ExcludeElementInput[],
  options: ExcludeOptions = {},
): ExcludeConstraint {
  const what = "excludeConstraint";
  checkOptions(options, ["name", ...EXCLUDE_OPTIONS], what);
  const { using, where, ops, ...rest } = options;
  return {
    kind: "exclude",
    elements: checkElements(elements),
    ...(using === undefined
      ? {}
      : { using: checkName(using, `option using of ${what}`) }),
    ...(where === undefined
      ? {}
      : { where: checkExpression(where, `option where of ${what}`) }),
    ...(ops === undefined ? {} : { ops: checkOperatorClasses(ops) }),
    ...constraintOptions(rest, what),
  };
}

/** Tells whether a value is a constraint of a table, from any copy of this module. */
export function isConstraint(value: unknown): value is Constraint {
  return isKind(value, "primaryKey") || isKind(value, "unique") ||
    isKind(value, "foreignKey") || isKind(value, "check") ||
    isKind(value, "exclude");
}

function constraintOptions(
  options: ConstraintOptions,
  what: string,
): NamedConstraint {
  const { own, dialect } = splitOptions(options, NAMED_OPTIONS, what);
  checkFlag(own["deferrable"], () => `option deferrable of ${what}`);
  if (own["initially"] !== undefined) {
    checkName(own["initially"], () => `option initially of ${what}`);
  }
  const { name: given, ...rest } = own;
  const name = checkConstraintName(given, () => `name of ${what}`);
  return { ...(name === undefined ? {} : { name }), ...rest, options: dialect };
}

function checkElements(
  elements: readonly ExcludeElementInput[],
): readonly ExcludeElement[] {
  if (!Array.isArray(elements) || elements.length === 0) {
    throw invalid(
      "An exclude constraint needs at least one element",
      'Write pairs of a column and an operator, such as [["room", "="]].',
    );
  }
  return elements.map(checkElement);
}

function checkElement(element: ExcludeElementInput): ExcludeElement {
  if (!Array.isArray(element) || element.length !== 2) {
    throw invalid(
      `An element of an exclude constraint must be a pair, but is ${
        quoted(element)
      }`,
      'Write a column and an operator, such as ["room", "="].',
    );
  }
  const [target, operatorText] = element;
  const operator = checkName(
    operatorText,
    "operator of the exclude constraint",
  );
  if (isKind(target, "text")) {
    return { sql: checkExpression(target, "exclude expression"), operator };
  }
  return {
    column: checkName(target, "column of the exclude constraint"),
    operator,
  };
}

function checkOperatorClasses(
  ops: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  if (!isPlainObject(ops)) {
    throw invalid(
      `The option ops of excludeConstraint must be an object, but is ${
        quoted(ops)
      }`,
      'Write operator classes by column, such as { room: "gist_int4_ops" }.',
    );
  }
  for (const [column, name] of Object.entries(ops)) {
    checkName(name, `operator class of ${quoted(column)}`);
  }
  return ops;
}
