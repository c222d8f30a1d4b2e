import { strictEqual } from "node:assert/strict";
import { nearest } from "../../src/util/nearest.ts";

const WORDS = ["upgrade", "downgrade", "heads", "history"];

Deno.test("nearest finds the word that was meant", () => {
  strictEqual(nearest("upgarde", WORDS), "upgrade");
  strictEqual(nearest("HEAD", WORDS), "heads");
  strictEqual(nearest("histroy", WORDS), "history");
});

Deno.test("nearest finds nothing when no word is close", () => {
  strictEqual(nearest("banana", WORDS), undefined);
  strictEqual(nearest("x", WORDS), undefined);
});
