import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { loadCommand } from "../../src/commands/command_module.ts";
import { listCommands } from "../../src/commands/command_outline.ts";
import { GLOBAL_FLAGS } from "../../src/commands/global_flags.ts";
import { command } from "../../src/commands/mod.ts";
import { COMMANDS } from "../../src/commands/table.ts";

const rows = listCommands(COMMANDS);

for (const { name } of rows) {
  Deno.test(`the command ${name} of the table has a file`, async () => {
    const cli = await loadCommand(name);
    strictEqual(typeof cli.run, "function");
    strictEqual(typeof cli.format, "function");
  });
}

Deno.test("command has a function for every row but the shells' own", () => {
  const camelCase = (name: string) =>
    name.replaceAll(/_([a-z])/g, (_, letter) => letter.toUpperCase());
  const names = rows.map(({ name }) => camelCase(name))
    .filter((name) => name !== "completion");
  deepStrictEqual(Object.keys(command).toSorted(), names.toSorted());
});

Deno.test("the table gives each flag of a command a short form of its own", () => {
  for (const { name, flags } of rows) {
    const shorts = Object.values(flags).flatMap(({ short }) => short ?? []);
    strictEqual(new Set(shorts).size, shorts.length, name);
    for (const flag of Object.keys(flags)) {
      ok(!Object.hasOwn(GLOBAL_FLAGS, flag), `${name}: ${flag} is global`);
    }
  }
});

Deno.test("the table ends an argument list with the one that takes many", () => {
  for (const row of rows) {
    const kinds = Object.values(row.arguments).map(({ kind }) => kind);
    ok(!kinds.slice(0, -1).includes("many"), row.name);
  }
});

Deno.test("the table's summaries and helps are sentences without a full stop", () => {
  for (const { name, summary, flags, arguments: args } of rows) {
    match(summary, /^[A-Z].*[^.]$/, name);
    for (const { help } of Object.values(flags)) match(help, /^[A-Z].*[^.]$/);
    for (const { help } of Object.values(args)) match(help, /[^.]$/);
  }
});

Deno.test("docs/commands.md has a heading for every command, and no other has", async () => {
  const url = new URL("../../docs/commands.md", import.meta.url);
  const text = await Deno.readTextFile(url);
  const headings = [...text.matchAll(/^### (\w+)$/gm)].map(([, name]) => name);
  deepStrictEqual(headings, rows.map(({ name }) => name));
});
