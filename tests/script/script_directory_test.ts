import { deepStrictEqual, ok, rejects, throws } from "node:assert/strict";
import { Config } from "../../src/config/config.ts";
import { ScriptDirectory } from "../../src/script/mod.ts";
import { Project, revisionText } from "./project.ts";

const VERSIONS = "migrations/versions";

function open(config: Config): Promise<ScriptDirectory> {
  return ScriptDirectory.open(config);
}

Deno.test("open reads the graph without running a script", async () => {
  using project = new Project({
    [`${VERSIONS}/b_second.ts`]: revisionText("b", "a") + "throw new Error();",
    [`${VERSIONS}/a_first.ts`]: revisionText("a"),
    [`${VERSIONS}/types.d.ts`]: "broken",
    [`${VERSIONS}/_helper.ts`]: "broken",
    [`${VERSIONS}/a_first_test.ts`]: "broken",
    [`${VERSIONS}/notes.md`]: "broken",
  });
  const scripts = await open(project.config());
  deepStrictEqual(scripts.graph.revisions().map(({ id }) => id), ["a", "b"]);
  deepStrictEqual(scripts.script("b"), {
    id: "b",
    path: project.path(`${VERSIONS}/b_second.ts`),
    source: `${VERSIONS}/b_second.ts`,
    doc: "Revision b.",
    longDoc: "Revision b.",
    revision: scripts.graph.get("b")!,
  });
  throws(() => scripts.script("c"), { code: "REVISION_NOT_FOUND" });
});

Deno.test("open refuses a project without folders, and takes one without versions", async () => {
  using project = new Project();
  await rejects(open(project.config()), {
    code: "SCRIPT_DIRECTORY_MISSING",
    message: `There is no folder "${project.path("migrations")}"`,
  });
  project.write("migrations/README.md", "");
  deepStrictEqual((await open(project.config())).graph.size, 0);
});

Deno.test("open reads several locations, subfolders when asked, each file once", async () => {
  using project = new Project({
    "one/a.ts": revisionText("a"),
    "one/deep/b.ts": revisionText("b", "a"),
    "two/c.ts": revisionText("c", "a"),
  });
  const versionLocations = ["one", "two", "one/deep", "three"];
  const flat = await open(project.config({ versionLocations }));
  deepStrictEqual(flat.graph.heads, ["c", "b"]);
  deepStrictEqual(project.log, [
    `warn The version location "${project.path("three")}" does not exist`,
  ]);
  const deep = await open(
    project.config({ versionLocations, recursiveVersionLocations: true }),
  );
  deepStrictEqual(deep.graph.heads, ["b", "c"]);
  ok(project.log.at(-1)!.includes("was reached twice"), project.log.join("\n"));
});

Deno.test("open imports a script whose header is no literal", async () => {
  using project = new Project({
    [`${VERSIONS}/a.ts`]: revisionText("a").replace('"a";', '"a".trim();'),
  });
  const scripts = await open(project.config());
  deepStrictEqual(scripts.graph.heads, ["a"]);
  deepStrictEqual(scripts.script("a").doc, "Revision a.");
});

Deno.test("open names the file that is no revision", async () => {
  const wrong = {
    'does not export "revision"': "export const a = 1;",
    'does not export "downRevision"': 'export const revision = "a";',
    'exports a "revision" that is not a text':
      "export const revision = null;\nexport const downRevision = null;",
    'exports a "dependsOn" that is not a text, a list of texts or null':
      'export const revision = "a";\nexport const downRevision = null;\n' +
      "export const dependsOn = [1];",
  };
  for (const [message, text] of Object.entries(wrong)) {
    using project = new Project({ [`${VERSIONS}/x.ts`]: text });
    await rejects(open(project.config()), {
      code: "SCRIPT_INVALID",
      message: `${VERSIONS}/x.ts ${message}`,
    });
  }
});

Deno.test("open names the files of duplicates and of missing parents", async () => {
  using project = new Project({
    [`${VERSIONS}/one.ts`]: revisionText("a"),
    [`${VERSIONS}/two.ts`]: revisionText("a"),
  });
  await rejects(open(project.config()), {
    code: "REVISION_DUPLICATE",
    sources: [`${VERSIONS}/one.ts`, `${VERSIONS}/two.ts`],
  });
  project.write(`${VERSIONS}/two.ts`, revisionText("b", "gone"));
  await rejects(open(project.config()), {
    code: "REVISION_PARENT_MISSING",
    message: `Revision "b" in ${VERSIONS}/two.ts names the down revision ` +
      '"gone", which does not exist',
  });
});

Deno.test("open says which file cannot be read", async () => {
  using project = new Project({ [`${VERSIONS}/a.ts`]: revisionText("a") });
  await Deno.symlink("/nowhere", project.path(`${VERSIONS}/b.ts`));
  await rejects(open(project.config()), (error: Error) => {
    ok(
      error.message.startsWith(`${VERSIONS}/b.ts cannot be read`),
      error.message,
    );
    return true;
  });
});

const nowhere = new Config({}, { directory: "/nowhere" });

Deno.test({
  name: "open passes on Deno's refusal, which names the missing flag",
  permissions: { read: false },
  fn: () => rejects(open(nowhere), Deno.errors.NotCapable),
});

Deno.test("load imports what is asked for and nothing else", async () => {
  using project = new Project({
    [`${VERSIONS}/a.ts`]: revisionText("a").replace(
      "upgrade() {}",
      "upgrade(...names: string[]) { return names.join(); }",
    ),
    [`${VERSIONS}/b.ts`]: revisionText("b", "a") + "throw new Error();",
  });
  const scripts = await open(project.config());
  const loaded = await scripts.load(["a"]);
  deepStrictEqual([...loaded.keys()], ["a"]);
  const { upgrade } = loaded.get("a")!;
  ok(typeof upgrade === "function");
  deepStrictEqual(upgrade("x", "y"), "x,y");
});

Deno.test("load gives the sections of SQL scripts as texts", async () => {
  using project = new Project({
    [`${VERSIONS}/a.sql`]: "-- First.\n-- revision: a\n-- down_revision:\n" +
      "-- upgrade\nSELECT 1;\n-- downgrade\nSELECT 2;\n",
  });
  const scripts = await open(project.config());
  deepStrictEqual(scripts.script("a").doc, "First.");
  deepStrictEqual(
    (await scripts.load(["a"])).get("a"),
    { upgrade: "SELECT 1;", downgrade: "SELECT 2;" },
  );
});

Deno.test("load tells a syntax error, with file and line, from a missing import", async () => {
  using project = new Project({
    [`${VERSIONS}/a.ts`]: revisionText("a") + "let x y;\n",
    [`${VERSIONS}/b.ts`]: revisionText("b") + "const c = 1;\nconst c = 2;\n",
    [`${VERSIONS}/c.ts`]: revisionText("c") + 'import "./gone.ts";\n',
    [`${VERSIONS}/d.ts`]: revisionText("d") + 'throw new Error("boom");\n',
    [`${VERSIONS}/e.ts`]: revisionText("e") + 'JSON.parse("{");\n',
  });
  const scripts = await open(project.config());
  await rejects(scripts.load(["a"]), (error: Error) => {
    ok(
      error.message.startsWith(`Syntax error in ${VERSIONS}/a.ts:10:7: `),
      error.message,
    );
    return "code" in error && error.code === "SCRIPT_SYNTAX";
  });
  await rejects(scripts.load(["b"]), (error: Error) => {
    ok(
      error.message.startsWith(`Syntax error in ${VERSIONS}/b.ts:11:`),
      error.message,
    );
    return "code" in error && error.code === "SCRIPT_SYNTAX";
  });
  for (
    const [id, reason] of [["c", "Module not found"], ["d", "boom"], ["e", ""]]
  ) {
    await rejects(scripts.load([id!]), (error: Error) => {
      const start = `${VERSIONS}/${id}.ts cannot be imported: ${reason}`;
      ok(error.message.startsWith(start), error.message);
      return "code" in error && error.code === "SCRIPT_INVALID";
    });
  }
});

Deno.test("load names the culprit among many", async () => {
  const files = Array.from({ length: 40 }, (_, at) => [
    `${VERSIONS}/r${at}.ts`,
    revisionText(`r${at}`, at === 0 ? null : `r${at - 1}`),
  ]);
  using project = new Project(Object.fromEntries(files));
  const all = await open(project.config());
  const ids = all.graph.revisions().map(({ id }) => id);
  deepStrictEqual([...(await all.load(ids)).keys()], ids);
  project.write(`${VERSIONS}/s.ts`, revisionText("s", "r39") + "let x y;\n");
  const broken = await open(project.config());
  await rejects(broken.load([...ids, "s"]), (error: Error) => {
    ok(error.message.includes(`${VERSIONS}/s.ts:10`), error.message);
    return true;
  });
});

Deno.test("load refuses a script without a function of either name", async () => {
  using project = new Project({
    [`${VERSIONS}/a.ts`]: revisionText("a").replace(
      "export function downgrade() {}",
      "export const downgrade = 1;",
    ),
  });
  await rejects((await open(project.config())).load(["a"]), {
    code: "SCRIPT_INVALID",
    message: `${VERSIONS}/a.ts does not export a function "downgrade"`,
  });
});
