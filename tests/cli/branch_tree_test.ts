import { deepStrictEqual } from "node:assert/strict";
import { branchTree } from "../../src/commands/branch_tree.ts";
import { revisionInfo } from "../../src/commands/revision_info.ts";
import { Config } from "../../src/config/config.ts";
import { ScriptDirectory } from "../../src/script/mod.ts";

/** The tree of revisions given as `id parent parent`, as `id <- after (hidden)`. */
async function tree(...lines: string[]): Promise<string[]> {
  const revisions = lines.map((line) => {
    const [revision = "", ...downRevision] = line.split(" ");
    return { revision, downRevision, upgrade() {}, downgrade() {} };
  });
  const script = await ScriptDirectory.open(new Config({ revisions }));
  const ids = script.graph.history().map(({ id }) => id);
  return branchTree(script.scripts(ids).map(revisionInfo)).map((
    { id, after, hidden },
  ) => `${id} <- ${after.toSorted().join(" ")} (${hidden})`).toSorted();
}

Deno.test("branchTree is empty where nothing branches", async () => {
  deepStrictEqual(await tree(), []);
  deepStrictEqual(await tree("a", "b a", "x", "m b x"), []);
});

Deno.test("branchTree begins at branch points and leaves stretches out", async () => {
  deepStrictEqual(
    await tree("z", "a z", "b a", "b1 b", "b2 b1", "b3 b2", "c a"),
    ["a <-  (0)", "b <- a (0)", "b3 <- b (2)", "c <- a (0)"],
  );
});

Deno.test("branchTree shows merges, and what comes after them up to the head", async () => {
  deepStrictEqual(
    await tree("a", "b a", "b1 b", "c a", "m b1 c", "n m", "o n"),
    [
      "a <-  (0)",
      "b <- a (0)",
      "c <- a (0)",
      "m <- b c (1)",
      "o <- m (1)",
    ],
  );
});

Deno.test("branchTree keeps branches of branches, and leaves other lines out", async () => {
  deepStrictEqual(
    await tree("a", "b a", "c a", "d b", "e b", "x", "y x"),
    ["a <-  (0)", "b <- a (0)", "c <- a (0)", "d <- b (0)", "e <- b (0)"],
  );
});
