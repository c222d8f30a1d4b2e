import {
  checkFlag,
  checkName,
  checkText,
  invalid,
  isKind,
  quoted,
} from "./check.ts";
import type { What } from "./check.ts";
import { splitOptions } from "./options.ts";
import type { DialectOption, DialectOptions } from "./options.ts";
import { checkType } from "./column_type.ts";
import type { ColumnType } from "./column_type.ts";
import { checkConstraint } from "./constraint.ts";
import type { CheckConstraint } from "./constraint.ts";
import { foreignKey } from "./foreign_key.ts";
import type { ColumnReference, ForeignKey } from "./foreign_key.ts";
import { checkServerDefault } from "./server_default.ts";
import type { ServerDefault } from "./server_default.ts";
import type { AthanorError } from "../errors.ts";
import type { Writable } from "../util/writable.ts";

/** A foreign key of a column: the column that it refers to, or `sa.foreignKey()` with options. */
export type ForeignKeyInput = ColumnReference | ForeignKey;

/** A check of a column: its condition, or `sa.checkConstraint()` with options. */
export type CheckInput = string | CheckConstraint;

/** What may be said of a column. */
export interface ColumnOptions extends DialectOptions {
  /** Whether NULL is allowed; true by default, but for key columns. */
  readonly nullable?: boolean;
  /** Whether the column belongs to the primary key. */
  readonly primaryKey?: boolean;
  /** Whether the column numbers its rows; absent: by the dialect's rule for the only integer key column. */
  readonly autoincrement?: boolean;
  /** A unique constraint of this column alone. */
  readonly unique?: boolean;
  /** An index of this column alone; with `unique`, a unique index. */
  readonly index?: boolean;
  /** The comment that the database keeps with the column. */
  readonly comment?: string;
  /**
   * `DEFAULT`: a text for a literal, `sa.text()` for an expression,
   * `sa.computed()` or `sa.identity()`.
   */
  readonly serverDefault?: ServerDefault | null;
  /**
   * The column or columns that this one refers to, as `"table.column"` or
   * `sa.foreignKey()`.
   */
  readonly foreignKey?: ForeignKeyInput | readonly ForeignKeyInput[];
  /** Conditions that every row must meet, in SQL. */
  readonly check?: CheckInput | readonly CheckInput[];
  /** The name that the column had before; autogenerate renames it. */
  readonly renamedFrom?: string;
  /** Anything that programs want to keep with the column. */
  readonly info?: Readonly<Record<string, unknown>>;
}

/** A column of a table. */
export interface Column {
  /** What tells it from constraints and indexes. */
  readonly kind: "column";
  /** Its name, never split at dots. */
  readonly name: string;
  /** Its type; absent: none is written, as SQLite allows. */
  readonly type?: ColumnType;
  /** Whether NULL is allowed; absent: unless it is a key column. */
  readonly nullable?: boolean;
  /** Whether the column belongs to the primary key. */
  readonly primaryKey: boolean;
  /** Whether it numbers its rows; absent: by the dialect's rule. */
  readonly autoincrement?: boolean;
  /** Whether it brings a unique constraint of its own. */
  readonly unique: boolean;
  /** Whether it brings an index of its own. */
  readonly index: boolean;
  /** The comment that the database keeps with it. */
  readonly comment?: string;
  /** What the database fills in. */
  readonly serverDefault?: ServerDefault;
  /** The columns that it refers to. */
  readonly foreignKeys: readonly ForeignKey[];
  /** The conditions that it brings. */
  readonly checks: readonly CheckConstraint[];
  /** Options of single dialects, such as `mysqlEngine`. */
  readonly options: Readonly<Record<string, DialectOption>>;
  /** The name that it had before, which a comparison renames. */
  readonly renamedFrom?: string;
  /** Anything that programs keep with it; never rendered. */
  readonly info?: Readonly<Record<string, unknown>>;
}

type OptionCheck = (value: unknown, what: What) => unknown;

const CHECKS: Readonly<Record<string, OptionCheck>> = {
  nullable: checkFlag,
  primaryKey: checkFlag,
  autoincrement: checkFlag,
  unique: checkFlag,
  index: checkFlag,
  comment: checkText,
  serverDefault: (value, what) =>
    value === null ? undefined : checkServerDefault(value, what),
  foreignKey: (value) => [value].flat().map(toForeignKey),
  check: (value) => [value].flat().map(toCheck),
  renamedFrom: checkName,
  info: (value) => value,
};

const KNOWN = Object.keys(CHECKS);

/** Options whose values go by another name in the column, where they are lists. */
const MEMBERS: Readonly<Record<string, string>> = {
  foreignKey: "foreignKeys",
  check: "checks",
};

/**
 * A column of a table.
 *
 * @param name its name; never split at dots
 * @param type its type, such as `sa.string(50)`; null for none, as SQLite allows
 * @param options `nullable` (true by default), `primaryKey`, `unique`, `index`,
 *   `serverDefault`, `foreignKey`, `check`, `comment`, `autoincrement`, `info`
 * @throws {AthanorError} `OPERATION_INVALID` for an empty name, a wrong type or an unknown option
 * @example A key and a reference
 * ```ts
 * import assert from "node:assert/strict";
 * import { sa } from "athanor";
 *
 * const id = sa.column("id", sa.integer(), { primaryKey: true });
 * const region = sa.column("region_id", sa.integer(), {
 *   nullable: false,
 *   foreignKey: "region.id",
 * });
 * assert(id.primaryKey && region.nullable === false);
 * ```
 */
export function column(
  name: string,
  type?: ColumnType | null,
  options: ColumnOptions = {},
): Column {
  const checkedName = checkName(name, "column name");
  const what = () => `the column ${quoted(checkedName)}`;
  // What is not there, such as sa.Integer, is undefined; to say none is null.
  if (type === undefined && arguments.length > 1) throw undefinedType(what);
  const { own, dialect } = splitOptions(options, KNOWN, what);
  const made: Writable<Column> = {
    kind: "column",
    name: checkedName,
    primaryKey: false,
    unique: false,
    index: false,
    foreignKeys: [],
    checks: [],
    options: dialect,
  };
  if (type !== undefined && type !== null) {
    made.type = checkType(type, () => `type of ${what()}`);
  }
  const members: Record<string, unknown> = made;
  for (const key of Object.keys(own)) {
    const checked = CHECKS[key]?.(
      own[key],
      () => `option ${key} of ${what()}`,
    );
    if (checked !== undefined) members[MEMBERS[key] ?? key] = checked;
  }
  return made;
}

/** Tells whether a value is a {@linkcode Column}, from any copy of this module. */
export function isColumn(value: unknown): value is Column {
  return isKind(value, "column");
}

/** Refuses what is no column. */
export function checkColumn(value: unknown, what: string): Column {
  if (isColumn(value)) return value;
  throw invalid(
    `The ${what} must be a column, but is ${quoted(value)}`,
    'Write it as sa.column("name", sa.integer()).',
  );
}

function undefinedType(what: () => string): AthanorError {
  return invalid(
    `The type of ${what()} is undefined`,
    "Types are written small and with parentheses, such as sa.integer(); null stands for no type.",
  );
}

function toForeignKey(value: unknown): ForeignKey {
  if (isKind(value, "columnForeignKey")) return value as ForeignKey;
  return foreignKey(value as ColumnReference);
}

function toCheck(value: unknown): CheckConstraint {
  if (isKind(value, "check")) return value as CheckConstraint;
  return checkConstraint(value as string);
}
