import {
  deepStrictEqual,
  rejects,
  strictEqual,
  throws,
} from "node:assert/strict";
import { Config } from "../../src/config/config.ts";
import { loadConfig } from "../../src/config/load_config.ts";
import type { Settings } from "../../src/config/settings.ts";
import { joinPath, toFileUrl } from "../../src/util/path.ts";

async function inFolder(
  files: Record<string, string>,
  use: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    for (const [name, text] of Object.entries(files)) {
      const path = joinPath(folder, name);
      await Deno.mkdir(joinPath(path, ".."), { recursive: true });
      await Deno.writeTextFile(path, text);
    }
    await use(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("Config resolves paths relative to its directory", () => {
  const config = new Config({ scriptLocation: "db", versionLocations: ["a"] }, {
    directory: "/srv/app",
  });
  strictEqual(config.scriptLocation, "/srv/app/db");
  deepStrictEqual(config.versionLocations, ["/srv/app/a"]);
});

Deno.test("Config has migrations/versions when nothing is set", () => {
  const config = new Config({}, {
    directory: new URL("file:///srv/my%20app/"),
  });
  strictEqual(config.scriptLocation, "/srv/my app/migrations");
  deepStrictEqual(config.versionLocations, [
    "/srv/my app/migrations/versions",
  ]);
});

Deno.test("Config names the nearest setting for an unknown one", () => {
  throws(() => new Config({ scriptLocaton: "x" } as Settings), {
    code: "CONFIG_INVALID",
    message: 'Unknown setting "scriptLocaton"',
    hint: 'Did you mean "scriptLocation"?',
  });
});

const WRONG: readonly (readonly [string, unknown, RegExp])[] = [
  ["url", 5, /^The setting "url" must be a text that is not empty$/],
  ["dialect", "postgres", /must be one of sqlite, postgresql/],
  ["versionLocations", "a", /must be a list of texts.*, not "a"$/],
  ["versionTablePk", "yes", /must be true or false, not "yes"$/],
  ["truncateSlugLength", 0, /must be a whole number above 0, not 0$/],
  ["timezone", "Mars/Base", /must be an IANA time zone/],
  ["revisions", {}, /must be a list, not \{\}$/],
  ["postWriteHooks", [{ name: "fmt" }], /must be a list of hooks/],
];

for (const [name, value, message] of WRONG) {
  Deno.test(`Config refuses ${name}: ${JSON.stringify(value)}`, () => {
    throws(() => new Config({ [name]: value } as Settings), {
      code: "CONFIG_INVALID",
      message,
    });
  });
}

Deno.test("loadConfig finds the file in a folder above", async () => {
  await inFolder({
    "athanor.config.ts": 'export default { url: "sqlite:x.db" };',
    "a/b/keep": "",
  }, async (folder) => {
    const config = await loadConfig({ cwd: `${folder}/a/b` });
    strictEqual(config.path, `${folder}/athanor.config.ts`);
    strictEqual(config.directory, folder);
    strictEqual(config.settings.url, "sqlite:x.db");
  });
});

Deno.test("loadConfig serves defaults when there is no file", async () => {
  await inFolder({}, async (folder) => {
    const config = await loadConfig({ cwd: folder });
    strictEqual(config.path, undefined);
    strictEqual(config.scriptLocation, `${folder}/migrations`);
  });
});

Deno.test("loadConfig lets an override beat the environment, and that the file", async () => {
  await inFolder({
    "athanor.config.ts": 'export default { url: "sqlite:file.db" };',
  }, async (folder) => {
    const before = Deno.env.get("DATABASE_URL");
    Deno.env.set("DATABASE_URL", "sqlite:env.db");
    try {
      strictEqual((await loadConfig({ cwd: folder })).url, "sqlite:env.db");
      const overrides = { url: "sqlite:flag.db" };
      const config = await loadConfig({ cwd: folder, overrides });
      strictEqual(config.url, "sqlite:flag.db");
    } finally {
      if (before === undefined) Deno.env.delete("DATABASE_URL");
      else Deno.env.set("DATABASE_URL", before);
    }
  });
});

Deno.test("loadConfig reads a configuration by URL", async () => {
  await inFolder(
    { "c.ts": "export default { versionTable: 'v' };" },
    async (folder) => {
      const path = toFileUrl(`${folder}/c.ts`);
      strictEqual((await loadConfig({ path })).settings.versionTable, "v");
    },
  );
});

const BROKEN: Record<string, readonly [string, RegExp]> = {
  "has a syntax error": ["export default {", /cannot be imported/],
  "has no default export": ["export const a = 1;", /has no default export$/],
  "exports a list": ["export default [];", /are not an object$/],
  "has a wrong setting": [
    "export default { dialect: 'x' };",
    /"dialect" in .*athanor\.config\.ts must be one of/,
  ],
};

for (const [what, [text, message]] of Object.entries(BROKEN)) {
  Deno.test(`loadConfig refuses a file that ${what}`, async () => {
    await inFolder({ "athanor.config.ts": text }, async (folder) => {
      await rejects(loadConfig({ cwd: folder }), {
        code: "CONFIG_INVALID",
        message,
      });
    });
  });
}

Deno.test("loadConfig refuses a named file that does not exist", async () => {
  await rejects(loadConfig({ path: "/nowhere/athanor.config.ts" }), {
    code: "CONFIG_NOT_FOUND",
  });
});
