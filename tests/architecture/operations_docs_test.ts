import { ok } from "node:assert/strict";
import { operationReference } from "../../tools/reference/reference.ts";

const PAGE = new URL("../../docs/operations.md", import.meta.url);

Deno.test("docs/operations.md is what the JSDoc and the kernel say now", async () => {
  const now = await operationReference();
  const committed = await Deno.readTextFile(PAGE);
  const lines = committed.split("\n");
  const at = now.split("\n").findIndex((line, index) => line !== lines[index]);
  ok(
    now === committed,
    `Run "deno task docs": line ${at + 1} is now ${now.split("\n")[at]}`,
  );
});
