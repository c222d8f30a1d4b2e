import type { DialectName } from "../dialect_name.ts";
import {
  checkDialectName,
  checkFlag,
  checkName,
  checkText,
  invalid,
  isKind,
  isPlainObject,
  quoted,
  told,
} from "./check.ts";
import type { What } from "./check.ts";
import { checkOptionsObject, unknownOption } from "./options.ts";
import { checkConstraintName } from "./constraint_name.ts";
import type { ConstraintName } from "./constraint_name.ts";

/** What a type says beside its name. Each type takes some of these. */
export interface TypeArguments {
  /** In characters, or bytes for binary types; `"max"` for SQL Server's. */
  readonly length?: number | "max";
  /** Digits in all, or of the fraction of a second for times. */
  readonly precision?: number;
  /** Digits after the point. */
  readonly scale?: number;
  /** `WITH TIME ZONE`. */
  readonly timezone?: boolean;
  /** `COLLATE` of the type. */
  readonly collation?: string;
  /** `CHARACTER SET` of MySQL. */
  readonly charset?: string;
  /** The labels of an enum or a SET. */
  readonly values?: readonly string[];
  /** `UNSIGNED` of MySQL. */
  readonly unsigned?: boolean;
  /** `ZEROFILL` of MySQL. */
  readonly zerofill?: boolean;
  /** The number in `INT(11)` of MySQL. */
  readonly displayWidth?: number;
  /** Digits of the fraction of a second, in MySQL. */
  readonly fsp?: number;
  /** The fields of a PostgreSQL interval, such as `"DAY TO SECOND"`. */
  readonly fields?: string;
  /** `BIT VARYING` of PostgreSQL. */
  readonly varying?: boolean;
  /** Whether programs read it as a decimal; never rendered. */
  readonly asdecimal?: boolean;
  /** Bits of a `FLOAT` of Oracle. */
  readonly binaryPrecision?: number;
  /** Digits of the days of an Oracle interval. */
  readonly dayPrecision?: number;
  /** Digits of the fraction of a second of an Oracle interval. */
  readonly secondPrecision?: number;
  /** `WITH LOCAL TIME ZONE` of Oracle. */
  readonly localTimezone?: boolean;
  /** The name of an enum's own type, or of its CHECK. */
  readonly enumName?: string;
  /** The schema of an enum's own type. */
  readonly enumSchema?: string;
  /** False: a string with a CHECK also where the database has enums. */
  readonly nativeEnum?: boolean;
  /** Whether creating a table creates the enum's type first. */
  readonly createType?: boolean;
  /** Whether a CHECK holds a boolean or an enum where there is no such type. */
  readonly createConstraint?: boolean;
  /** The name of that CHECK. */
  readonly constraintName?: ConstraintName;
  /** The type of an array's elements. */
  readonly item?: ColumnType;
  /** How many dimensions an array has. */
  readonly dimensions?: number;
  /** A type as it is written in SQL, for `sa.raw()`. */
  readonly sql?: string;
}

/** {@linkcode TypeArguments} as a caller may give them: `undefined` counts as absent. */
export type LooseTypeArguments = {
  readonly [K in keyof TypeArguments]?: TypeArguments[K] | undefined;
};

type ArgumentCheck = (value: unknown, what: What) => unknown;

const CHECKS: Record<keyof TypeArguments, ArgumentCheck> = {
  length: checkLength,
  precision: checkCount,
  scale: checkInteger,
  timezone: checkFlag,
  collation: checkName,
  charset: checkName,
  values: checkValues,
  unsigned: checkFlag,
  zerofill: checkFlag,
  displayWidth: checkCount,
  fsp: checkCount,
  fields: checkName,
  varying: checkFlag,
  asdecimal: checkFlag,
  binaryPrecision: checkCount,
  dayPrecision: checkCount,
  secondPrecision: checkCount,
  localTimezone: checkFlag,
  enumName: checkName,
  enumSchema: checkName,
  nativeEnum: checkFlag,
  createType: checkFlag,
  createConstraint: checkFlag,
  constraintName: checkConstraintName,
  item: checkType,
  dimensions: checkCount,
  sql: checkName,
};

/** The names of types of times, whose most common option is not that of texts. */
const TIME_NAME = /time/i;

/** What most types say beside their name. */
const NOTHING = Object.freeze({});

/**
 * The type of a column, as plain data. Its name is as a person writes it: a
 * generic type in camelCase (`"string"`), an SQL type in capitals
 * (`"VARCHAR"`), or a dialect's own (`"postgresql.JSONB"`).
 */
export class ColumnType {
  /** What tells a type from other values, from any copy of this module. */
  readonly kind = "type";
  /** The name in the vocabulary, such as `string` or `postgresql.JSONB`. */
  readonly name: string;
  /** What was said of it, checked. */
  readonly arguments: TypeArguments;
  /** The types that stand in for this one on some dialects. */
  readonly variants: Readonly<Partial<Record<DialectName, ColumnType>>>;

  /** Types are made by `sa`, such as `sa.string(50)`. */
  constructor(
    name: string,
    typeArguments: LooseTypeArguments = NOTHING,
    variants: Readonly<Partial<Record<DialectName, ColumnType>>> = NOTHING,
  ) {
    this.name = name;
    this.arguments = checkArguments(name, typeArguments);
    this.variants = variants;
  }

  /**
   * The same type, with another in its place on some dialects.
   *
   * @param type what the named dialects use instead
   * @param dialectNames the dialects
   * @throws {AthanorError} `OPERATION_INVALID` for a name that is no dialect
   * @example A larger key where SQLite needs INTEGER
   * ```ts
   * import assert from "node:assert/strict";
   * import { sa } from "athanor";
   *
   * const key = sa.bigInteger().withVariant(sa.integer(), "sqlite");
   * assert(key.forDialect("sqlite").name === "integer");
   * ```
   */
  withVariant(type: ColumnType, ...dialectNames: DialectName[]): ColumnType {
    checkType(type, "type of a variant");
    const variants = { ...this.variants };
    for (const name of dialectNames) {
      checkDialectName(name);
      variants[name] = type;
    }
    return new ColumnType(this.name, this.arguments, variants);
  }

  /** The type as one dialect uses it, its variants applied. */
  forDialect(dialectName: DialectName): ColumnType {
    return this.variants[dialectName] ?? this;
  }
}

/**
 * A type with options beside the arguments that come before them.
 *
 * @throws {AthanorError} `OPERATION_INVALID` for options that are no object
 */
export function typeWith(
  name: string,
  leading: LooseTypeArguments,
  options: LooseTypeArguments,
): ColumnType {
  checkTypeOptions(name, options);
  return new ColumnType(name, { ...leading, ...options });
}

/**
 * A type of which nothing can be said.
 *
 * @param given what was said all the same, such as `{ unsigned: true }`
 * @throws {AthanorError} `OPERATION_INVALID` when that is anything
 */
export function plainType(name: string, given: ArrayLike<unknown>): ColumnType {
  if (given.length === 0) return new ColumnType(name);
  throw invalid(
    `The type ${name} takes nothing, but was given ${quoted(given[0])}`,
    "Leave it out; types of one dialect may take more, such as sa.mysql.integer({ unsigned: true }).",
  );
}

function checkTypeOptions(name: string, options: unknown): void {
  if (isPlainObject(options)) return;
  checkOptionsObject(
    options,
    () => `the type ${name}`,
    TIME_NAME.test(name) ? "timezone" : "collation",
  );
}

/** Refuses what is no column type. */
export function checkType(value: unknown, what: What): ColumnType {
  if (isType(value)) return value;
  throw invalid(
    `The ${told(what)} must be a type, but is ${quoted(value)}`,
    typeof value === "function"
      ? "Call it: a type is written with parentheses, such as sa.integer()."
      : "Use a type of the schema vocabulary, such as sa.integer().",
  );
}

/** Tells whether a value is a {@linkcode ColumnType}, from any copy of this module. */
export function isType(value: unknown): value is ColumnType {
  return isKind(value, "type");
}

function checkArguments(
  name: string,
  typeArguments: LooseTypeArguments,
): TypeArguments {
  if (typeArguments === NOTHING) return NOTHING;
  checkTypeOptions(name, typeArguments);
  const checked: Record<string, unknown> = {};
  for (const key of Object.keys(typeArguments)) {
    if (!isArgument(key)) {
      throw unknownOption(key, Object.keys(CHECKS), `the type ${name}`);
    }
    const value = typeArguments[key];
    if (value !== undefined) {
      checked[key] = CHECKS[key](value, () => `${key} of the type ${name}`);
    }
  }
  return checked;
}

function isArgument(key: string): key is keyof TypeArguments {
  return Object.hasOwn(CHECKS, key);
}

function checkLength(value: unknown, what: What): unknown {
  if (value === "max") return value;
  return checkCount(value, what);
}

function checkCount(value: unknown, what: What): number {
  const count = checkInteger(value, what);
  if (count >= 0) return count;
  throw invalid(
    `The ${told(what)} must not be negative, but is ${count}`,
    "Give 0 or more.",
  );
}

function checkInteger(value: unknown, what: What): number {
  if (Number.isSafeInteger(value)) return value as number;
  throw invalid(
    `The ${told(what)} must be a whole number, but is ${quoted(value)}`,
    "Give a number such as 50, without quotes, or leave it out.",
  );
}

/** Refuses what is no list of the values of an enum or a SET. */
export function checkValues(value: unknown, what: What): readonly string[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw invalid(
      `The ${told(what)} must be a non-empty list of strings, but are ${
        quoted(value)
      }`,
      'Write them as a list, such as ["open", "closed"].',
    );
  }
  return value.map((one) => checkText(one, what));
}
