import { strictEqual } from "node:assert/strict";
import { findStale } from "../../tools/check_kernel.ts";

Deno.test("the committed kernel is built from the committed sources", async () => {
  strictEqual(await findStale(), undefined);
});
