import { deepStrictEqual, equal, match, ok, rejects } from "node:assert/strict";
import { registerBuiltins } from "../../src/builtins.ts";
import { AdvisoryLock } from "../../src/drivers/advisory_lock.ts";
import type { Connection } from "../../src/drivers/driver.ts";
import type { LockSession } from "../../src/drivers/lock.ts";
import { connect } from "../../src/drivers/registry.ts";
import { describe } from "../../src/kernel/mod.ts";
import { Project } from "../environment/project.ts";
import { serverTest } from "../servers/databases.ts";
import type { ServerName } from "../servers/url_variables.ts";
import { ended, startCli } from "./cli_process.ts";
import { until } from "../until.ts";

registerBuiltins();

const TABLE = (name: string) =>
  `op.createTable("${name}", [sa.column("id", sa.integer(), { primaryKey: true })]);`;
const SLEEP: Readonly<Record<ServerName, string>> = {
  postgresql: "SELECT pg_sleep(60)",
  mysql: "SELECT SLEEP(60)",
};

/** A connection to a database, with a lock that is not held yet. */
async function openLock(
  url: string,
): Promise<{ connection: Connection; lock: LockSession }> {
  const connection = await connect(url);
  const sql = describe(connection.dialectName).lock;
  const key = { table: "athanor_version", sql };
  const lock = await connection.openLock?.(key);
  ok(lock, "there is no lock");
  return { connection, lock };
}

/** Whether the lock could be taken just now. */
async function isFree(url: string): Promise<boolean> {
  const { connection, lock } = await openLock(url);
  const free = await lock.tryAcquire();
  await lock.release();
  await connection.close();
  return free;
}

async function column(url: string, sql: string): Promise<string[]> {
  const connection = await connect(url);
  const rows = await connection.query(sql);
  await connection.close();
  return rows.map((row) => String(Object.values(row)[0]));
}

for (const server of ["postgresql", "mysql"] as const) {
  serverTest(
    server,
    `the ${server} lock is held by one session at a time, which it names`,
    async (url) => {
      const first = await openLock(url);
      const second = await openLock(url);
      equal(await first.lock.tryAcquire(), true);
      equal(await second.lock.tryAcquire(), false);
      match(await second.lock.holder() ?? "", /\d+ of user/);
      await first.lock.release();
      equal(await second.lock.tryAcquire(), true);
      await second.lock.release();
      await first.connection.close();
      await second.connection.close();
    },
  );

  serverTest(
    server,
    `a run on ${server} that cannot get the lock in time changes nothing`,
    async (url) => {
      using project = new Project({ a1: { up: TABLE("a") } });
      const { connection, lock } = await openLock(url);
      await lock.tryAcquire();
      await rejects(
        project.upgrade(
          "head",
          project.config({ url, migrationLockTimeout: 0.1 }),
        ),
        { code: "LOCK_NOT_OBTAINED", message: /held by/ },
      );
      await lock.release();
      await project.upgrade("head", project.config({ url }));
      await connection.close();
      deepStrictEqual(
        await column(url, "SELECT version_num FROM athanor_version"),
        ["a1"],
      );
    },
  );

  // Five databases, since each trial has to begin with an empty one.
  for (let trial = 1; trial <= 5; trial++) {
    serverTest(
      server,
      `eight runs started at once on an empty ${server} database run each of 50 revisions once, trial ${trial}`,
      async (url) => {
        const ids = Array.from({ length: 50 }, (_, at) => `r${100 + at}`);
        using project = new Project(
          Object.fromEntries(ids.map((id) => [id, {
            up: `${TABLE(id)} op.execute("INSERT INTO ${id} VALUES (1)");`,
          }])),
        );
        const children = ids.slice(0, 8).map(() =>
          startCli(project.directory, "upgrade", "head", "--url", url)
        );
        for (const end of await Promise.all(children.map(ended))) {
          ok(end.startsWith("0 "), end);
        }
        deepStrictEqual(
          await column(url, "SELECT version_num FROM athanor_version"),
          ["r149"],
        );
        const counts = ids.map((id) => `SELECT count(*) AS n FROM ${id}`);
        const rows = await column(url, counts.join(" UNION ALL "));
        deepStrictEqual(rows, ids.map(() => "1"));
      },
    );
  }

  serverTest(
    server,
    `a killed holder of the ${server} lock frees it while its statement still runs`,
    async (url) => {
      using project = new Project({
        a1: { up: `op.execute("${SLEEP[server]}");` },
      });
      const child = startCli(
        project.directory,
        "upgrade",
        "head",
        "--url",
        url,
      );
      await until(async () => !await isFree(url));
      child.kill("SIGKILL");
      await child.output();
      await until(() => isFree(url));
    },
  );
}

serverTest(
  "postgresql",
  "waiting for the lock does not hold up CREATE INDEX CONCURRENTLY of its holder",
  async (url) => {
    using project = new Project({
      a1: {
        up: `${TABLE("a")}
      op.createIndex("ix_a", "a", ["id"], { postgresqlConcurrently: true });`,
      },
    });
    const config = project.config({ url });
    await Promise.all([
      project.upgrade("head", config),
      project.upgrade("head", config),
    ]);
    deepStrictEqual(
      await column(
        url,
        "SELECT indexname FROM pg_indexes WHERE indexname = 'ix_a'",
      ),
      ["ix_a"],
    );
  },
);

Deno.test("a lock that cannot be made ready ends the session that was opened for it", async () => {
  let open = true;
  const refused = { query: () => Promise.reject(new Error("no")) };
  const another = { close: () => Promise.resolve(void (open = false)) };
  const key = { table: "t", sql: describe("postgresql").lock };
  await rejects(
    AdvisoryLock.open(refused as never, key, another as never),
    /no/,
  );
  equal(open, false);
});

serverTest(
  "postgresql",
  "a server that ends idle sessions does not take the lock from a long run",
  async (url) => {
    await column(
      url,
      `ALTER DATABASE ${
        new URL(url).pathname.slice(1)
      } SET idle_session_timeout = '500ms'`,
    );
    const setReal = globalThis.setInterval;
    globalThis.setInterval =
      ((work: () => void, pause: number) =>
        setReal(work, pause / 100)) as typeof setInterval;
    const { connection, lock } = await openLock(url);
    try {
      ok(await lock.tryAcquire());
      await connection.query("SELECT pg_sleep(1.5)");
      equal(await isFree(url), false);
    } finally {
      globalThis.setInterval = setReal;
      await lock.release();
      await connection.close();
    }
    equal(await isFree(url), true);
  },
);

for (const driver of ["pg", "postgres"]) {
  serverTest(
    "postgresql",
    `the lock is held in a session of its own (${driver})`,
    async (url) => {
      const up = `op.execute(\`CREATE TABLE own AS
        SELECT pid <> pg_backend_pid() AS own FROM pg_locks
        WHERE locktype = 'advisory' AND database =
          (SELECT oid FROM pg_database WHERE datname = current_database())\`);`;
      using project = new Project({ a1: { up } }, { url, driver });
      await project.upgrade();
      deepStrictEqual(await column(url, "SELECT own FROM own"), ["true"]);
    },
  );
}
