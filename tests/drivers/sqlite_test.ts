import { deepStrictEqual, equal, rejects } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { adoptSqlite, connectSqlite } from "../../src/drivers/sqlite.ts";
import type { StatementError } from "../../src/drivers/statement_error.ts";

Deno.test("SQLite stores an integral number as an integer and others as they are", async () => {
  const db = await connectSqlite("sqlite::memory:");
  await db.run([
    { sql: "CREATE TABLE t (v)" },
    {
      sql: "INSERT INTO t VALUES (?)",
      parameters: [[5], [2.5], [7n], [true], [null], ["x"]],
    },
  ]);
  const rows = await db.query("SELECT v, typeof(v) AS kind FROM t");
  deepStrictEqual(rows.map(({ v, kind }) => [v, kind]), [
    [5, "integer"],
    [2.5, "real"],
    [7, "integer"],
    [1, "integer"],
    [null, "null"],
    ["x", "text"],
  ]);
  await db.close();
});

Deno.test("SQLite binds a Date as its ISO text, never as NULL", async () => {
  const db = await connectSqlite("sqlite::memory:");
  const at = new Date(Date.UTC(2026, 10, 21));
  const [row] = await db.query("SELECT ? AS at", [at]);
  equal(row?.["at"], "2026-11-21T00:00:00.000Z");
  await db.close();
});

Deno.test("SQLite refuses a value that it would bind wrongly", async () => {
  const db = await connectSqlite("sqlite::memory:");
  await rejects(db.query("SELECT ?", [{ a: 1 }]), {
    code: "OPERATION_INVALID",
  });
  await rejects(db.query("SELECT ?", [undefined]), {
    code: "OPERATION_INVALID",
  });
  await db.close();
});

Deno.test("SQLite says which statement of a run failed, with its code", async () => {
  const db = await connectSqlite("sqlite::memory:");
  const run = db.run([
    { sql: "CREATE TABLE t (id INTEGER PRIMARY KEY)" },
    { sql: "INSERT INTO t VALUES (1)" },
    { sql: "INSERT INTO t VALUES (1)" },
    { sql: "DROP TABLE t" },
  ]);
  await rejects(run, (error: StatementError) => {
    equal(error.index, 2);
    equal(error.databaseCode, "1555");
    equal(error.sql, "INSERT INTO t VALUES (1)");
    return true;
  });
  const [row] = await db.query("SELECT count(*) AS rows FROM t");
  equal(row?.["rows"], 1);
  await db.close();
});

const FAILURES: readonly (readonly [sql: string, code: string])[] = [
  ["CREATE UNIQUE INDEX u ON child (parent)", "2067"],
  ["CREATE TABLE child (id)", "1"],
  ["DROP TABLE nothing", "1"],
  ["ALTER TABLE child ADD COLUMN c INTEGER NOT NULL", "1"],
  ["COMMIT", "787"],
];

for (const [sql, code] of FAILURES) {
  Deno.test(`SQLite tells the code of ${sql}, which leaves its transaction open`, async () => {
    const db = await connectSqlite("sqlite::memory:");
    await db.run([
      { sql: "CREATE TABLE parent (id INTEGER PRIMARY KEY)" },
      {
        sql: "CREATE TABLE child (parent INTEGER REFERENCES parent " +
          "DEFERRABLE INITIALLY DEFERRED)",
      },
      { sql: "BEGIN" },
      { sql: "INSERT INTO child VALUES (1), (1)" },
    ]);
    await rejects(db.run([{ sql }]), { databaseCode: code, sql });
    const [row] = await db.query("SELECT count(*) AS rows FROM child");
    equal(row?.["rows"], 2);
    equal(db.inTransaction(), true);
    await db.close();
  });
}

Deno.test("SQLite tells the code of a lock that it waited for in vain", async () => {
  const directory = await Deno.makeTempDir();
  const [holder, waiting] = [
    await connectSqlite("sqlite:locked.db", { directory }),
    new DatabaseSync(`${directory}/locked.db`, { timeout: 200 }),
  ];
  await holder.run([{ sql: "CREATE TABLE t (id)" }, {
    sql: "BEGIN IMMEDIATE",
  }]);
  await rejects(adoptSqlite(waiting).run([{ sql: "BEGIN IMMEDIATE" }]), {
    databaseCode: "5",
  });
  await holder.close();
  waiting.close();
  await Deno.remove(directory, { recursive: true });
});

Deno.test("SQLite reads integers of any size", async () => {
  const db = await connectSqlite("sqlite::memory:");
  const [row] = await db.query("SELECT 9007199254740993 AS big, 1 AS small");
  deepStrictEqual([row?.["big"], row?.["small"]], [9007199254740993n, 1n]);
  await db.close();
});

Deno.test("a look at a database that does not exist makes no file", async () => {
  const directory = await Deno.makeTempDir();
  const db = await connectSqlite("sqlite:none.db", {
    directory,
    readOnly: true,
  });
  deepStrictEqual(await db.query("SELECT name FROM sqlite_schema"), []);
  await db.close();
  deepStrictEqual(await Array.fromAsync(Deno.readDir(directory)), []);
  await Deno.remove(directory, { recursive: true });
});

Deno.test("an adopted database stays open and shows its transaction", async () => {
  using database = new DatabaseSync(":memory:");
  const db = adoptSqlite(database);
  equal(await db.inTransaction(), false);
  await db.run([{ sql: "BEGIN" }]);
  equal(await db.inTransaction(), true);
  await db.close();
  equal(database.isOpen, true);
});

Deno.test("SQLite runs a statement with RETURNING once, however large its numbers", async () => {
  const db = await connectSqlite("sqlite::memory:");
  await db.run([{ sql: "CREATE TABLE t (id INTEGER)" }]);
  const insert = (id: string) =>
    db.query(`INSERT INTO t VALUES (${id}) RETURNING id`);
  deepStrictEqual((await insert("7"))[0]?.["id"], 7);
  deepStrictEqual(
    (await insert("9007199254740993"))[0]?.["id"],
    9007199254740993n,
  );
  const [row] = await db.query("SELECT count(*) AS rows FROM t");
  equal(row?.["rows"], 2);
  await db.close();
});

Deno.test("SQLite refuses a query of several statements, of which only the first would run", async () => {
  const db = await connectSqlite("sqlite::memory:");
  await rejects(db.query("SELECT 1 AS a; DELETE FROM missing"), {
    code: "STATEMENT_FAILED",
    message: "The query holds several statements, and only the first would run",
  });
  const ruler = `-- ${"-".repeat(200)}\n`.repeat(50);
  await rejects(db.query(`SELECT 1 AS a; ${ruler} SELECT 2`));
  for (const end of [";", " ; -- done", ";\n/* é */ ;", `;\n${ruler}`]) {
    deepStrictEqual((await db.query(`SELECT '😀' AS a${end}`)).length, 1);
  }
  await db.close();
});

Deno.test("SQLite says why a command that only looks cannot write", async () => {
  const path = await Deno.makeTempFile();
  new DatabaseSync(path).exec("CREATE TABLE t (id INTEGER)");
  const db = await connectSqlite(`sqlite:${path}`, { readOnly: true });
  await rejects(db.run([{ sql: "INSERT INTO t VALUES (1)" }]), {
    databaseCode: "8",
    hint: /^The command only looks/,
  });
  await db.close();
  await Deno.remove(path);
});
