import { deepStrictEqual } from "node:assert/strict";
import { DIALECT_NAMES } from "../../src/dialect_name.ts";
import { filesUnder, ROOT } from "./files.ts";
import { findAll, withoutComments } from "./source_text.ts";

const NAME = `["'\`](?:${
  [...DIALECT_NAMES, "mariadb", "postgres"].join("|")
})["'\`]`;

/** Comparisons by operator (either side), `case`, and the methods that compare. */
const COMPARISON = new RegExp(
  [
    `[!=]==?\\s*${NAME}`,
    `${NAME}\\s*[!=]==?`,
    `\\bcase\\s+${NAME}`,
    `\\.(?:includes|startsWith|endsWith|has|indexOf|localeCompare)\\(\\s*${NAME}`,
  ].join("|"),
  "g",
);

/** The files that belong to one dialect. */
const OWN_FILE = new RegExp(
  `^src/(?:drivers|reflection)/(?:${DIALECT_NAMES.join("|")})(?:_\\w+)?\\.ts$`,
);

function comparisonsIn(path: string, source: string): string[] {
  if (OWN_FILE.test(path)) return [];
  return findAll(path, withoutComments(source), COMPARISON);
}

Deno.test("no file compares with a dialect's name outside of its own three", () => {
  const files = ["src/", "mod.ts", "cli.ts"]
    .flatMap((path) => filesUnder(ROOT, path))
    .filter((path) => path.endsWith(".ts"));
  deepStrictEqual(
    files.flatMap((path) =>
      comparisonsIn(path, Deno.readTextFileSync(new URL(path, ROOT)))
    ),
    [],
    "use a Record<DialectName, …> table or a fact of the kernel instead",
  );
});

Deno.test("comparisonsIn sees operators, cases and methods, and names the line", () => {
  const source = [
    `const a = dialect === "sqlite";`,
    `const b = 'mysql' != dialect; // d === "oracle"`,
    `switch (d) { case "mssql": }`,
    `["x"].includes("mariadb");`,
    `const fine = { sqlite: 1 }["sqlite"];`,
    `const text = "dialect"; /* d === "oracle" */`,
  ].join("\n");
  deepStrictEqual(comparisonsIn("src/x.ts", source), [
    `src/x.ts:1: === "sqlite"`,
    `src/x.ts:2: 'mysql' !=`,
    `src/x.ts:3: case "mssql"`,
    `src/x.ts:4: .includes("mariadb"`,
  ]);
});

Deno.test("comparisonsIn lets a dialect's own driver and reflection compare", () => {
  const source = `const a = dialect === "sqlite";`;
  deepStrictEqual(comparisonsIn("src/drivers/sqlite.ts", source), []);
  deepStrictEqual(comparisonsIn("src/reflection/sqlite.ts", source), []);
});
