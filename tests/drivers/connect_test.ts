import { deepStrictEqual, equal, match, ok, rejects } from "node:assert/strict";
import { adopt, connect } from "../../src/drivers/registry.ts";
import { FileLock } from "../../src/drivers/file_lock.ts";
import type { AthanorError } from "../../src/errors.ts";
import { connectClient } from "../servers/clients.ts";
import { serverTest, serverUrl } from "../servers/databases.ts";
import { startPostgresql } from "../servers/postgresql.ts";
import { until } from "../until.ts";
import "./targets.ts";

const SECRET = "s3cr:t@/pw";

/** The same URL for a user with a password that has to be encoded. */
function withPassword(url: string): string {
  const password = encodeURIComponent(SECRET);
  return Object.assign(new URL(url), { username: "nobody", password }).href;
}

/** What an error says, in every way that one could print it. */
function allOf(error: unknown): string {
  return Deno.inspect(error, { depth: 10, showHidden: true }) +
    JSON.stringify(error);
}

async function failure(promise: Promise<unknown>): Promise<AthanorError> {
  let caught: unknown;
  await rejects(promise, (error: unknown) => {
    caught = error;
    return true;
  });
  return caught as AthanorError;
}

function hasNoSecret(error: AthanorError): void {
  const text = allOf(error);
  ok(!text.includes(SECRET), text);
  ok(!text.includes(encodeURIComponent(SECRET)), text);
}

for (const server of ["postgresql", "mysql"] as const) {
  for (const driver of server === "mysql" ? ["mysql2"] : ["pg", "postgres"]) {
    serverTest(
      server,
      `a failed login through ${driver} shows no password`,
      async (url) => {
        const error = await failure(connect(withPassword(url), { driver }));
        equal(error.code, "CONNECT_FAILED");
        match(error.message, /nobody:\*\*\*@127\.0\.0\.1/);
        hasNoSecret(error);
      },
    );

    Deno.test(`a host that does not answer is an error through ${driver}, without the password`, async () => {
      const url = withPassword(`${server}://127.0.0.1:1/app`);
      const error = await failure(connect(url, { driver }));
      equal(error.code, "CONNECT_FAILED");
      match(error.hint ?? "", /server runs/);
      hasNoSecret(error);
    });
  }

  serverTest(
    server,
    `a database that does not exist is an error on ${server}`,
    async (url) => {
      const error = await failure(connect(`${url}_missing`));
      equal(error.code, "CONNECT_FAILED");
      match(error.hint ?? "", /Create the database first/);
    },
  );
}

const SETTINGS = `SELECT current_setting('application_name') AS name`;

serverTest(
  "postgresql",
  "sessions are named in pg_stat_activity",
  async (url) => {
    for (const driver of ["pg", "postgres"]) {
      const ours = await connect(url, { driver });
      deepStrictEqual(await ours.query(SETTINGS), [{ name: "athanor" }]);
      await ours.close();
      const theirs = await connect(`${url}?application_name=mine`, { driver });
      deepStrictEqual(await theirs.query(SETTINGS), [{ name: "mine" }]);
      await theirs.close();
    }
  },
);

serverTest(
  "postgresql",
  "notices go to a callback, and nowhere without one",
  async (url) => {
    for (const driver of ["pg", "postgres"]) {
      const heard: string[] = [];
      const onNotice = (message: string) => heard.push(message);
      const db = await connect(url, { driver, onNotice });
      await db.run([{ sql: "DROP TABLE IF EXISTS missing" }]);
      await db.close();
      deepStrictEqual(heard, ['table "missing" does not exist, skipping']);
    }
  },
);

serverTest(
  "postgresql",
  "a unix socket is reached by its folder",
  async (url) => {
    await using client = await connectClient("postgresql", url);
    const [row] = await client.query("SHOW unix_socket_directories");
    const folder = String(row?.["unix_socket_directories"]);
    const { username, pathname, port } = new URL(url);
    for (
      const where of [
        `/?host=${folder}&dbname=${pathname.slice(1)}`,
        `${pathname}?host=${folder}`,
      ]
    ) {
      const db = await connect(
        `postgresql://${username}@${where}&port=${port}`,
      );
      deepStrictEqual(await db.query("SELECT inet_client_addr() AS a"), [{
        a: null,
      }]);
      await db.close();
    }
  },
);

serverTest("mysql", "a unix socket is reached by its path", async (url) => {
  await using client = await connectClient("mysql", url);
  const [row] = await client.query("SELECT @@socket AS path");
  const { username, pathname } = new URL(url);
  const db = await connect(
    `mysql://${username}@localhost${pathname}?socket=${row?.["path"]}`,
  );
  equal((await db.query("SELECT 1 AS a")).length, 1);
  await db.close();
});

serverTest(
  "postgresql",
  "a position counts UTF-16 units, in statements with parameters too",
  async (url) => {
    const db = await connect(url);
    const sql = "SELECT '😀é', $1::int, missing";
    const error = await failure(db.query(sql, [1]));
    equal(error.details["position"], sql.indexOf("missing"));
    await db.close();
  },
);

serverTest(
  "postgresql",
  "a statement with NUL is refused before anything is sent",
  async (url) => {
    const db = await connect(url);
    const run = db.run([{ sql: "CREATE TABLE t ()" }, { sql: "SELECT 1\0" }]);
    await rejects(run, { index: 1, position: 8 });
    deepStrictEqual(
      await db.query("SELECT 1 FROM pg_class WHERE relname = 't'"),
      [],
    );
    await db.close();
  },
);

serverTest(
  "postgresql",
  "COPY in a transaction fails and ends nothing",
  async (url) => {
    const db = await connect(url);
    await db.run([{ sql: "BEGIN" }, { sql: "CREATE TABLE t (a int)" }]);
    const run = db.run([
      { sql: "SELECT 1" },
      { sql: "COPY t FROM STDIN" },
      { sql: "SELECT 2" },
    ]);
    await rejects(run, { index: 1, databaseCode: "57014" });
    await db.run([{ sql: "ROLLBACK" }]);
    equal(await db.inTransaction(), false);
    await db.close();
  },
);

serverTest(
  "postgresql",
  "a commit that fails is known to have ended the transaction",
  async (url) => {
    const db = await connect(url);
    await db.run([{
      sql: "CREATE TABLE t (a int UNIQUE DEFERRABLE INITIALLY DEFERRED)",
    }]);
    const run = db.run([
      { sql: "BEGIN" },
      { sql: "INSERT INTO t VALUES (1), (1)" },
      { sql: "COMMIT" },
      { sql: "INSERT INTO t VALUES (2)" },
    ]);
    await rejects(run, { index: 2, databaseCode: "23505" });
    equal(await db.inTransaction(), false);
    deepStrictEqual(await db.query("SELECT a FROM t"), []);
    await db.close();
  },
);

const CERTIFICATE = `-subj /CN=localhost -addext subjectAltName=DNS:localhost`;

Deno.test({
  name: "sslmode means on PostgreSQL what it means to libpq",
  ignore: serverUrl("postgresql") === undefined || !hasOpenssl(),
  fn: async (t) => {
    const server = await startPostgresql();
    const directory = await Deno.makeTempDir();
    try {
      await encrypt(server.url, directory);
      const url = server.url.replace("127.0.0.1", "localhost");
      for (const driver of ["pg", "postgres"]) {
        for (const [query, expected] of SSL) {
          await t.step(`${driver}, ${query}`, async () => {
            const attempt = connect(`${url}?${query}`, { directory, driver });
            if (expected === "refused") {
              await rejects(attempt, { code: "CONNECT_FAILED" });
              return;
            }
            const db = await attempt;
            const [row] = await db.query(
              "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()",
            );
            await db.close();
            equal(row?.["ssl"], expected === "encrypted");
          });
        }
      }
    } finally {
      await server.stop();
      await Deno.remove(directory, { recursive: true });
    }
  },
});

const SSL: readonly (readonly [string, "encrypted" | "plain" | "refused"])[] = [
  ["sslmode=disable", "plain"],
  ["sslmode=prefer", "encrypted"],
  ["sslmode=require", "encrypted"],
  ["sslmode=no-verify", "encrypted"],
  ["sslmode=verify-ca", "refused"],
  ["sslmode=verify-full", "refused"],
  ["sslmode=require&sslrootcert=server.crt", "encrypted"],
  ["sslmode=require&sslrootcert=other.crt", "refused"],
  ["sslmode=verify-ca&sslrootcert=server.crt", "encrypted"],
  ["sslmode=verify-full&sslrootcert=server.crt", "encrypted"],
  ["sslmode=verify-full&sslrootcert=other.crt", "refused"],
  ["sslmode=verify-ca&sslrootcert=server.crt&host=127.0.0.1", "encrypted"],
  ["sslmode=verify-full&sslrootcert=server.crt&host=127.0.0.1", "refused"],
];

function hasOpenssl(): boolean {
  try {
    return new Deno.Command("openssl", { args: ["version"] }).outputSync()
      .success;
  } catch {
    return false;
  }
}

/** Switches TLS on, with a certificate that only `server.crt` vouches for. */
async function encrypt(url: string, directory: string): Promise<void> {
  await using client = await connectClient("postgresql", url);
  const [row] = await client.query("SHOW data_directory");
  const data = String(row?.["data_directory"]);
  for (const name of ["server", "other"]) {
    await new Deno.Command("openssl", {
      args:
        `req -x509 -newkey rsa:2048 -nodes -days 2 -keyout ${name}.key -out ${name}.crt ${CERTIFICATE}`
          .split(" "),
      cwd: directory,
    }).output();
  }
  const { uid, gid } = await Deno.stat(data);
  for (const name of ["server.key", "server.crt"]) {
    await Deno.copyFile(`${directory}/${name}`, `${data}/${name}`);
    await Deno.chmod(`${data}/${name}`, 0o600);
    await Deno.chown(`${data}/${name}`, uid, gid);
  }
  await client.query("ALTER SYSTEM SET ssl = on");
  await client.query("SELECT pg_reload_conf()");
  await until(() => isEncrypted(url));
}

/** Whether the server offers TLS to who comes now: it takes its time to read its settings. */
async function isEncrypted(url: string): Promise<boolean> {
  await using client = await connectClient("postgresql", url);
  const [row] = await client.query("SHOW ssl");
  return row?.["ssl"] === "on";
}

Deno.test({
  name: "pglite: keeps a database in a folder",
  // The library leaves its files open.
  sanitizeOps: false,
  sanitizeResources: false,
  fn: async () => {
    const directory = await Deno.makeTempDir();
    const missing = await connect("pglite:no", { directory, readOnly: true });
    await missing.close();
    deepStrictEqual(await Array.fromAsync(Deno.readDir(directory)), []);
    const first = await connect("pglite:data/app", { directory });
    await first.run([{ sql: "CREATE TABLE t (a int)" }]);
    await first.close();
    const second = await connect("pglite:data/app", { directory });
    deepStrictEqual(await second.query("SELECT a FROM t"), []);
    await second.close();
    await Deno.remove(directory, { recursive: true });
  },
});

Deno.test({
  name: "pglite: waits while another process has the folder open",
  // The library leaves its files open.
  sanitizeOps: false,
  sanitizeResources: false,
  fn: async () => {
    const directory = await Deno.makeTempDir();
    const folder = `${directory}/app`;
    const other = new FileLock(folder, { table: "pglite", sql: null });
    ok(await other.tryAcquire());
    let isOpen = false;
    const opening = connect("pglite:app", { directory }).then((connection) => {
      isOpen = true;
      return connection;
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    equal(isOpen, false);
    await other.release();
    const connection = await opening;
    equal(await other.tryAcquire(), false);
    await connection.close();
    ok(await other.tryAcquire());
    await other.release();
    await Deno.remove(directory, { recursive: true });
  },
});

Deno.test("sqlite+ffi: says what to do where @db/sqlite cannot be imported", async () => {
  const driver = new URL("../../src/drivers/sqlite_ffi.ts", import.meta.url);
  const code = `
    const { connectSqliteFfi } = await import("${driver.href}");
    await connectSqliteFfi("sqlite+ffi::memory:").catch(({ code, hint }) =>
      console.log(JSON.stringify({ code, hint })));`;
  const folder = await Deno.makeTempDir();
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    // With an empty cache, and nothing to be fetched: as on a machine without JSR.
    args: [
      "run",
      "-A",
      "--cached-only",
      `data:text/javascript,${encodeURIComponent(code)}`,
    ],
    env: { DENO_DIR: folder },
    cwd: folder,
  }).output();
  await Deno.remove(folder, { recursive: true });
  deepStrictEqual(JSON.parse(new TextDecoder().decode(stdout)), {
    code: "DRIVER_UNAVAILABLE",
    hint:
      'Allow access to jsr.io and --allow-ffi, or use "sqlite:", which needs neither.',
  });
});

Deno.test("a driver that does not exist is refused with those that do", async () => {
  await rejects(connect("postgresql://h/db", { driver: "pgx" }), {
    code: "DRIVER_UNAVAILABLE",
    hint: 'Choose one of "pg", "postgres", or leave it out.',
  });
});

Deno.test("a client that was never connected is refused instead of waited for", async () => {
  // @ts-types="npm:@types/pg@8.23.1"
  const { default: pg } = await import("npm:pg@8.23.1");
  await rejects(adopt(new pg.Client()), {
    code: "CONNECT_FAILED",
  });
});

Deno.test("a postgres client that renames columns is refused", async () => {
  const { default: postgres } = await import("npm:postgres@3.4.9");
  const sql = postgres({ transform: postgres.camel });
  await rejects(adopt(sql), { code: "DRIVER_UNAVAILABLE" });
  await sql.end();
});

Deno.test("what is no client is refused", async () => {
  for (const value of [{}, null, 1, () => {}, { query: () => {} }]) {
    await rejects(adopt(value), { code: "DRIVER_UNAVAILABLE" });
  }
});
