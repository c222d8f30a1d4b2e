/**
 * The migration lock behind a transaction pooler, and over connections that
 * have no session: a lease with a number that is checked where version rows are
 * written.
 *
 * @module
 */
import { deepStrictEqual, equal, match, ok, rejects } from "node:assert/strict";
import { Config, MigrationFailedError } from "../../mod.ts";
import type { Connection } from "../../src/drivers/driver.ts";
import { connect } from "../../src/drivers/registry.ts";
import { describe } from "../../src/kernel/mod.ts";
import { Lease } from "../../src/runtime/lease.ts";
import { openMigrationLock } from "../../src/runtime/migration_lock.ts";
import { Project } from "../environment/project.ts";
import { serverTest } from "../servers/databases.ts";
import { poolerTest } from "../servers/pgbouncer.ts";
import { ended, startCli } from "./cli_process.ts";
import { columnAt, tablesAt, versionsAt } from "./live_database.ts";
import { until } from "../until.ts";

const TABLE = (name: string): string =>
  `op.createTable("${name}", [sa.column("id", sa.integer())]);`;
const ROW = (name: string): string =>
  `op.execute("INSERT INTO ${name} VALUES (1)");`;

const KEY = {
  table: "athanor_version",
  sql: describe("postgresql").lock,
};

const holderAt = (url: string): Promise<string[]> =>
  columnAt(url, "SELECT holder FROM athanor_version_lease")
    .catch(() => []);

for (const driver of ["pg", "postgres"]) {
  poolerTest(
    `a transaction pooler in between is found out (${driver})`,
    async (pooled, direct) => {
      for (const [url, session] of [[pooled, false], [direct, true]] as const) {
        const connection = await connect(url, { driver });
        const lock = await openMigrationLock(connection, KEY);
        equal(connection.session ?? true, session);
        equal(lock instanceof Lease, !session);
        await lock?.release();
        await connection.close();
      }
    },
  );
}

poolerTest(
  "two runs at once through a transaction pooler run each revision once, and none fails",
  async (pooled, direct) => {
    const ids = Array.from({ length: 20 }, (_, at) => `r${100 + at}`);
    using project = new Project(
      Object.fromEntries(ids.map((id) => [id, { up: TABLE(id) + ROW(id) }])),
    );
    const { directory } = project;
    const start = (url: string) =>
      startCli(directory, "upgrade", "head", "--url", url);
    // The third one knows of no pooler, and has a lock of sessions.
    const runs = [start(pooled), start(pooled), start(direct)];
    for (const end of await Promise.all(runs.map(ended))) {
      ok(end.startsWith("0 "), end);
    }
    deepStrictEqual(await versionsAt(direct), ["r119"]);
    const counts = ids.map((id) => `SELECT count(*) AS n FROM ${id}`);
    const rows = await columnAt(direct, counts.join(" UNION ALL "));
    deepStrictEqual(rows, ids.map(() => "1"));
    deepStrictEqual(await holderAt(direct), [""]);
  },
);

/** A revision that says when it runs, and goes on when it may. */
function waiting(then: string): { up: string } {
  const file = (name: string) => `new URL("../../${name}", import.meta.url)`;
  return {
    up: `Deno.writeTextFileSync(${file("running")}, "");
    const going = () => { try { Deno.statSync(${
      file("go")
    }); return true; } catch { return false; } };
    while (!going()) await new Promise((resolve) => setTimeout(resolve, 20));
    ${then}`,
  };
}

function exists(path: string): Promise<boolean> {
  return Deno.stat(path).then(() => true, () => false);
}

const CONFIG = (url: string) =>
  `export default { url: ${JSON.stringify(url)}, migrationLeaseTime: 1 };`;

poolerTest(
  "the lease of a killed run ends, and the next run goes on",
  async (pooled, direct) => {
    using project = new Project({ a1: waiting(TABLE("a")) });
    const { directory } = project;
    project.write("athanor.config.ts", CONFIG(pooled));
    const child = startCli(directory, "upgrade", "head");
    await until(() => exists(`${directory}/running`));
    match((await holderAt(direct))[0] ?? "", /^process \d+/);
    child.kill("SIGKILL");
    await child.output();
    project.write("go", "");
    await rejects(
      project.upgrade(
        "head",
        project.config({ url: pooled, migrationLockTimeout: 0.2 }),
      ),
      { code: "LOCK_NOT_OBTAINED", message: /held by process \d+/ },
    );
    const end = await ended(startCli(directory, "upgrade", "head"));
    ok(end.startsWith("0 "), end);
    deepStrictEqual(await tablesAt(direct), ["a"]);
  },
);

poolerTest(
  "a run that slept through its lease is fenced off, and says so",
  async (pooled, direct) => {
    using project = new Project({
      a1: { up: TABLE("a") },
      b2: waiting(TABLE("b") + ROW("b")),
      c3: { up: TABLE("c") },
    });
    const { directory } = project;
    project.write("athanor.config.ts", CONFIG(pooled));
    const child = startCli(directory, "upgrade", "head");
    await until(() => exists(`${directory}/running`));
    child.kill("SIGSTOP");
    project.write("go", "");
    const other = await ended(startCli(directory, "upgrade", "head"));
    ok(other.startsWith("0 "), other);
    child.kill("SIGCONT");
    const end = await ended(child);
    match(end, /^1 /);
    match(end, /no sign of life for too long and lost its migration lock/);
    match(end, /rolled back: b2/);
    match(end, /took effect: a1/);
    deepStrictEqual(await tablesAt(direct), ["a", "b", "c"]);
    deepStrictEqual(await columnAt(direct, "SELECT id FROM b"), ["1"]);
    deepStrictEqual(await versionsAt(direct), ["c3"]);
  },
);

poolerTest(
  "the limits of a run hold in its transactions behind a pooler, and stay out of the sessions of others",
  async (pooled, direct) => {
    const see = `const [row] = await op.query("SHOW lock_timeout");
      if (row.lock_timeout !== "7s") throw new Error(row.lock_timeout);`;
    using project = new Project({ a1: { up: see } }, {
      url: pooled,
      lockTimeout: 7,
    });
    await project.upgrade();
    deepStrictEqual(await versionsAt(direct), ["a1"]);
    deepStrictEqual(await columnAt(pooled, "SHOW lock_timeout"), ["0"]);
  },
);

/** As over HTTP: what is outside of a transaction goes over another session each time. */
function sessionless(
  url: string,
): { connection: Connection; end(): Promise<void> } {
  let inside: Connection | undefined;
  const over = async <T>(work: (one: Connection) => Promise<T>): Promise<T> => {
    const one = inside ?? await connect(url);
    inside = undefined;
    try {
      return await work(one);
    } finally {
      if (await one.inTransaction()) inside = one;
      else await one.close();
    }
  };
  const connection: Connection = {
    dialectName: "postgresql",
    serverVersion: "18.0",
    session: false,
    inTransaction: () => inside !== undefined,
    run: (statements) => over((one) => one.run(statements)),
    query: (sql, parameters) => over((one) => one.query(sql, parameters)),
    close: () => Promise.resolve(),
  };
  return { connection, end: async () => await inside?.close() };
}

serverTest(
  "postgresql",
  "two runs at once over connections without a session run each revision once",
  async (url) => {
    const ids = Array.from({ length: 5 }, (_, at) => `r${at}`);
    using project = new Project(
      Object.fromEntries(ids.map((id) => [id, { up: TABLE(id) + ROW(id) }])),
    );
    const { directory } = project;
    await Promise.all([1, 2].map(async () => {
      const { connection, end } = sessionless(url);
      const attributes = { connection };
      await project.upgrade("head", new Config({}, { directory, attributes }));
      await end();
    }));
    deepStrictEqual(await versionsAt(url), ["r4"]);
    deepStrictEqual(await holderAt(url), [""]);
  },
);

serverTest(
  "postgresql",
  "a lease that was taken over in the middle of a revision keeps its version row from being written",
  async (url) => {
    const steal =
      "UPDATE athanor_version_lease SET fence = fence + 1, holder = 'a thief'";
    using project = new Project({
      a1: { up: TABLE("a") },
      b2: { up: `${TABLE("b")} op.execute("${steal}");` },
    });
    const { connection, end } = sessionless(url);
    const { directory } = project;
    const attributes = { connection };
    const error: unknown = await project.upgrade(
      "head",
      new Config({}, { directory, attributes }),
    ).then(() => undefined, (thrown) => thrown);
    await end();
    ok(error instanceof MigrationFailedError);
    match(error.message, /lost its migration lock: a thief has it$/);
    equal(error.run.outcome, "rolled back");
    deepStrictEqual(await tablesAt(url), ["a"]);
    deepStrictEqual(await versionsAt(url), ["a1"]);
  },
);
