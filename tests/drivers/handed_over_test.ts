import { deepStrictEqual, equal, rejects } from "node:assert/strict";
import mysql from "npm:mysql2@3.24.5/promise";
// @ts-types="npm:@types/pg@8.23.1"
import pg from "npm:pg@8.23.1";
import { Project } from "../environment/project.ts";
import { serverTest } from "../servers/databases.ts";

const REVISIONS = { a1: { up: `op.execute("CREATE TABLE a (id INTEGER)");` } };

serverTest(
  "postgresql",
  "a pool of pg that is handed over gets its client back",
  async (connectionString) => {
    using project = new Project(REVISIONS);
    const pool = new pg.Pool({ connectionString, max: 1 });
    const config = project.config();
    config.attributes["connection"] = pool;
    await project.upgrade("head", config);
    const { rows } = await pool.query(
      "SELECT version_num FROM athanor_version",
    );
    deepStrictEqual(rows, [{ "version_num": "a1" }]);
    await pool.end();
  },
);

serverTest(
  "mysql",
  "a pool of mysql2 that is handed over gets its connection back",
  async (uri) => {
    using project = new Project(REVISIONS);
    const pool = mysql.createPool({ uri, connectionLimit: 1 });
    const config = project.config();
    config.attributes["connection"] = pool;
    await project.upgrade("head", config);
    const [rows] = await pool.query("SELECT version_num FROM athanor_version");
    equal(JSON.stringify(rows), `[{"version_num":"a1"}]`);
    await pool.end();
  },
);

serverTest(
  "postgresql",
  "the setting driver chooses the client library",
  async (url) => {
    using project = new Project({
      a1: { up: `op.execute("CREATE TABLE a (id INTEGER)");` },
    });
    await project.upgrade("head", project.config({ url, driver: "postgres" }));
    const result = await project.upgrade("head", project.config({ url }));
    deepStrictEqual(result.before, ["a1"]);
  },
);

serverTest(
  "postgresql",
  "a revision that fails in the caller's transaction leaves no lock behind",
  async (connectionString) => {
    using project = new Project({ a1: { up: `op.execute("SELECT broken");` } });
    const client = new pg.Client({ connectionString });
    await client.connect();
    await client.query("BEGIN");
    const config = project.config({ migrationLockTimeout: 0 });
    config.attributes["connection"] = client;
    await rejects(project.upgrade("head", config), {
      code: "MIGRATION_FAILED",
    });
    await client.query("ROLLBACK");
    const { rows } = await client.query(
      "SELECT count(*)::int AS held FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()",
    );
    deepStrictEqual(rows, [{ held: 0 }]);
    await client.end();
  },
);

serverTest(
  "postgresql",
  "another run waits until the caller's transaction with a migration ends",
  async (connectionString) => {
    using project = new Project(REVISIONS);
    const client = new pg.Client({ connectionString });
    await client.connect();
    await client.query("BEGIN");
    const config = project.config();
    config.attributes["connection"] = client;
    await project.upgrade("head", config);
    const other = project.config({
      url: connectionString,
      migrationLockTimeout: 0,
    });
    await rejects(project.upgrade("head", other), {
      code: "LOCK_NOT_OBTAINED",
    });
    await client.query("COMMIT");
    const { before } = await project.upgrade("head", other);
    deepStrictEqual(before, ["a1"]);
    await client.end();
  },
);

serverTest(
  "postgresql",
  "clients of PostgreSQL that were ended are refused with the way out",
  async (connectionString) => {
    const client = new pg.Client({ connectionString });
    await client.connect();
    await client.end();
    const pool = new pg.Pool({ connectionString });
    await pool.end();
    const away = new pg.Pool({ host: "127.0.0.1", port: 1 });
    for (const ended of [client, pool, away]) await refuses(ended);
    await away.end();
  },
);

serverTest(
  "mysql",
  "clients of MySQL that were ended are refused with the way out",
  async (uri) => {
    const client = await mysql.createConnection({ uri });
    await client.end();
    const pool = mysql.createPool({ uri });
    await pool.end();
    for (const ended of [client, pool]) await refuses(ended);
  },
);

async function refuses(client: unknown): Promise<void> {
  using project = new Project(REVISIONS);
  const config = project.config();
  config.attributes["connection"] = client;
  await rejects(project.upgrade("head", config), {
    code: "CONNECT_FAILED",
    message: /^Cannot use the client that was handed over: /,
  });
}

Deno.test("a promise of a client is told to be one", async () => {
  using project = new Project(REVISIONS);
  const config = project.config();
  config.attributes["connection"] = Promise.resolve(1);
  await rejects(project.upgrade("head", config), {
    code: "DRIVER_UNAVAILABLE",
    hint: "It is a promise: await it.",
  });
});
