import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { serverUrl, withDatabase } from "../servers/databases.ts";
import { BundledProject } from "./bundled_project.ts";

/** Goes up, looks, goes down by one, and prints what it saw. */
const TOUR = `
const before = await migrations.current({ connection });
const up = await migrations.upgrade("heads", { connection });
const down = await migrations.downgrade("-1", { connection });
console.log(JSON.stringify([
  before.databases[0].rows,
  up.databases[0].after,
  up.databases[0].steps.length,
  down.databases[0].after,
]));
`;
const SEEN = [[], ["a2"], 2, ["a1"]];

const ON_SQLITE = `
import { DatabaseSync } from "node:sqlite";
import migrations from "./migrations.bundle.js";
const connection = new DatabaseSync(":memory:");
${TOUR}
connection.close();
`;
const ON_PGLITE = `
import { PGlite } from "@electric-sql/pglite";
import migrations from "./migrations.bundle.js";
const connection = new PGlite();
${TOUR}
await connection.close();
`;

/** The same over a client of \`pg\`. */
function onPostgresql(url: string): string {
  return `
import pg from "pg";
import migrations from "./migrations.bundle.js";
const connection = new pg.Client(${JSON.stringify(url)});
await connection.connect();
${TOUR}
await connection.end();
`;
}

Deno.test("a bundle needs no files, and runs wherever JavaScript does", async (t) => {
  await using project = await BundledProject.make();
  const bun = `${project.folder}/node_modules/.bin/bun`;

  await t.step("in Deno without any permission, on SQLite", async () => {
    const deno = [Deno.execPath(), "run", "--no-config", "--no-prompt"];
    deepStrictEqual(
      await project.script(deno as [string, ...string[]], ON_SQLITE),
      SEEN,
    );
  });

  await t.step(
    "it names constraints and writes scripts as the project did",
    async () => {
      const script = `
import { sql } from "./migrations.bundle.js";
console.log(JSON.stringify(await sql("postgresql", "a2")));
`;
      const deno = [Deno.execPath(), "run", "--no-config", "--no-prompt"];
      const text = await project.script(deno as [string, ...string[]], script);
      match(String(text), /CONSTRAINT uq_account_name UNIQUE \(name\)/);
      match(String(text), /CREATE TABLE bundle_version/);
      match(String(text), /VALUES \(1, 'it''s; one'\);/);
    },
  );

  await project.install();

  await t.step("in Node, on PGlite", async () => {
    deepStrictEqual(await project.script(["node"], ON_PGLITE), SEEN);
  });

  await t.step("in Bun, on PGlite", async () => {
    deepStrictEqual(await project.script([bun], ON_PGLITE), SEEN);
  });

  await t.step("in Bun, on SQLite", async () => {
    deepStrictEqual(await project.script([bun], ON_SQLITE), SEEN);
  });

  await t.step(
    "in Bun, on a file of SQLite, with a lease for the lock",
    async () => {
      const onFile = ON_SQLITE.replace(":memory:", "file.db");
      deepStrictEqual(await project.script([bun], onFile), SEEN);
    },
  );

  for (const [name, command] of [["Node", "node"], ["Bun", bun]] as const) {
    await t.step({
      name: `in ${name}, on PostgreSQL`,
      ignore: serverUrl("postgresql") === undefined,
      fn: () =>
        withDatabase("postgresql", async (url) => {
          const seen = await project.script([command], onPostgresql(url));
          deepStrictEqual(seen, SEEN);
        }),
    });
  }

  await t.step("its database's address is not in it", async () => {
    const text = await Deno.readTextFile(
      `${project.folder}/migrations.bundle.js`,
    );
    strictEqual(text.includes(project.folder), false);
  });
});
