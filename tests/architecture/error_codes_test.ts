import { deepStrictEqual, ok } from "node:assert/strict";

const ROOT = new URL("../../", import.meta.url);

function codesOf(source: string): string[] {
  const union = /export type ErrorCode =([^;]*);/.exec(source)?.[1] ?? "";
  return [...union.matchAll(/"([A-Z_]+)"/g)].map(([, code = ""]) => code);
}

Deno.test("every error code has a heading in docs/errors.md, and no other has", async () => {
  const source = await Deno.readTextFile(new URL("src/errors.ts", ROOT));
  const page = await Deno.readTextFile(new URL("docs/errors.md", ROOT));
  const headings = [...page.matchAll(/^### (\S+)$/gm)].map(([, name]) => name);
  const codes = codesOf(source);
  ok(codes.length > 20, "the union of codes was not found");
  deepStrictEqual(headings, codes);
});
