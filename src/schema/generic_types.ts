import { checkOptions, checkOptionsObject } from "./options.ts";
import { checkValues, ColumnType, plainType, typeWith } from "./column_type.ts";
import type { ConstraintName } from "./constraint_name.ts";
import { SqlText } from "./sql_text.ts";

/** What may be said of a type of texts. */
export interface TextTypeOptions {
  /** `COLLATE`, as the dialect names it. */
  readonly collation?: string;
}

/** What may be said of a type of times. */
export interface TimeTypeOptions {
  /** Whether values know their time zone. */
  readonly timezone?: boolean;
}

/** What may be said of `boolean`. */
export interface BooleanTypeOptions {
  /** Whether a CHECK guards the values where the dialect has no boolean type. */
  readonly createConstraint?: boolean;
  /** The name of that CHECK. */
  readonly name?: ConstraintName;
}

/** What may be said of `enum`. */
export interface EnumTypeOptions {
  /** The name of the type, and of the CHECK where there is no such type. */
  readonly name?: string;
  /** The schema of the enum's own type, where there is one. */
  readonly schema?: string;
  /** Whether to use a native type where there is one; true by default. */
  readonly nativeEnum?: boolean;
  /** Whether CREATE TYPE goes before the table; true by default. */
  readonly createType?: boolean;
  /** Whether a CHECK guards the values where there is no native type. */
  readonly createConstraint?: boolean;
  /** The width of the text column where there is no native type. */
  readonly length?: number;
}

/** What may be said of `interval`. */
export interface IntervalTypeOptions {
  /** Digits of the days, on Oracle. */
  readonly dayPrecision?: number;
  /** Digits of the fraction of a second, on PostgreSQL and Oracle. */
  readonly secondPrecision?: number;
}

/** A whole number. */
export function integer(): ColumnType {
  return plainType("integer", arguments);
}

/** A small whole number. */
export function smallInteger(): ColumnType {
  return plainType("smallInteger", arguments);
}

/** A large whole number. */
export function bigInteger(): ColumnType {
  return plainType("bigInteger", arguments);
}

/** A text, of limited length where `length` is given. */
export function string(
  length?: number,
  options: TextTypeOptions = {},
): ColumnType {
  return typeWith("string", { length }, options);
}

/** An SQL text: an expression or a statement, written as it is. */
export function text(sql: string): SqlText;
/** A text of any length, as a column type. */
export function text(length?: number, options?: TextTypeOptions): ColumnType;
/**
 * With a string: SQL, written as it is. Without one: the type of texts of any
 * length. (Alembic tells `text()` from `Text()` by the capital letter.)
 *
 * @param sqlOrLength the SQL, or the length of the type
 * @param options `collation`, for the type
 * @example A default that is an expression, for a column of texts
 * ```ts
 * import assert from "node:assert/strict";
 * import { sa } from "athanor";
 *
 * const note = sa.column("note", sa.text(), {
 *   serverDefault: sa.text("current_user"),
 * });
 * assert(note.type?.name === "text");
 * ```
 */
export function text(
  sqlOrLength?: string | number,
  options: TextTypeOptions = {},
): SqlText | ColumnType {
  if (typeof sqlOrLength === "string") return new SqlText(sqlOrLength);
  return typeWith("text", { length: sqlOrLength }, options);
}

/** A text in the national character set. */
export function unicode(
  length?: number,
  options: TextTypeOptions = {},
): ColumnType {
  return typeWith("unicode", { length }, options);
}

/** A text of any length in the national character set. */
export function unicodeText(
  length?: number,
  options: TextTypeOptions = {},
): ColumnType {
  return typeWith("unicodeText", { length }, options);
}

/** A decimal number of fixed precision. */
export function numeric(precision?: number, scale?: number): ColumnType {
  return new ColumnType("numeric", { precision, scale });
}

/** A floating-point number. */
export function float(precision?: number): ColumnType {
  return new ColumnType("float", { precision });
}

/** A floating-point number of double precision. */
export function double(precision?: number): ColumnType {
  return new ColumnType("double", { precision });
}

/** True or false. */
export function boolean(options: BooleanTypeOptions = {}): ColumnType {
  checkOptions(options, ["createConstraint", "name"], "the type boolean");
  const { createConstraint, name } = options;
  return new ColumnType("boolean", { createConstraint, constraintName: name });
}

/** A day. */
export function date(): ColumnType {
  return plainType("date", arguments);
}

/** A time of day. */
export function time(options: TimeTypeOptions = {}): ColumnType {
  return new ColumnType("time", options);
}

/** A day with a time. */
export function dateTime(options: TimeTypeOptions = {}): ColumnType {
  return new ColumnType("dateTime", options);
}

/** A span of time. */
export function interval(options: IntervalTypeOptions = {}): ColumnType {
  return new ColumnType("interval", options);
}

/** Bytes. */
export function largeBinary(length?: number): ColumnType {
  return new ColumnType("largeBinary", { length });
}

/** A universally unique identifier. */
export function uuid(): ColumnType {
  return plainType("uuid", arguments);
}

/** A JSON document. */
export function json(): ColumnType {
  return plainType("json", arguments);
}

/** A list of values of one type. */
export function array(
  item: ColumnType,
  options: { readonly dimensions?: number } = {},
): ColumnType {
  return typeWith("array", { item }, options);
}

/**
 * One of a fixed list of texts; written `sa.enum`.
 *
 * @param values the texts
 * @param options `name`, `schema`, `nativeEnum`, `createType`, `createConstraint`, `length`
 * @example A status
 * ```ts
 * import assert from "node:assert/strict";
 * import { sa } from "athanor";
 *
 * const status = sa.enum(["open", "closed"], { name: "status" });
 * assert(status.arguments.values?.length === 2);
 * ```
 */
export function enumType(
  values: readonly string[],
  options: EnumTypeOptions = {},
): ColumnType {
  checkValues(values, "values of the type enum");
  checkOptionsObject(options, "the type enum", "name");
  const { name, schema, ...rest } = options;
  return new ColumnType("enum", {
    values,
    enumName: name,
    enumSchema: schema,
    ...rest,
  });
}

/** A type by its SQL, for what has no function here, such as `geometry(Point, 4326)`. */
export function rawType(sql: string): ColumnType {
  return new ColumnType("raw", { sql });
}
