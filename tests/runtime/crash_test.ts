/**
 * Runs that die between and during statements of a revision that no
 * transaction takes back as a whole, and the one command that leads on.
 *
 * @module
 */
import { deepStrictEqual, equal, match, ok } from "node:assert/strict";
import { Project } from "../environment/project.ts";
import { connectClient } from "../servers/clients.ts";
import type { ServerName } from "../servers/url_variables.ts";
import { serverTest } from "../servers/databases.ts";
import { ended, startCli } from "./cli_process.ts";
import { columnAt, tablesAt, versionsAt } from "./live_database.ts";
import { until } from "../until.ts";

const TABLE = (name: string): string =>
  `op.createTable("${name}", [sa.column("id", sa.integer())])`;

/** A plan in which rows, DDL and statements outside of a transaction alternate. */
const PLAN: Readonly<Record<ServerName, readonly string[]>> = {
  mysql: [
    TABLE("a"),
    `op.execute("INSERT INTO a (id) VALUES (1)")`,
    `op.execute("UPDATE a SET id = id + 10")`,
    `op.addColumn("a", sa.column("more", sa.integer()))`,
    `op.execute("INSERT INTO a (id) VALUES (2)")`,
    `op.createIndex("ix_a", "a", ["id"])`,
    `op.renameTable("a", "b")`,
    `op.dropColumn("b", "more")`,
    `op.execute("UPDATE b SET id = id + 10")`,
  ],
  postgresql: [
    TABLE("a"),
    `op.execute("INSERT INTO a (id) VALUES (1)")`,
    `op.createIndex("ix_a", "a", ["id"], { postgresqlConcurrently: true })`,
    `op.execute("UPDATE a SET id = id + 10")`,
    `op.autocommitBlock(() => { op.execute("INSERT INTO a (id) VALUES (2)"); ${
      TABLE("side")
    }; })`,
    `op.execute("VACUUM a")`,
    `op.renameTable("a", "b")`,
    `op.dropTable("side")`,
    `op.execute("UPDATE b SET id = id + 10")`,
  ],
};

/** What the plan leads to, whatever happens on the way. */
async function assertEnd(url: string): Promise<void> {
  deepStrictEqual(await tablesAt(url), ["b"]);
  const ids = await columnAt(url, "SELECT id FROM b ORDER BY id");
  deepStrictEqual(ids, ["12", "21"]);
  deepStrictEqual(await versionsAt(url), ["a1"]);
  deepStrictEqual(
    await columnAt(url, "SELECT state FROM athanor_version_journal"),
    [],
  );
}

/** Says a plan in which a file decides where the process kills itself. */
function planned(operations: readonly string[], url: string): Project {
  const lines = operations.flatMap((operation, index) => [
    `at(${index});`,
    `await ${operation};`,
  ]);
  const top = `const file = new URL("../../die_at", import.meta.url);
  function at(point) {
    if (Deno.readTextFileSync(file) === String(point)) Deno.kill(Deno.pid, "SIGKILL");
  }`;
  const up = `${lines.join("\n")} at(${operations.length});`;
  return new Project({ a1: { top, up } }, { url });
}

async function athanor(
  project: Project,
  url: string,
  ...flags: readonly string[]
): Promise<string> {
  return await ended(
    startCli(project.directory, "upgrade", "head", "--url", url, ...flags),
  );
}

for (const server of ["mysql", "postgresql"] as const) {
  const operations = PLAN[server];
  for (let point = 0; point <= operations.length; point++) {
    serverTest(
      server,
      `a run on ${server} killed before statement ${point} goes on with --resume`,
      async (url) => {
        using project = planned(operations, url);
        project.write("die_at", String(point));
        const end = await athanor(project, url);
        ok(!end.startsWith("0 "), end);
        project.write("die_at", "");
        const resumed = await athanor(project, url, "--resume");
        ok(resumed.startsWith("0 "), resumed);
        await assertEnd(url);
      },
    );
  }
}

/** A statement that takes its time, and what shows that it runs. */
const SLOW: Readonly<
  Record<ServerName, readonly [sql: string, running: string]>
> = {
  mysql: [
    "CREATE TABLE slow AS SELECT id, SLEEP(1) AS s FROM a",
    "SELECT count(*) FROM information_schema.processlist WHERE info LIKE 'CREATE TABLE slow%' AND db = database()",
  ],
  postgresql: [
    "CREATE TABLE slow AS SELECT id, pg_sleep(1)::text FROM a",
    "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'CREATE TABLE slow%' AND state = 'active' AND datname = current_database()",
  ],
};

for (const server of ["mysql", "postgresql"] as const) {
  const [sql, running] = SLOW[server];
  const slow = server === "mysql"
    ? `op.execute("${sql}")`
    : `op.autocommitBlock(() => { op.execute("${sql}"); })`;
  const busy = async (url: string) => (await columnAt(url, running))[0] !== "0";
  for (const wait of [true, false]) {
    serverTest(
      server,
      `a run on ${server} killed during a statement goes on ${
        wait ? "after" : "before"
      } the server ended it`,
      async (url) => {
        using project = planned([
          TABLE("a"),
          `op.execute("INSERT INTO a (id) VALUES (1)")`,
          slow,
          `op.execute("INSERT INTO a (id) VALUES (2)")`,
        ], url);
        project.write("die_at", "");
        const child = startCli(
          ...[project.directory, "upgrade", "head", "--url", url] as const,
        );
        await until(() => busy(url));
        child.kill("SIGKILL");
        await child.output();
        if (wait) await until(async () => !await busy(url));
        const refused = await athanor(project, url);
        ok(refused.startsWith("9 "), refused);
        const resumed = await athanor(project, url, "--resume");
        ok(resumed.startsWith("0 "), resumed);
        deepStrictEqual(await tablesAt(url), ["a", "slow"]);
        const ids = await columnAt(url, "SELECT id FROM a ORDER BY id");
        deepStrictEqual(ids, ["1", "2"]);
        equal((await columnAt(url, "SELECT id FROM slow")).length, 1);
        deepStrictEqual(await versionsAt(url), ["a1"]);
      },
    );
  }
}

serverTest(
  "postgresql",
  "--resume refuses while the server still builds the index of a killed run, and goes on after",
  async (url) => {
    using project = planned([
      TABLE("a"),
      `op.createIndex("ix_a", "a", ["id"], { postgresqlConcurrently: true })`,
    ], url);
    project.write("die_at", "");
    await using client = await connectClient("postgresql", url);
    await client.query("CREATE TABLE hold (id int)");
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
    await client.query("INSERT INTO hold VALUES (1)");
    // Under the lock, the server would look for its client and soon give up.
    const child = startCli(
      project.directory,
      ...["upgrade", "head", "--url", url, "--no-lock"],
    );
    const building = async () =>
      (await columnAt(
        url,
        "SELECT count(*) FROM pg_stat_progress_create_index WHERE datname = current_database() AND phase LIKE 'waiting for old snapshots%'",
      ))[0] !== "0";
    await until(building);
    child.kill("SIGKILL");
    await child.output();
    const refused = await athanor(project, url, "--resume");
    match(refused, /^9 .*the server's process \d+ still runs/s);
    await client.query("ROLLBACK");
    await until(async () => !await building());
    const resumed = await athanor(project, url, "--resume");
    ok(resumed.startsWith("0 "), resumed);
    deepStrictEqual(await versionsAt(url), ["a1"]);
    deepStrictEqual(
      await columnAt(
        url,
        "SELECT indisvalid FROM pg_index WHERE indexrelid = 'ix_a'::regclass",
      ),
      ["true"],
    );
  },
);

serverTest(
  "mysql",
  "--resume refuses a call of a procedure that was in flight, whose effect cannot be told",
  async (url) => {
    await using client = await connectClient("mysql", url);
    await client.query("CREATE PROCEDURE p() SELECT SLEEP(2) AS held");
    using project = planned([TABLE("a"), `op.execute("CALL p()")`], url);
    project.write("die_at", "");
    const child = startCli(project.directory, "upgrade", "head", "--url", url);
    await until(async () =>
      (await columnAt(
        url,
        "SELECT count(*) FROM information_schema.processlist WHERE info LIKE '%AS held%' AND info NOT LIKE '%processlist%' AND db = database()",
      ))[0] !== "0"
    );
    child.kill("SIGKILL");
    await child.output();
    const refused = await athanor(project, url, "--resume");
    match(refused, /^9 .*in flight took effect cannot be told/s);
    match(refused, /--mark-applied/);
  },
);
