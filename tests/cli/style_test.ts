import { strictEqual } from "node:assert/strict";
import {
  alignColumns,
  COLORED,
  PLAIN,
  visibleWidth,
} from "../../src/commands/style.ts";

Deno.test("COLORED marks text and leaves the empty text alone", () => {
  strictEqual(COLORED.red("no"), "\x1b[31mno\x1b[39m");
  strictEqual(COLORED.bold(""), "");
  strictEqual(PLAIN.red("no"), "no");
});

Deno.test("visibleWidth counts letters, not their marks", () => {
  strictEqual(visibleWidth(COLORED.bold(COLORED.cyan("añ😀"))), 3);
});

Deno.test("alignColumns pads marked cells and drops empty columns", () => {
  strictEqual(
    alignColumns([["a", "", COLORED.red("x"), "1"], ["bcd", "", "yz", ""]]),
    `a    ${COLORED.red("x")}   1\nbcd  yz`,
  );
});
