import type { DialectName } from "../dialect_name.ts";
import type { WireLiteral } from "../kernel/wire.ts";
import { checkText, invalid, quoted } from "../schema/check.ts";
import type { ColumnType } from "../schema/column_type.ts";
import { isInlineLiteral } from "../schema/inline_literal.ts";
import { isSqlText } from "../schema/sql_text.ts";
import { toHex } from "../util/hex.ts";

/** How a `Date` is written for a type, by the last part of the type's name in lower case. */
type DateForm = "date" | "time" | "dateTime";

const DATE_FORMS: Readonly<Record<string, DateForm>> = {
  date: "date",
  time: "time",
};

const JSON_TYPES = ["json", "jsonb"];

/** Where a value goes. */
export interface LiteralPlace {
  readonly dialectName: DialectName;
  /** The type of its column, where that is known. */
  readonly type?: ColumnType | undefined;
}

/**
 * Whether a `Date` is written with its zone: for a type that has one, for a type
 * that is not known as well, or never. PostgreSQL would take the zone of the
 * session, and leaves the zone away where a column has none; no type of MySQL
 * has one, and MariaDB refuses it.
 */
const ZONES: Readonly<Record<DialectName, "typed" | "untyped" | "never">> = {
  sqlite: "typed",
  postgresql: "untyped",
  mysql: "never",
  mssql: "typed",
  oracle: "typed",
};

/**
 * A JavaScript value as SQL text will show it, by the type of its column.
 *
 * A `Date` is written in UTC: as a day, a time or both, as the type says.
 * Objects and lists become JSON documents for JSON types.
 *
 * @param value a string, number, bigint, boolean, null, `Date`, `Uint8Array`, JSON value, `sa.text()` or `op.inlineLiteral()`
 * @param what what the value is for, for the message
 * @throws {AthanorError} `OPERATION_INVALID` for `undefined`, NaN, an infinity, or a value that no SQL shows
 *
 * @internal
 */
export function toLiteral(
  value: unknown,
  what: string,
  { dialectName, type }: LiteralPlace,
): WireLiteral {
  if (isInlineLiteral(value)) {
    return toLiteral(value.value, what, {
      dialectName,
      type: value.type ?? type,
    });
  }
  if (isSqlText(value)) return { sql: value.sql };
  if (value === null) return null;
  if (isJsonType(type)) return { json: toJson(value, what) };
  switch (typeof value) {
    case "boolean":
      return value;
    case "string":
      return checkText(value, what);
    case "bigint":
      return { number: String(value) };
    case "number":
      return checkNumber(value, what);
    case "object":
      return objectLiteral(value, what, { dialectName, type });
    default:
      throw refused(value, what);
  }
}

/**
 * A JavaScript value as a driver binds it: what a database stores is the same
 * as when the value is written into the text.
 *
 * @throws {AthanorError} `OPERATION_INVALID` for a value that {@linkcode toLiteral} refuses
 */
export function toBindable(
  value: unknown,
  what: string,
  place: LiteralPlace,
): unknown {
  const literal = toLiteral(value, what, place);
  if (literal === null || typeof literal !== "object") return literal;
  if ("number" in literal) return BigInt(literal.number);
  if ("bytes" in literal) return value;
  return Object.values(literal)[0];
}

/** Whether a value must be written into the text because it is SQL itself. */
export function isSqlValue(value: unknown): boolean {
  return isSqlText(value) || isInlineLiteral(value);
}

function objectLiteral(
  value: object,
  what: string,
  place: LiteralPlace,
): WireLiteral {
  if (value instanceof Date) return dateLiteral(value, what, place);
  if (value instanceof Uint8Array) return { bytes: toHex(value) };
  throw refused(value, what);
}

function dateLiteral(
  value: Date,
  what: string,
  place: LiteralPlace,
): WireLiteral {
  if (Number.isNaN(value.getTime())) {
    throw invalid(`The ${what} is an invalid Date`, "Give a valid Date.");
  }
  const [date = "", rest = ""] = value.toISOString().split("T");
  const time = rest.replace("Z", "").replace(/\.000$/, "").replace(
    /\.(\d{3})$/,
    ".$1000",
  );
  const form = DATE_FORMS[baseName(place.type)] ?? "dateTime";
  if (form === "date") return { date };
  if (form === "time") return { time };
  const zone = hasZone(place) ? "+00:00" : "";
  return { dateTime: `${date} ${time}${zone}` };
}

function hasZone({ dialectName, type }: LiteralPlace): boolean {
  const zones = ZONES[dialectName];
  if (type === undefined) return zones === "untyped";
  return zones !== "never" && type.arguments.timezone === true;
}

function checkNumber(value: number, what: string): number {
  if (Number.isFinite(value)) return value;
  throw invalid(
    `The ${what} is ${value}, which SQL has no number for`,
    "Give a finite number or null.",
  );
}

function toJson(value: unknown, what: string): string {
  try {
    const json = JSON.stringify(value);
    if (json !== undefined) return json;
  } catch (cause) {
    throw invalid(
      `The ${what} is no JSON value: ${String(cause)}`,
      "Give a value that JSON.stringify accepts.",
    );
  }
  throw refused(value, what);
}

function isJsonType(type: ColumnType | undefined): boolean {
  return JSON_TYPES.includes(baseName(type));
}

function baseName(type: ColumnType | undefined): string {
  return type?.name.split(".").at(-1)?.toLowerCase() ?? "";
}

function refused(value: unknown, what: string): Error {
  return invalid(
    `The ${what} cannot be ${quoted(value)}`,
    'Give a string, number, bigint, boolean, null, Date, Uint8Array or sa.text(); objects need the type of their column, as in sa.table("t", [sa.column("a", sa.json())]) for the table.',
  );
}
