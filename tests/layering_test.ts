import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { filesUnder, ROOT, withTree } from "./architecture/files.ts";
import { layeringViolations } from "./architecture/layering.ts";
import { ROOMS } from "./architecture/rooms.ts";

/** What is said of a planted tree, for which `deno.json` is added. */
function violationsOf(files: Record<string, string>): Promise<string[]> {
  const manifest = JSON.stringify({ imports: { athanor: "./mod.ts" } });
  return withTree({ "deno.json": manifest, ...files }, layeringViolations);
}

Deno.test("the tree keeps to the rooms and arrows of docs/architecture.md", async () => {
  deepStrictEqual(await layeringViolations(ROOT), []);
});

Deno.test("docs/architecture.md tells of every room that is there", async () => {
  const page = await Deno.readTextFile(new URL("docs/architecture.md", ROOT));
  const untold = ROOMS.filter(({ path }) => filesUnder(ROOT, path).length > 0)
    .map(({ path }) => path.replace("src/", ""))
    .filter((path) => !page.includes(path));
  deepStrictEqual(untold, []);
});

Deno.test("layeringViolations lets downward imports, their rooms and packages pass", async () => {
  const found = await violationsOf({
    "src/errors.ts": "export const E = 1;",
    "src/kernel/wire.ts": "export type W = 1;",
    "src/drivers/driver.ts": `export type { W } from "../kernel/wire.ts";`,
    "src/drivers/pg.ts": `import pg from "npm:pg@8.23.1"; void pg;`,
    "src/runtime/run.ts":
      `import "../errors.ts"; import "../drivers/driver.ts"; import "./b.ts";`,
    "src/runtime/b.ts":
      `import d from "../../deno.json" with { type: "json" };`,
    "mod.ts": `import "./src/runtime/run.ts"; import "./src/drivers/pg.ts";`,
  });
  deepStrictEqual(found, []);
});

Deno.test("layeringViolations names file, line, import and rule of an upward import", async () => {
  const found = await violationsOf({
    "src/commands/up.ts": "export const up = 1;",
    "src/schema/table.ts": `\nimport "../commands/up.ts";`,
  });
  deepStrictEqual(found, [
    `src/schema/table.ts:2: imports "../commands/up.ts" of src/commands/ ` +
    `(level 6); src/schema/ (level 1) may import level 0`,
  ]);
});

const PLANTED: Record<string, [string, string, string]> = {
  "an import from the same level": [
    "src/revision/a.ts",
    `import "../schema/table.ts";`,
    "src/schema/table.ts",
  ],
  "an import from the same level 0": [
    "src/errors.ts",
    `import "./util/x.ts";`,
    "src/util/x.ts",
  ],
  "a type-only upward import": [
    "src/schema/a.ts",
    `import type { T } from "../operations/op.ts"; export type U = T;`,
    "src/operations/op.ts",
  ],
  "an upward import() type": [
    "src/schema/a.ts",
    `export type U = import("../operations/op.ts").T;`,
    "src/operations/op.ts",
  ],
  "an upward re-export of types": [
    "src/schema/a.ts",
    `export type { T } from "../operations/op.ts";`,
    "src/operations/op.ts",
  ],
  "an upward dynamic import": [
    "src/schema/a.ts",
    `export const op = () => import("../operations/op.ts");`,
    "src/operations/op.ts",
  ],
  "a downward import that the table does not list": [
    "src/script/a.ts",
    `import "../kernel/kernel.ts";`,
    "src/kernel/kernel.ts",
  ],
  "an import of a driver where only its interfaces are allowed": [
    "src/runtime/a.ts",
    `import "../drivers/sqlite.ts";`,
    "src/drivers/sqlite.ts",
  ],
  "an import of the public module by its bare name": [
    "src/schema/a.ts",
    `import "athanor";`,
    "mod.ts",
  ],
  "an import of a test": [
    "src/schema/a.ts",
    `import "../../tests/x.ts";`,
    "tests/x.ts",
  ],
};

for (const [what, [from, text, to]] of Object.entries(PLANTED)) {
  Deno.test(`layeringViolations sees ${what}`, async () => {
    const found = await violationsOf({ [from]: text, [to]: "export {};" });
    strictEqual(found.length, 1, found.join("\n"));
    match(found[0]!, new RegExp(`^${from}:1: imports `));
  });
}

Deno.test("layeringViolations sees a cycle of two files in one room", async () => {
  const found = await violationsOf({
    "src/schema/a.ts": `import "./b.ts";`,
    "src/schema/b.ts": `import type {} from "./a.ts";`,
  });
  deepStrictEqual(found, [
    `src/schema/a.ts:1: imports "./b.ts" in a cycle: ` +
    "src/schema/a.ts -> src/schema/b.ts -> src/schema/a.ts",
  ]);
});

Deno.test("layeringViolations sees a file that belongs to no room", async () => {
  const found = await violationsOf({ "src/helpers/x.ts": "export {};" });
  strictEqual(found.length, 1);
  match(found[0]!, /^src\/helpers\/x\.ts: belongs to no room/);
});
