import { deepStrictEqual, rejects, strictEqual } from "node:assert/strict";
import { LiveSqlite } from "./live_sqlite.ts";

Deno.test("a column that something names is not dropped, and nothing has run", async () => {
  const cases: readonly (readonly [string, RegExp])[] = [
    ["CREATE INDEX i ON t (lower(a))", /the index "i" names it/],
    ["CREATE INDEX i ON t (b) WHERE a > 1", /the index "i" names it/],
    ["CREATE INDEX i ON t (a, b)", /the index "i" names it/],
    ["CREATE VIEW v AS SELECT a FROM t", /the view "v" names it/],
    [
      "CREATE TRIGGER tr AFTER DELETE ON t BEGIN SELECT old.a; END",
      /the trigger "tr" names it/,
    ],
    [
      "CREATE TABLE other (a REFERENCES t (a))",
      /a foreign key of the table "other" names it/,
    ],
  ];
  for (const [sql, message] of cases) {
    using live = new LiveSqlite(
      `CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT, UNIQUE (a)); INSERT INTO t VALUES (1, 'a', 'b'); ${sql};`,
    );
    const before = live.rows(
      "SELECT * FROM sqlite_schema WHERE name <> 'athanor_version'",
    );
    await rejects(
      live.upgrade((op) => {
        op.batchAlterTable("t", (batch) => batch.dropColumn("a"));
      }),
      (error: Error) => {
        strictEqual(message.test(error.message), true, error.message);
        return true;
      },
    );
    deepStrictEqual(
      live.rows(
        "SELECT * FROM sqlite_schema WHERE name NOT LIKE '%athanor_version%'",
      ),
      before,
    );
  }
});

Deno.test("a check on a dropped column is refused, and goes when it is dropped as well", async () => {
  using live = new LiveSqlite(
    "CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, CONSTRAINT ck CHECK (a > 0)); INSERT INTO t VALUES (1, 1)",
  );
  await rejects(
    live.upgrade((op) => {
      op.batchAlterTable("t", (batch) => batch.dropColumn("a"));
    }),
    /the check "ck" names it/,
  );
  await live.upgrade((op) => {
    op.batchAlterTable("t", (batch) => {
      batch.dropColumn("a");
      batch.dropConstraint("ck", { type: "check" });
    });
  });
  deepStrictEqual(live.rows("SELECT * FROM t"), [{ id: 1 }]);
});

Deno.test("the leftover of another tool is named and left alone", async () => {
  using live = new LiveSqlite(
    "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); CREATE TABLE _athanor_tmp_t (x); INSERT INTO _athanor_tmp_t VALUES (1)",
  );
  await rejects(
    live.upgrade((op) => {
      op.batchAlterTable("t", (batch) => batch.dropColumn("a"));
    }),
    /There is a table "_athanor_tmp_t" already/,
  );
  strictEqual(live.rows("SELECT * FROM _athanor_tmp_t").length, 1);
});

Deno.test("how a check without a name is dropped with its column is told, and works", async () => {
  using live = new LiveSqlite(
    "CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER CHECK (a > 0)); INSERT INTO t VALUES (1, 1)",
  );
  await rejects(
    live.upgrade((op) => {
      op.batchAlterTable("t", (batch) => batch.dropColumn("a"));
    }),
    (error: Error & { hint?: string }) => {
      strictEqual(
        error.hint,
        'Drop it in the same batch: batch.dropConstraint(null, { type: "check", condition: "a > 0" }).',
      );
      return true;
    },
  );
  await live.upgrade((op) => {
    op.batchAlterTable("t", (batch) => {
      batch.dropConstraint(null, { type: "check", condition: "a > 0" });
      batch.dropColumn("a");
    });
  });
  deepStrictEqual(live.rows("SELECT * FROM t"), [{ id: 1 }]);
});
