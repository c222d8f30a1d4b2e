import { strictEqual } from "node:assert/strict";
import { plainMessage } from "../../src/util/plain_message.ts";

Deno.test("plainMessage drops colours and puts the place on the same line", () => {
  const error = new Error(
    'Module not found "x".\n    at \x1b[36mfile:///a\x1b[0m:1:2',
  );
  strictEqual(plainMessage(error), 'Module not found "x" at file:///a:1:2');
});

Deno.test("plainMessage drops the picture of the source", () => {
  const error = new Error(
    "SyntaxError: Unexpected token\n  |\n1 | export {\n  |    ~ at file:///a.ts:1:9",
  );
  strictEqual(
    plainMessage(error),
    "SyntaxError: Unexpected token at file:///a.ts:1:9",
  );
});

Deno.test("plainMessage leaves other messages alone, and takes whatever was thrown", () => {
  strictEqual(plainMessage(new Error("one\ntwo")), "one\ntwo");
  strictEqual(plainMessage("no"), "no");
  strictEqual(plainMessage(null), "null");
});
