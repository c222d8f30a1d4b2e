import { strictEqual } from "node:assert/strict";
import { DIALECT_NAMES } from "../../src/dialect_name.ts";
import { hasRebuild } from "../../src/kernel/has_rebuild.ts";
import { describe } from "../../src/kernel/mod.ts";

for (const dialect of DIALECT_NAMES) {
  Deno.test(`whether ${dialect} has tables made anew is what the kernel says`, () => {
    strictEqual(hasRebuild(dialect), describe(dialect).rebuild !== null);
  });
}
