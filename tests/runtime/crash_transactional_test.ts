/**
 * Runs that are killed where each revision is one transaction: whatever the
 * point, the next `upgrade head` leads to the state of a run that was not
 * killed. No table has a key, so that what ran twice would show.
 *
 * @module
 */
import { deepStrictEqual, equal } from "node:assert/strict";
import { Project, type RevisionSource } from "../environment/project.ts";
import { liveUrlTest } from "../servers/live_url.ts";
import { startCli } from "./cli_process.ts";
import { columnAt, tablesAt, versionsAt } from "./live_database.ts";

/** The operations of each revision, in order. */
const PLAN: Readonly<Record<string, readonly string[]>> = {
  a1: [
    `op.createTable("a", [sa.column("id", sa.integer())])`,
    `op.execute("INSERT INTO a VALUES (1)")`,
    `op.createIndex("ix_a", "a", ["id"])`,
  ],
  b2: [
    `op.createTable("b", [sa.column("id", sa.integer())])`,
    `op.bulkInsert("b", [{ id: 1 }, { id: 2 }])`,
    `op.addColumn("b", sa.column("more", sa.integer()))`,
    `op.execute("UPDATE b SET more = coalesce(more, 0) + 1")`,
  ],
  c3: [
    `op.renameTable("b", "c")`,
    `op.execute("INSERT INTO a VALUES (2)")`,
    `op.dropIndex("ix_a", { tableName: "a" })`,
    `op.execute("DELETE FROM c WHERE id = 2")`,
  ],
};

const MODULE = new URL("../../mod.ts", import.meta.url).href;

/** Kills its own process where a file beside the project says so. */
const DIE = `import { readFileSync } from "node:fs";
const file = new URL(FILE, import.meta.url);
function at(point) {
  if (readFileSync(file, "utf8") === point) Deno.kill(Deno.pid, "SIGKILL");
}`;

const ENVIRONMENT = `${DIE.replace("FILE", '"../die_at"')}
import { context } from ${JSON.stringify(MODULE)};
await context.configure({
  onVersionApply: ({ step }) => at(step.upRevisionId + " version"),
});
await context.runMigrations();
`;

function planned(): Record<string, RevisionSource> {
  const top = DIE.replace("FILE", '"../../die_at"');
  return Object.fromEntries(
    Object.entries(PLAN).map(([id, operations]) => {
      const lines = operations.map((said, index) =>
        `at("${id} ${index}"); await ${said};`
      );
      const up = `${lines.join("\n")}\nat("${id} ${operations.length}");`;
      return [id, { top, up }];
    }),
  );
}

/** Before the first operation, after each, and after the version row. */
const POINTS = Object.entries(PLAN).flatMap(([id, operations]) => [
  ...Array.from({ length: operations.length + 1 }, (_, at) => `${id} ${at}`),
  `${id} version`,
]);

function newProject(url: string, dieAt: string): Project {
  const project = new Project(planned(), { url });
  project.write("migrations/env.ts", ENVIRONMENT);
  project.write("die_at", dieAt);
  return project;
}

/** All that the plan leaves. */
async function stateOf(url: string): Promise<unknown> {
  const tables = await tablesAt(url);
  const rows = tables.map((table) =>
    columnAt(url, `SELECT count(*) || ':' || sum(id) FROM ${table}`)
  );
  const more = tables.includes("c")
    ? await columnAt(url, "SELECT more FROM c")
    : [];
  return {
    tables,
    rows: (await Promise.all(rows)).flat(),
    more,
    versions: await versionsAt(url),
  };
}

const DONE = {
  tables: ["a", "c"],
  rows: ["2:3", "1:1"],
  more: ["1"],
  versions: ["c3"],
};

/** The tables when nothing of a revision is there, and all before it is. */
const BEFORE: Readonly<Record<string, readonly string[]>> = {
  a1: [],
  b2: ["a"],
  c3: ["a", "b"],
};

for (const point of POINTS) {
  liveUrlTest(
    `a run killed at "${point}" leaves whole revisions, and the next one ends it`,
    async (url) => {
      using project = newProject(url, point);
      const { directory } = project;
      const child = startCli(directory, "upgrade", "head", "--url", url);
      const { signal } = await child.output();
      equal(signal, "SIGKILL");
      deepStrictEqual(await tablesAt(url), BEFORE[point.slice(0, 2)]);
      project.write("die_at", "");
      await project.upgrade();
      deepStrictEqual(await stateOf(url), DONE);
    },
    ["sqlite", "postgresql"],
  );
}
