import { deepStrictEqual, equal, throws } from "node:assert/strict";
import { formatArray, parseArray } from "../../src/drivers/postgresql_array.ts";
import {
  parameterText,
  parserOf,
} from "../../src/drivers/postgresql_values.ts";

Deno.test("parseArray reads quotes, escapes, nulls, nesting and bounds", () => {
  deepStrictEqual(parseArray("{}"), []);
  deepStrictEqual(parseArray("{a,NULL,b c}"), ["a", null, "b c"]);
  deepStrictEqual(parseArray('{"a,b","NULL","","q\\"\\\\","{x}"}'), [
    ...["a,b", "NULL", "", 'q"\\', "{x}"],
  ]);
  deepStrictEqual(parseArray("{{1,2},{3,NULL}}"), [["1", "2"], ["3", null]]);
  deepStrictEqual(parseArray("[0:1]={a,b}"), ["a", "b"]);
});

Deno.test("parseArray reads what formatArray writes", () => {
  const array = ["", "NULL", null, 'a"b\\c', "{x,y}", "\n", "é😀"];
  deepStrictEqual(parseArray(formatArray(array)), array);
  deepStrictEqual(parseArray(formatArray([["a"], [null]])), [["a"], [null]]);
});

Deno.test("parserOf keeps dates and exact numbers as texts and 64 bits as bigints", () => {
  equal(parserOf(1184)("2026-11-21 00:00:00+00"), "2026-11-21 00:00:00+00");
  equal(parserOf(1700)("1.10"), "1.10");
  equal(parserOf(20)("9007199254740993"), 9007199254740993n);
  deepStrictEqual(parserOf(1016)("{1,NULL}"), [1n, null]);
  deepStrictEqual(parserOf(17)("\\x00ff"), new Uint8Array([0, 255]));
  equal(parserOf(99999)("x"), "x");
});

Deno.test("parameterText writes what the server reads as any type", () => {
  equal(parameterText(null), null);
  equal(parameterText(true), "true");
  equal(parameterText(-0.5), "-0.5");
  equal(parameterText(Infinity), "Infinity");
  equal(parameterText(new Date(0)), "1970-01-01T00:00:00.000Z");
  equal(parameterText(new Uint8Array([0, 171])), "\\x00ab");
  equal(parameterText([1, null, ["a"]]), '{"1",NULL,{"a"}}');
  throws(() => parameterText("a\0"), { code: "OPERATION_INVALID" });
  throws(() => parameterText([{}]), { code: "OPERATION_INVALID" });
});
