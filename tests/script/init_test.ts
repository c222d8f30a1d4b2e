import { deepStrictEqual, ok, rejects } from "node:assert/strict";
import { ScriptDirectory } from "../../src/script/mod.ts";
import {
  generateRevision,
  initScripts,
  TEMPLATES,
} from "../../src/script/writing.ts";
import { Project } from "./project.ts";

Deno.test("initScripts begins a project that works", async () => {
  using project = new Project();
  const config = project.config();
  const { created, kept } = await initScripts(config);
  deepStrictEqual(project.files(), [
    "athanor.config.ts",
    "migrations/README.md",
    "migrations/script.ts.tpl",
  ]);
  deepStrictEqual(created.map((path) => path.slice(project.directory.length)), [
    "/migrations/versions",
    "/migrations/README.md",
    "/migrations/script.ts.tpl",
    "/athanor.config.ts",
  ]);
  deepStrictEqual(kept, []);
  const script = await generateRevision(await ScriptDirectory.open(config));
  deepStrictEqual(script.revision.isBase, true);
});

const CONFIG = new URL("../../deno.json", import.meta.url).pathname;

for (const template of Object.keys(TEMPLATES)) {
  Deno.test(`what initScripts writes for ${template} passes fmt, lint and check, revisions included`, async () => {
    using project = new Project();
    const config = project.config();
    const { created } = await initScripts(config, { template });
    const hasEnv = created.some((path) => path.endsWith("/env.ts"));
    deepStrictEqual(hasEnv, template !== "generic");
    await generateRevision(await ScriptDirectory.open(config));
    for (
      const args of [["fmt", "--check"], ["lint"], ["check", "-c", CONFIG]]
    ) {
      const { success, stderr } = await new Deno.Command(Deno.execPath(), {
        args: [...args, "."],
        cwd: project.directory,
      }).output();
      ok(success, new TextDecoder().decode(stderr));
    }
  });
}

Deno.test("initScripts takes another folder and keeps a configuration", async () => {
  using project = new Project({ "athanor.config.ts": "mine" });
  const result = await initScripts(project.config(), {
    directory: "db/changes",
  });
  deepStrictEqual(project.files(), [
    "athanor.config.ts",
    "db/changes/README.md",
    "db/changes/script.ts.tpl",
  ]);
  deepStrictEqual(result.kept, [project.path("athanor.config.ts")]);
  deepStrictEqual(project.read("athanor.config.ts"), "mine");
});

Deno.test("initScripts names the chosen folder in the configuration", async () => {
  using project = new Project();
  await initScripts(project.config(), { directory: "db/changes" });
  const text = project.read("athanor.config.ts");
  ok(text.includes('scriptLocation: "db/changes",'), text);
});

Deno.test("initScripts refuses a folder that is not empty, a file, and an unknown template", async () => {
  using project = new Project({ "full/a.txt": "", "file": "" });
  const config = project.config();
  for (const directory of ["full", "file"]) {
    await rejects(initScripts(config, { directory }), { code: "USAGE" });
  }
  await rejects(initScripts(config, { template: "pylons" }), {
    code: "USAGE",
    hint: "Choose one of generic, environment, multidb.",
  });
  deepStrictEqual(project.files(), ["file", "full/a.txt"]);
});
