import {
  checkFlag,
  checkName,
  checkText,
  invalid,
  isKind,
  quoted,
} from "./check.ts";
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

/** A foreign key of a column: the column that it refers to, or `sa.foreignKey()` with options. */
export type ForeignKeyInput = ColumnReference | ForeignKey;

/** A check of a column: its condition, or `sa.checkConstraint()` with options. */
export type CheckInput = string | CheckConstraint;

/** What may be said of a column. */
export interface ColumnOptions extends DialectOptions {
  readonly nullable?: boolean;
  readonly primaryKey?: boolean;
  /** Whether the column numbers its rows; absent: by the dialect's rule for the only integer key column. */
  readonly autoincrement?: boolean;
  readonly unique?: boolean;
  readonly index?: boolean;
  readonly comment?: string;
  readonly serverDefault?: ServerDefault | null;
  readonly foreignKey?: ForeignKeyInput | readonly ForeignKeyInput[];
  readonly check?: CheckInput | readonly CheckInput[];
  /** Anything that programs want to keep with the column. */
  readonly info?: Readonly<Record<string, unknown>>;
}

/** A column of a table. */
export interface Column {
  readonly kind: "column";
  readonly name: string;
  readonly type?: ColumnType;
  readonly nullable?: boolean;
  readonly primaryKey: boolean;
  readonly autoincrement?: boolean;
  readonly unique: boolean;
  readonly index: boolean;
  readonly comment?: string;
  readonly serverDefault?: ServerDefault;
  readonly foreignKeys: readonly ForeignKey[];
  readonly checks: readonly CheckConstraint[];
  readonly options: Readonly<Record<string, DialectOption>>;
  readonly info?: Readonly<Record<string, unknown>>;
}

const FLAGS = ["nullable", "primaryKey", "autoincrement", "unique", "index"];
const KNOWN = [
  ...FLAGS,
  "comment",
  "serverDefault",
  "foreignKey",
  "check",
  "info",
];

/**
 * A column of a table.
 *
 * @param name its name; never split at dots
 * @param type its type, such as `sa.string(50)`
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
  type?: ColumnType,
  options: ColumnOptions = {},
): Column {
  const checkedName = checkName(name, "column name");
  const what = `the column ${quoted(checkedName)}`;
  const { own, dialect } = splitOptions(options, KNOWN, what);
  for (const flag of FLAGS) checkFlag(own[flag], `option ${flag} of ${what}`);
  const { nullable, autoincrement, info } = options;
  return {
    kind: "column",
    name: checkedName,
    ...(type === undefined ? {} : { type: checkType(type, `type of ${what}`) }),
    ...(nullable === undefined ? {} : { nullable }),
    primaryKey: options.primaryKey ?? false,
    ...(autoincrement === undefined ? {} : { autoincrement }),
    unique: options.unique ?? false,
    index: options.index ?? false,
    ...textAndDefault(options, what),
    foreignKeys: asList(options.foreignKey).map(toForeignKey),
    checks: asList(options.check).map(toCheck),
    options: dialect,
    ...(info === undefined ? {} : { info }),
  };
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

function textAndDefault(
  options: ColumnOptions,
  what: string,
): Pick<Column, "comment" | "serverDefault"> {
  const { comment, serverDefault } = options;
  return {
    ...(comment === undefined
      ? {}
      : { comment: checkText(comment, `comment of ${what}`) }),
    ...(serverDefault === undefined || serverDefault === null ? {} : {
      serverDefault: checkServerDefault(
        serverDefault,
        `server default of ${what}`,
      ),
    }),
  };
}

function toForeignKey(value: ForeignKeyInput): ForeignKey {
  if (isKind(value, "columnForeignKey")) return value as ForeignKey;
  return foreignKey(value as ColumnReference);
}

function toCheck(value: CheckInput): CheckConstraint {
  if (isKind(value, "check")) return value as CheckConstraint;
  return checkConstraint(value as string);
}

function asList<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as T];
}
