import { deepStrictEqual } from "node:assert/strict";
import { Config } from "../../src/config/config.ts";
import { findScriptProblems } from "../../src/script/writing.ts";

/** The problems of a version location with these files. */
async function problems(
  files: Readonly<Record<string, string>>,
): Promise<[number, string[]]> {
  const directory = await Deno.makeTempDir();
  try {
    for (const [name, text] of Object.entries(files)) {
      await Deno.writeTextFile(`${directory}/${name}`, text);
    }
    const config = new Config({ versionLocations: ["."] }, { directory });
    const found = await findScriptProblems(config);
    return [found.readable, found.problems.map(({ message }) => message)];
  } finally {
    await Deno.remove(directory, { recursive: true });
  }
}

Deno.test("findScriptProblems names every file that cannot be read, and no missing parent for it", async () => {
  deepStrictEqual(
    await problems({
      "a1.ts": `export const revision = "a1";`,
      "b2.ts":
        `export const revision = "b2"; export const downRevision = "a1";`,
      "c3.sql": "-- revision: c3\n",
    }),
    [1, [
      'a1.ts does not export "downRevision"',
      'c3.sql has no line "-- down_revision:"',
    ]],
  );
});

Deno.test("findScriptProblems looks at the graph of scripts that can be read", async () => {
  deepStrictEqual(
    await problems({
      "b2.ts":
        `export const revision = "b2"; export const downRevision = "a1";`,
    }),
    [1, [
      'Revision "b2" in b2.ts names the down revision "a1", which does not exist',
    ]],
  );
});

Deno.test("findScriptProblems looks at revisions that are given as modules", async () => {
  const config = new Config({ revisions: [{ revision: "a1" }] });
  const { problems } = await findScriptProblems(config);
  deepStrictEqual(problems.map(({ code }) => code), ["SCRIPT_INVALID"]);
});
