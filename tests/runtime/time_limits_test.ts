/**
 * Limits on waiting for locks and on statements, and what becomes of a revision
 * that met one.
 *
 * @module
 */
import {
  deepStrictEqual,
  equal,
  match,
  ok,
  rejects,
  throws,
} from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
// @ts-types="npm:@types/pg@8.23.1"
import pg from "npm:pg@8.23.1";
import mysql from "npm:mysql2@3.24.5/promise";
import { command, Config, type Settings } from "../../mod.ts";
import { connect } from "../../src/drivers/registry.ts";
import { Project } from "../environment/project.ts";
import { serverTest } from "../servers/databases.ts";
import { type LiveName, liveUrlTest } from "../servers/live_url.ts";
import { columnAt, tablesAt, versionsAt } from "./live_database.ts";
import { failure } from "../failure.ts";

const TABLE = (name: string): string =>
  `op.createTable("${name}", [sa.column("id", sa.integer())]);`;
const ADD = `op.addColumn("a", sa.column("more", sa.integer()));`;

/** A table, then a revision that needs a lock on it. */
const PLAN = { a1: { up: TABLE("a") }, b2: { up: ADD } };

/** How a session keeps others off table `a`, until it ends. */
const HOLD: Readonly<Record<LiveName, readonly string[]>> = {
  sqlite: ["BEGIN IMMEDIATE"],
  postgresql: ["BEGIN", "LOCK TABLE a"],
  mysql: ["LOCK TABLES a WRITE"],
};

/** The code of a lock that was not had in time. */
const NOT_HAD: Readonly<Record<LiveName, string>> = {
  sqlite: "5",
  postgresql: "55P03",
  mysql: "1205",
};

async function holding(
  url: string,
  name: LiveName,
): Promise<{ release(): Promise<void> }> {
  const connection = await connect(url);
  for (const sql of HOLD[name]) await connection.run([{ sql }]);
  return { release: () => connection.close() };
}

/** A project at its first revision. */
async function atFirst(url: string): Promise<Project> {
  const project = new Project(PLAN, { url });
  await project.upgrade("a1");
  return project;
}

liveUrlTest(
  "a revision that waits too long for a lock is rolled back and says how often it tried",
  async (url, name) => {
    using project = await atFirst(url);
    const held = await holding(url, name);
    const started = performance.now();
    const { run, details } = await failure(
      project.upgrade(
        "head",
        project.config({ lockTimeout: 0.05, lockRetries: 1 }),
      ),
    );
    await held.release();
    ok(performance.now() - started < 10_000);
    deepStrictEqual([run.outcome, run.retries], ["rolled back", 1]);
    equal(details?.["databaseCode"], NOT_HAD[name]);
    deepStrictEqual(await versionsAt(url), ["a1"]);
  },
);

liveUrlTest(
  "a revision that got no lock is called again until it gets one",
  async (url, name) => {
    using project = await atFirst(url);
    const held = await holding(url, name);
    const warnings: string[] = [];
    const { settings, directory } = project.config({
      lockTimeout: 0.05,
      lockRetries: 20,
    });
    const quiet = () => {};
    const warn = (text: string) => {
      warnings.push(text);
      if (warnings.length === 2) void held.release();
    };
    const config = new Config(settings, {
      directory,
      logger: { debug: quiet, info: quiet, warn, error: quiet },
    });
    const { databases: [done] } = await command.upgrade(config, "head");
    equal(done?.steps[0]?.retries, warnings.length);
    ok(warnings.length >= 2);
    match(warnings[0] ?? "", /^"b2" did not get a lock and was rolled back/);
    deepStrictEqual(await versionsAt(url), ["b2"]);
    deepStrictEqual(await columnAt(url, "SELECT more FROM a"), []);
  },
);

serverTest(
  "postgresql",
  "a revision of which a part was committed is never tried again",
  async (url) => {
    const up = `${TABLE("b")} await op.autocommitBlock(() => {}); ${ADD}`;
    using project = new Project({ a1: { up: TABLE("a") }, b2: { up } }, {
      url,
    });
    await project.upgrade("a1");
    const held = await holding(url, "postgresql");
    const config = project.config({ lockTimeout: 0.05, lockRetries: 5 });
    const { run } = await failure(project.upgrade("head", config));
    await held.release();
    deepStrictEqual([run.outcome, run.retries], ["partly applied", 0]);
    await command.upgrade(config, "head", { resume: true });
    deepStrictEqual(await tablesAt(url), ["a", "b"]);
  },
);

const SLEEP: Readonly<Record<string, string>> = {
  postgresql: "SELECT pg_sleep(20)",
  mysql: "SELECT SLEEP(20)",
};

liveUrlTest(
  "a statement that runs too long is ended, inside of a transaction and outside",
  async (url, name) => {
    for (
      const up of [
        `op.execute("${SLEEP[name]}");`,
        `op.autocommitBlock(() => { op.execute("${SLEEP[name]}"); });`,
      ]
    ) {
      using project = new Project({ a1: { up } }, { url });
      const started = performance.now();
      const config = project.config({ statementTimeout: 0.1 });
      const { message } = await failure(project.upgrade("head", config));
      match(message, /statement timeout|max_statement_time/);
      ok(performance.now() - started < 10_000);
    }
  },
  ["postgresql", "mysql"],
);

/** What shows the limits of a session. */
const SHOW: Readonly<Record<LiveName, string>> = {
  sqlite: "PRAGMA busy_timeout",
  postgresql: "SELECT current_setting('lock_timeout') AS now",
  mysql: "SELECT @@SESSION.lock_wait_timeout AS now",
};

/** A script's own wish, and what the next revision then sees of `lockTimeout: 7`. */
const CHANGE: Readonly<Record<LiveName, readonly [string, string]>> = {
  sqlite: ["PRAGMA busy_timeout = 1", "7000"],
  postgresql: ["SET lock_timeout = 1", "7s"],
  mysql: ["SET SESSION lock_wait_timeout = 1", "7"],
};

liveUrlTest(
  "each revision begins with the run's limits, whatever the one before set",
  async (url, name) => {
    const [change, seen] = CHANGE[name];
    const see = `const [row] = await op.query(${JSON.stringify(SHOW[name])});
      if (String(Object.values(row)[0]) !== "${seen}") throw new Error(String(Object.values(row)));`;
    using project = new Project({
      a1: { up: `${see} op.execute("${change}");` },
      b2: { up: `${see} op.execute("${change}");` },
      c3: { up: `await op.autocommitBlock(async () => { ${see} });` },
    }, { url, lockTimeout: 7 });
    await project.upgrade();
    deepStrictEqual(await versionsAt(url), ["c3"]);
  },
);

/** Hands over an open client with limits of its own, and reads them afterwards. */
async function limitsAfter(
  settings: Settings,
  connection: unknown,
  read: () => unknown,
): Promise<unknown> {
  using project = new Project({ a1: { up: TABLE("a") } });
  const { directory } = project;
  const config = new Config(settings, {
    directory,
    attributes: { connection },
  });
  await project.upgrade("head", config);
  return await read();
}

Deno.test("an open DatabaseSync gets its busy timeout back", async () => {
  using database = new DatabaseSync(":memory:");
  database.exec("PRAGMA busy_timeout = 123");
  const read = () => database.prepare("PRAGMA busy_timeout").get()?.["timeout"];
  equal(await limitsAfter({ lockTimeout: 9 }, database, read), 123);
});

const LIMITS = { lockTimeout: 9, statementTimeout: 8.5 };

serverTest(
  "postgresql",
  "an open pg client gets its limits back",
  async (url) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(
      "SET lock_timeout = '1234ms'; SET statement_timeout = 0",
    );
    const read = async () =>
      (await client.query(
        "SELECT current_setting('lock_timeout') AS l, current_setting('statement_timeout') AS s",
      )).rows[0];
    const after = await limitsAfter(LIMITS, client, read);
    await client.end();
    deepStrictEqual(after, { l: "1234ms", s: "0" });
  },
);

serverTest(
  "mysql",
  "an open mysql2 connection gets its limits back",
  async (url) => {
    const client = await mysql.createConnection(url);
    const set =
      "SET lock_wait_timeout = 77, innodb_lock_wait_timeout = 66, max_statement_time = 5.5";
    await client.query(set);
    const read = async () => {
      const [rows] = await client.query(
        "SELECT @@lock_wait_timeout + 0 AS t, @@innodb_lock_wait_timeout + 0 AS r, @@max_statement_time + 0.0 AS s",
      );
      return Object.values((rows as Record<string, unknown>[])[0] ?? {})
        .map(Number);
    };
    const after = await limitsAfter(LIMITS, client, read);
    await client.end();
    deepStrictEqual(after, [77, 66, 5.5]);
  },
);

Deno.test("a script begins with the limits, in what its database understands", async () => {
  const expected: Readonly<Record<string, RegExp>> = {
    postgresql:
      /^SET lock_timeout = 2500;\n\nSET statement_timeout = 60000;\n/m,
    mysql:
      /^SET SESSION lock_wait_timeout = 3, SESSION innodb_lock_wait_timeout = 3;\n\nSET SESSION \/\*M! max_statement_time = 60 \*\/ \/\*!50708 max_execution_time = 60000 \*\/;/m,
  };
  for (const [dialect, text] of Object.entries(expected)) {
    using project = new Project({ a1: { up: TABLE("a") } }, {
      url: `${dialect}://localhost/x`,
      lockTimeout: 2.5,
      statementTimeout: 60,
    });
    match(await project.script(), text);
  }
});

Deno.test("a limit that the database does not know is refused before anything is sent", async () => {
  using project = new Project({ a1: { up: TABLE("a") } }, {
    statementTimeout: 1,
  });
  await rejects(project.upgrade(), {
    code: "CONFIG_INVALID",
    message: '"statementTimeout" is set, and sqlite knows no such limit',
  });
  throws(() => project.config({ lockTimeout: 0 }), {
    code: "CONFIG_INVALID",
  });
});
