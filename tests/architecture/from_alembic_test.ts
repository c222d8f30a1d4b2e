import { ok } from "node:assert/strict";
import * as athanor from "../../mod.ts";
import { COMMANDS } from "../../src/commands/table.ts";

const ROOT = new URL("../../", import.meta.url);
const page = await Deno.readTextFile(new URL("docs/from_alembic.md", ROOT));

/** A part of the page, from its heading to the next of that level. */
function section(heading: string): string {
  const [, after = ""] = page.split(`\n## ${heading}\n`);
  ok(after !== "", `docs/from_alembic.md has no heading "${heading}"`);
  return after.split("\n## ")[0] ?? "";
}

/** The code in the second column of the tables of a part. */
function ourNames(heading: string): string[] {
  const cells = [...section(heading).matchAll(/^\|[^|]*\|([^|]*)\|/gm)]
    .map(([, cell = ""]) => cell);
  const names = cells.flatMap((cell) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name)
  );
  ok(names.length > 5, `no names under "${heading}"`);
  return names;
}

async function source(...paths: string[]): Promise<string> {
  const texts = paths.map((path) => Deno.readTextFile(new URL(path, ROOT)));
  return (await Promise.all(texts)).join("\n");
}

/** Fails with the names that do not exist. */
function assertKnown(
  names: readonly string[],
  isKnown: (name: string) => boolean,
): void {
  const unknown = names.filter((name) => !isKnown(name));
  ok(unknown.length === 0, `unknown names: ${unknown.join(", ")}`);
}

Deno.test("docs/from_alembic.md names commands and flags that exist", async () => {
  const commands = ourNames("Commands").filter((name) =>
    name.startsWith("athanor ")
  );
  assertKnown(
    commands,
    (name) => Object.hasOwn(COMMANDS, name.replace(/^athanor /, "")),
  );
  ok(commands.length === Object.keys(COMMANDS).length, "a command is missing");
  const help = await source("tests/cli/help.txt");
  assertKnown(
    ourNames("Flags").filter((name) => name.startsWith("-")),
    (name) => help.includes(name),
  );
});

Deno.test("docs/from_alembic.md names settings and options that exist", async () => {
  const settings = await source(
    "src/config/settings.ts",
    "docs/configuration.md",
  );
  assertKnown(
    ourNames("Configuration keys").filter((name) => /^[a-z]\w+$/i.test(name)),
    (name) => settings.includes(name),
  );
  const environment = await source(
    "docs/configuration.md",
    "src/environment/environment_context.ts",
  );
  assertKnown(
    ourNames("env.py and context").filter((name) => /^[a-z]\w+$/i.test(name)),
    (name) => environment.includes(name),
  );
});

Deno.test("docs/from_alembic.md names verbs, types and exports that exist", () => {
  const verbs = new Set(Object.keys(athanor.op));
  const batch = new Set(
    Object.getOwnPropertyNames(athanor.BatchVerbs.prototype),
  );
  const isExported = (path: string): boolean =>
    path.split(".").reduce<unknown>(
      (value, name) =>
        value === undefined || value === null
          ? undefined
          : (value as Record<string, unknown>)[name],
      athanor,
    ) !== undefined;
  assertKnown(
    ourNames("Directives").filter((name) => name.startsWith("op.")),
    (name) => verbs.has(name.slice(3)),
  );
  assertKnown(
    ourNames("Batch").filter((name) => name.startsWith("batch.")),
    (name) => batch.has(name.slice(6)),
  );
  assertKnown(
    ourNames("Schema: sqlalchemy and sa")
      .filter((name) => name.startsWith("sa."))
      .map((name) => name.replace(/\(.*/, "")),
    isExported,
  );
  assertKnown(
    [...ourNames("From code"), ...ourNames("Extension points")]
      .filter((name) => /^(?:command\.)?\w+(?:\.\w+)?$/.test(name))
      .filter((name) => !TYPES_ALONE.includes(name)),
    isExported,
  );
});

/** Exported as types, which leave nothing to look for, and settings. */
const TYPES_ALONE = [
  "ScriptDirectory",
  "Script",
  "RevisionGraph",
  "MigrationInfo",
  "plugins",
  "postWriteHooks",
  "context.script",
];

Deno.test("docs/from_alembic.md names templates and members that exist", async () => {
  const configuration = await source("docs/configuration.md");
  assertKnown(
    ourNames("Templates").filter((name) => /^\{\{\w+\}\}$/.test(name)),
    (name) => configuration.includes(name),
  );
  const members = await source(
    "cli.ts",
    "src/commands/check.ts",
    "src/errors.ts",
    "src/revision/graph.ts",
    "src/revision/revision.ts",
    "src/revision/step.ts",
    "src/runtime/migration_context.ts",
    "src/script/script.ts",
    "src/script/script_directory.ts",
    "src/autogenerate/comparators.ts",
  );
  const names = ourNames("Members")
    .filter((name) => /^[\w.]+(?:\(\))?$/.test(name))
    .map((name) => name.replace("()", "").replace(/^.*\./, ""));
  ok(names.length > 20, "no members were found");
  assertKnown(
    names,
    (name) =>
      new RegExp(`\\b${name}\\b`).test(members) || name in athanor.command ||
      name in athanor.context,
  );
});
