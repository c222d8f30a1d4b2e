/**
 * Values on their way to PostgreSQL and back, as texts. Every client library
 * has its own idea of a `Date` or a `bigint`; here they all read the same.
 *
 * @module
 */
import { bindable } from "./bindable.ts";
import { formatArray, parseArray, type TextArray } from "./postgresql_array.ts";
import { fromHex, toHex } from "../util/hex.ts";

type Parse = (text: string) => unknown;

const RULES = { database: "PostgreSQL", nul: false, nonFinite: true };

/** The type of each element by the OID of an array's type. */
const ARRAYS: Readonly<Record<number, number>> = {
  199: 114,
  1000: 16,
  1001: 17,
  1002: 18,
  1003: 19,
  1005: 21,
  1007: 23,
  1009: 25,
  1014: 1042,
  1015: 1043,
  1016: 20,
  1021: 700,
  1022: 701,
  1028: 26,
  1115: 1114,
  1182: 1082,
  1185: 1184,
  1231: 1700,
  2951: 2950,
  3807: 3802,
};

/** What is no text, by the OID of its type (`pg_type`). */
const SCALARS: Readonly<Record<number, Parse>> = {
  16: (text) => text === "t",
  17: (text) => fromHex(text.slice(2)),
  20: BigInt,
  21: Number,
  23: Number,
  26: Number,
  114: JSON.parse,
  700: Number,
  701: Number,
  3802: JSON.parse,
};

/**
 * How the text of a value is read, by the OID of its type. Whole numbers of 64
 * bits come as bigints, dates and times and `numeric` as texts, bytes as
 * `Uint8Array`, JSON as what it says; what is not listed is a text.
 */
export const PARSERS: Readonly<Record<number, Parse>> = {
  ...Object.fromEntries([18, 19, 25, 1042, 1043, 1082, 1114, 1184, 1700, 2950]
    .map((oid) => [oid, asText])),
  ...SCALARS,
  ...Object.fromEntries(
    Object.entries(ARRAYS).map(([oid, element]) => [oid, arrayOf(element)]),
  ),
};

/** The function that reads values of a type. */
export function parserOf(oid: number): Parse {
  return PARSERS[oid] ?? asText;
}

/**
 * The text that a value is bound as; the server reads it as the type that the
 * statement asks for. An array becomes an array.
 *
 * @throws {AthanorError} `OPERATION_INVALID`
 */
export function parameterText(value: unknown): string | null {
  if (Array.isArray(value)) return formatArray(value.map(elementText));
  const checked = bindable(value, RULES);
  if (checked === null) return null;
  if (checked instanceof Date) return checked.toISOString();
  return checked instanceof Uint8Array
    ? `\\x${toHex(checked)}`
    : String(checked);
}

function elementText(value: unknown): TextArray[number] {
  return Array.isArray(value) ? value.map(elementText) : parameterText(value);
}

function asText(text: string): string {
  return text;
}

function arrayOf(element: number): Parse {
  const parse = SCALARS[element] ?? asText;
  const read = (value: TextArray[number]): unknown => {
    if (value === null) return null;
    return Array.isArray(value) ? value.map(read) : parse(value);
  };
  return (text) => parseArray(text).map(read);
}
