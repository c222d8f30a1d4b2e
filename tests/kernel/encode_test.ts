import { strictEqual, throws } from "node:assert/strict";
import { encodeRequest } from "../../src/kernel/encode.ts";

function insertOf(value: unknown): unknown {
  return {
    dialect: "sqlite",
    ops: [{
      op: "insert",
      table: { name: "t" },
      columns: [{ name: "a" }],
      rows: [[value]],
    }],
  };
}

Deno.test("encodeRequest leaves out what is undefined and keeps null", () => {
  strictEqual(
    encodeRequest({ a: undefined, b: null, c: "null" }),
    '{"b":null,"c":"null"}',
  );
});

for (const value of [NaN, Infinity, -Infinity]) {
  Deno.test(`encodeRequest refuses ${value}, with the way to it`, () => {
    throws(() => encodeRequest(insertOf(value)), {
      code: "OPERATION_INVALID",
      message:
        `${value} is not a number that a database can store (at rows[0][0])`,
    });
  });
}

Deno.test("encodeRequest refuses a bigint and says how to pass it", () => {
  throws(() => encodeRequest(insertOf(7n)), {
    code: "OPERATION_INVALID",
    hint: 'Pass { number: "7" }',
  });
});

Deno.test("encodeRequest refuses half of a surrogate pair in a value and in a key", () => {
  throws(() => encodeRequest(insertOf("a\ud83d")), {
    code: "OPERATION_INVALID",
  });
  throws(() => encodeRequest({ ops: [{ "a\udc00": 1 }] }), {
    code: "OPERATION_INVALID",
  });
});

Deno.test("encodeRequest takes whole pairs and texts that look like escapes", () => {
  strictEqual(
    encodeRequest(["\u{1F600}", "\\ud83d"]),
    '["\u{1F600}","\\\\ud83d"]',
  );
});

Deno.test("encodeRequest refuses a value that holds itself", () => {
  const loop: unknown[] = [];
  loop.push(loop);
  throws(() => encodeRequest(insertOf(loop)), { code: "OPERATION_INVALID" });
});
