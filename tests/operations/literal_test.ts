import { deepStrictEqual, throws } from "node:assert/strict";
import type { DialectName } from "../../src/dialect_name.ts";
import type { WireLiteral } from "../../src/kernel/wire.ts";
import { toLiteral } from "../../src/operations/mod.ts";
import { type ColumnType, sa } from "../../src/schema/mod.ts";

const moment = new Date("2026-01-02T03:04:05.678Z");
const whole = new Date("2026-01-02T03:04:05Z");

type Case = readonly [string, unknown, ColumnType | undefined, WireLiteral];

const CASES: readonly Case[] = [
  ["null", null, sa.json(), null],
  ["a boolean", true, sa.boolean(), true],
  ["a number", 1.5, sa.float(), 1.5],
  ["a text", "it's", sa.string(), "it's"],
  ["a bigint", 2n ** 63n, undefined, { number: "9223372036854775808" }],
  ["bytes", Uint8Array.of(0, 255), undefined, { bytes: "00ff" }],
  ["a Date for date", moment, sa.date(), { date: "2026-01-02" }],
  ["a Date for time", moment, sa.time(), { time: "03:04:05.678000" }],
  ["a Date for DATE", moment, sa.DATE(), { date: "2026-01-02" }],
  ["a Date for dateTime", whole, sa.dateTime(), {
    dateTime: "2026-01-02 03:04:05",
  }],
  ["a Date with a zone", moment, sa.TIMESTAMP({ timezone: true }), {
    dateTime: "2026-01-02 03:04:05.678000+00:00",
  }],
  ["a Date without a type", whole, undefined, {
    dateTime: "2026-01-02 03:04:05",
  }],
  ["an object for json", { a: [1] }, sa.json(), { json: '{"a":[1]}' }],
  ["a text for jsonb", "x", sa.postgresql.jsonb(), { json: '"x"' }],
  ["SQL", sa.text("now()"), sa.json(), { sql: "now()" }],
  ["an inline literal", { kind: "literal", value: 5 }, undefined, 5],
];

for (const [what, value, type, expected] of CASES) {
  Deno.test(`toLiteral turns ${what} into what the kernel takes`, () => {
    deepStrictEqual(
      toLiteral(value, "value", { dialectName: "sqlite", type }),
      expected,
    );
  });
}

const ZONED: readonly (readonly [DialectName, boolean | undefined, string])[] =
  [
    ["sqlite", undefined, ""],
    ["sqlite", true, "+00:00"],
    ["postgresql", undefined, "+00:00"],
    ["postgresql", false, ""],
    ["postgresql", true, "+00:00"],
    ["mysql", undefined, ""],
    ["mysql", true, ""],
    ["mssql", true, "+00:00"],
  ];

for (const [dialectName, timezone, zone] of ZONED) {
  Deno.test(`toLiteral writes a Date for ${dialectName} where a zone is ${timezone} with "${zone}"`, () => {
    const type = timezone === undefined ? undefined : sa.dateTime({ timezone });
    deepStrictEqual(toLiteral(whole, "value", { dialectName, type }), {
      dateTime: `2026-01-02 03:04:05${zone}`,
    });
  });
}

const REFUSED: readonly (readonly [string, unknown, string])[] = [
  ["undefined", undefined, "The value cannot be undefined"],
  ["NaN", NaN, "The value is NaN, which SQL has no number for"],
  ["infinity", Infinity, "The value is Infinity, which SQL has no number for"],
  ["an object", { a: 1 }, "The value cannot be an object"],
  ["a list", [1], "The value cannot be a list"],
  ["a function", () => 1, "The value cannot be a function"],
  ["an invalid Date", new Date(NaN), "The value is an invalid Date"],
  ["a text with NUL", "\0", 'The value "\\u0000" contains a NUL character'],
];

for (const [what, value, message] of REFUSED) {
  Deno.test(`toLiteral refuses ${what}`, () => {
    throws(() => toLiteral(value, "value", { dialectName: "sqlite" }), {
      code: "OPERATION_INVALID",
      message,
    });
  });
}

Deno.test("toLiteral refuses for json what JSON cannot hold", () => {
  throws(
    () =>
      toLiteral({ a: 1n }, "value", { dialectName: "sqlite", type: sa.json() }),
    {
      code: "OPERATION_INVALID",
      message: /^The value is no JSON value: /,
    },
  );
});
