import { deepStrictEqual, equal, match, rejects } from "node:assert/strict";
import type { Connection } from "../../src/drivers/driver.ts";
import type { StatementError } from "../../src/drivers/statement_error.ts";
import { connectClient } from "../servers/clients.ts";
import { serverUrl, withDatabase } from "../servers/databases.ts";
import { closePglite, type Dialect, type Target, TARGETS } from "./targets.ts";

type Check = (db: Connection, dialect: Dialect) => Promise<void>;

const CREATE = "CREATE TABLE t (id bigint PRIMARY KEY, v varchar(40))";

/** A table that is there for one check. */
async function withTable(
  db: Connection,
  sql: string,
  body: () => Promise<void>,
): Promise<void> {
  await db.run([{ sql }]);
  try {
    await body();
  } finally {
    await db.run([{ sql: "DROP TABLE t" }]);
  }
}

async function ids(db: Connection): Promise<number[]> {
  const rows = await db.query("SELECT id FROM t ORDER BY id");
  return rows.map((row) => Number(row["id"]));
}

const CHECKS: Readonly<Record<string, Check>> = {
  "tells the server's version": (db, { version }) => {
    match(db.serverVersion, version);
    return Promise.resolve();
  },

  "runs statements in order and counts rows": (db) =>
    withTable(db, CREATE, async () => {
      const results = await db.run([
        { sql: "INSERT INTO t VALUES (1, 'a'), (2, 'b')" },
        { sql: "UPDATE t SET v = 'c'" },
        { sql: "DELETE FROM t WHERE id = 1" },
        { sql: "DELETE FROM t WHERE id = 7" },
      ]);
      deepStrictEqual(results.map(({ rowCount }) => rowCount), [2, 2, 1, 0]);
      deepStrictEqual(await ids(db), [2]);
    }),

  "executes a statement once for each list of parameters": (
    db,
    { placeholders: [first, second] },
  ) =>
    withTable(db, CREATE, async () => {
      const [result] = await db.run([{
        sql: `INSERT INTO t VALUES (${first}, ${second})`,
        parameters: [[1, "a"], [2n, null], [3, "c"]],
      }]);
      equal(result?.rowCount, 3);
      const rows = await db.query("SELECT v FROM t ORDER BY id");
      deepStrictEqual(rows.map(({ v }) => v), ["a", null, "c"]);
    }),

  "stops at a failure outside of a transaction": (db, { duplicate }) =>
    withTable(db, CREATE, async () => {
      const run = db.run([
        { sql: "INSERT INTO t VALUES (1, '')" },
        { sql: "INSERT INTO t VALUES (1, '')" },
        { sql: "INSERT INTO t VALUES (3, '')" },
      ]);
      await rejects(run, (error: StatementError) => {
        equal(error.code, "STATEMENT_FAILED");
        equal(error.index, 1);
        equal(error.databaseCode, duplicate);
        equal(error.sql, "INSERT INTO t VALUES (1, '')");
        return true;
      });
      deepStrictEqual(await ids(db), [1]);
    }),

  "reports the first failure in a transaction, and the end of it undoes all": (
    db,
    { begin, duplicate },
  ) =>
    withTable(db, CREATE, async () => {
      await db.run([{ sql: begin }]);
      equal(await db.inTransaction(), true);
      const run = db.run([
        { sql: "INSERT INTO t VALUES (1, '')" },
        { sql: "INSERT INTO t VALUES (1, '')" },
        { sql: "INSERT INTO t VALUES (1, '')" },
        { sql: "INSERT INTO t VALUES (4, '')" },
      ]);
      await rejects(run, { index: 1, databaseCode: duplicate });
      equal(await db.inTransaction(), true);
      await db.run([{ sql: "ROLLBACK" }]);
      equal(await db.inTransaction(), false);
      deepStrictEqual(await ids(db), []);
    }),

  "sends nothing that follows a failure, not even a rollback": (
    db,
    { begin, unknownTable },
  ) =>
    withTable(db, CREATE, async () => {
      const run = db.run([
        { sql: begin },
        { sql: "INSERT INTO t VALUES (1, '')" },
        { sql: "DELETE FROM missing" },
        { sql: "ROLLBACK" },
        { sql: "INSERT INTO t VALUES (2, '')" },
      ]);
      await rejects(run, { index: 2, databaseCode: unknownTable });
      equal(await db.inTransaction(), true);
      await db.run([{ sql: "ROLLBACK" }]);
      deepStrictEqual(await ids(db), []);
    }),

  "runs whole transactions in one call": (db, { begin }) =>
    withTable(db, CREATE, async () => {
      const sql = (id: number) => ({ sql: `INSERT INTO t VALUES (${id}, '')` });
      const end = (sql: string) => ({ sql });
      await db.run([
        ...[end(begin), sql(1), sql(2), end("COMMIT"), sql(3)],
        ...[end(begin), sql(4), sql(5), end("ROLLBACK"), sql(6)],
      ]);
      equal(await db.inTransaction(), false);
      deepStrictEqual(await ids(db), [1, 2, 3, 6]);
    }),

  "binds values of every kind": (db, { bytes, big, placeholders, nul }) =>
    withTable(
      db,
      `CREATE TABLE t (i bigint, f double precision, x varchar(60), b ${bytes}, c integer)`,
      async () => {
        const [mark] = placeholders;
        const marks = Array.from(
          { length: 5 },
          (_, n) => mark === "?" ? "?" : `$${n + 1}`,
        );
        const sql = `INSERT INTO t VALUES (${marks.join(", ")})`;
        const text = `é😀 'q' "d" \\ {"a": [1]}`;
        await db.run([{
          sql,
          parameters: [
            [9007199254740993n, 2.5, text, new Uint8Array([0, 255, 39]), 7],
            [null, null, null, null, null],
          ],
        }]);
        const [row, empty] = await db.query(
          "SELECT * FROM t ORDER BY c IS NULL",
        );
        equal(row?.["i"], big);
        equal(row?.["f"], 2.5);
        equal(row?.["x"], text);
        deepStrictEqual([...row?.["b"] as Uint8Array], [0, 255, 39]);
        equal(Number(row?.["c"]), 7);
        deepStrictEqual(Object.values(empty ?? {}), Array(5).fill(null));
        const withNul = db.query(
          `SELECT ${mark} AS x FROM t WHERE x = ${mark}`
            .replace("AS x", "AS y").replaceAll("$1", "$1::text"),
          mark === "?" ? ["a\0", "a\0"] : ["a\0"],
        );
        if (nul) deepStrictEqual(await withNul, []);
        else await rejects(withNul, { code: "OPERATION_INVALID" });
      },
    ),

  "binds a Date in UTC and booleans": (db, { placeholders: [one, two] }) =>
    withTable(
      db,
      "CREATE TABLE t (id integer, v timestamp NULL, b boolean)",
      async () => {
        const at = new Date(Date.UTC(2026, 10, 21, 1, 2, 3));
        await db.run([
          {
            sql: `INSERT INTO t (id, v) VALUES (1, ${one})`,
            parameters: [[at]],
          },
          {
            sql: `UPDATE t SET b = ${one} WHERE b IS NULL AND id = ${two}`,
            parameters: [[true, 1]],
          },
        ]);
        const [row] = await db.query("SELECT v, b FROM t");
        match(String(row?.["v"]), /^2026-11-21[ T]01:02:03/);
        equal(Number(row?.["b"]), 1);
      },
    ),

  "refuses what cannot be bound before anything is sent": (
    db,
    { placeholders: [first] },
  ) =>
    withTable(db, CREATE, async () => {
      for (const bad of [undefined, { a: 1 }, Symbol("x"), new Date(NaN)]) {
        const run = db.run([
          { sql: "INSERT INTO t VALUES (1, '')" },
          {
            sql: `INSERT INTO t VALUES (2, ${first})`,
            parameters: [["a"], [bad]],
          },
        ]);
        await rejects(run, { code: "OPERATION_INVALID" });
        await rejects(db.query(`SELECT ${first}`, [bad]), {
          code: "OPERATION_INVALID",
        });
      }
      deepStrictEqual((await ids(db)).filter((id) => id === 2), []);
    }),

  "answers a query with rows by column name": async (
    db,
    { placeholders: [first] },
  ) => {
    const cast = first === "?" ? "" : "::text";
    const rows = await db.query(
      `SELECT 'x' AS a, ${first}${cast} AS b UNION ALL SELECT 'y', 'z'`,
      ["w"],
    );
    const read = rows.map((row) => ({ ...row }));
    deepStrictEqual(read, [{ a: "x", b: "w" }, { a: "y", b: "z" }]);
    deepStrictEqual(await db.query("SELECT 1 AS a WHERE 1 = 0"), []);
  },

  "reports a failed query": async (db, { unknownTable }) => {
    await rejects(db.query("SELECT * FROM missing"), {
      code: "STATEMENT_FAILED",
      databaseCode: unknownTable,
      index: 0,
    });
    equal((await db.query("SELECT 1 AS a")).length, 1);
  },
};

const KILL = {
  postgresql: {
    id: "SELECT pg_backend_pid() AS id",
    kill: "SELECT pg_terminate_backend(@)",
  },
  mysql: { id: "SELECT CONNECTION_ID() AS id", kill: "KILL @" },
} as const;

/** Ends the connection's session from another one. */
async function kill(
  db: Connection,
  server: keyof typeof KILL,
  url: string,
): Promise<void> {
  const { id, kill } = KILL[server];
  const [row] = await db.query(id);
  await using killer = await connectClient(server, url);
  await killer.query(kill.replace("@", String(row?.["id"])));
}

async function losesConnection(target: Target, url: string): Promise<void> {
  const { server } = target;
  if (server === undefined) return;
  const { connection, end } = await target.open(url);
  await connection.run([{ sql: target.dialect.begin }]);
  await kill(connection, server, url);
  for (let attempt = 0; attempt < 2; attempt++) {
    await rejects(connection.query("SELECT 1"), {
      code: "STATEMENT_FAILED",
      message: /^The connection to the database was lost: /,
    });
    await rejects(connection.run([{ sql: "SELECT 1" }, { sql: "SELECT 2" }]), {
      index: 0,
      message: /^The connection to the database was lost: /,
    });
  }
  await connection.close();
  // The caller's own client may tell of its loss once more when it is ended.
  if (target.pool === true) await end().catch(() => {});
}

async function conforms(t: Deno.TestContext, target: Target, url: string) {
  for (const [name, check] of Object.entries(CHECKS)) {
    await t.step(name, async () => {
      const { connection, end } = await target.open(url);
      await check(connection, target.dialect);
      await connection.close();
      await end();
    });
  }
}

for (const target of TARGETS) {
  const { server, name } = target;
  Deno.test({
    name: `${name} conforms`,
    ignore: server !== undefined && serverUrl(server) === undefined,
    sanitizeOps: name !== "PGlite",
    sanitizeResources: name !== "PGlite",
    fn: async (t) => {
      if (server !== undefined) {
        await withDatabase(server, (url) => conforms(t, target, url));
      } else await conforms(t, target, "");
      if (name === "PGlite") await closePglite();
    },
  });
  if (server === undefined) continue;
  Deno.test({
    name: `${name}: a lost connection is an error, and nothing connects again`,
    ignore: serverUrl(server) === undefined,
    sanitizeOps: false,
    sanitizeResources: false,
    fn: () => withDatabase(server, (url) => losesConnection(target, url)),
  });
}
