import { deepStrictEqual, rejects, strictEqual } from "node:assert/strict";
import { type Operations, sa } from "../../mod.ts";
import { LiveSqlite } from "./live_sqlite.ts";

Deno.test("a rename is followed into checks, indexes, triggers, views and other tables' foreign keys", async () => {
  using live = new LiveSqlite(`
CREATE TABLE item (
  code TEXT PRIMARY KEY, price INTEGER CHECK (price > 0), n INTEGER,
  twice INTEGER AS (price * 2)
);
CREATE INDEX ix_price ON item (price) WHERE price > 5;
CREATE INDEX ix_expr ON item (price + 1);
CREATE TABLE log (n);
CREATE TRIGGER tr AFTER UPDATE OF price ON item WHEN new.price > 1
BEGIN INSERT INTO log VALUES (new.price); END;
CREATE VIEW cheap AS SELECT code, price FROM item WHERE price < 10;
CREATE TABLE sale (id INTEGER PRIMARY KEY, item TEXT REFERENCES item (code) ON UPDATE CASCADE);
INSERT INTO item (code, price, n) VALUES ('a', 7, 1);
INSERT INTO sale VALUES (1, 'a');`);
  await live.upgrade((op) => {
    op.batchAlterTable("item", (batch) => {
      batch.alterColumn("price", { newColumnName: "cost" });
      batch.alterColumn("code", { newColumnName: "sku", nullable: false });
      batch.alterColumn("n", { serverDefault: sa.text("0") });
    });
  });
  live.database.exec("UPDATE item SET cost = 8, sku = 'b'");
  deepStrictEqual(live.rows("SELECT * FROM log"), [{ n: 8 }]);
  deepStrictEqual(live.rows("SELECT * FROM cheap"), [{ sku: "b", cost: 8 }]);
  deepStrictEqual(live.rows("SELECT * FROM item"), [
    { sku: "b", cost: 8, n: 1, twice: 16 },
  ]);
  deepStrictEqual(live.rows("SELECT item FROM sale"), [{ item: "b" }]);
  const names = live.names();
  deepStrictEqual(
    ["cheap", "ix_expr", "ix_price", "tr"].filter((one) => names.includes(one)),
    ["cheap", "ix_expr", "ix_price", "tr"],
  );
});

Deno.test("two columns swap their names", async () => {
  using live = new LiveSqlite(
    "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT); INSERT INTO t VALUES (1, 'a', 'b')",
  );
  await live.upgrade((op) => {
    op.batchAlterTable("t", (batch) => {
      batch.alterColumn("a", { newColumnName: "b" });
      batch.alterColumn("b", { newColumnName: "a", nullable: false });
    });
  });
  deepStrictEqual(live.rows("SELECT * FROM t"), [{ id: 1, b: "a", a: "b" }]);
});

Deno.test("a column takes the name of one that is dropped", async () => {
  using live = new LiveSqlite(
    "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT); INSERT INTO t VALUES (1, 'a', 'b')",
  );
  await live.upgrade((op) => {
    op.batchAlterTable("t", (batch) => {
      batch.dropColumn("a");
      batch.alterColumn("b", { newColumnName: "a" });
    });
  });
  deepStrictEqual(live.rows("SELECT * FROM t"), [{ id: 1, a: "b" }]);
});

Deno.test("what a table is beside its columns survives", async () => {
  using live = new LiveSqlite(`
CREATE TABLE ref (id INTEGER PRIMARY KEY);
CREATE TABLE strict_one (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT COLLATE NOCASE NOT NULL UNIQUE,
  r INTEGER REFERENCES ref (id) DEFERRABLE INITIALLY DEFERRED,
  stored INTEGER GENERATED ALWAYS AS (r + 1) STORED,
  CHECK (length(name) > 0),
  CONSTRAINT named CHECK (id > 0)
) STRICT;
INSERT INTO ref VALUES (1);
INSERT INTO strict_one (name, r) VALUES ('a', 1), ('b', NULL);
DELETE FROM strict_one WHERE name = 'b';
CREATE TABLE no_rowid (k TEXT PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO no_rowid VALUES ('b', 1), ('a', 2);`);
  await live.upgrade((op) => {
    op.batchAlterTable("strict_one", (batch) => {
      batch.addColumn(sa.column("added", sa.text(), { serverDefault: "x" }));
      batch.alterColumn("r", { nullable: true, serverDefault: sa.text("1") });
    });
    op.batchAlterTable("no_rowid", { recreate: "always" }, () => {});
  });
  const sql = live.sql("strict_one");
  for (
    const part of [
      "AUTOINCREMENT",
      "NOCASE",
      "STRICT",
      "STORED",
      "DEFERRABLE INITIALLY DEFERRED",
      "CHECK (length(name) > 0)",
      "CONSTRAINT named CHECK (id > 0)",
      "UNIQUE",
    ]
  ) {
    strictEqual(sql.includes(part), true, `${part} in ${sql}`);
  }
  strictEqual(live.sql("no_rowid").includes("WITHOUT ROWID"), true);
  live.database.exec("INSERT INTO strict_one (name) VALUES ('c')");
  deepStrictEqual(
    live.rows("SELECT id, name, r, stored, added FROM strict_one"),
    [
      { id: 1, name: "a", r: 1, stored: 2, added: "x" },
      { id: 3, name: "c", r: 1, stored: 2, added: "x" },
    ],
  );
});

Deno.test("the counter of an emptied AUTOINCREMENT table goes on", async () => {
  for (const child of ["", "CREATE TABLE c (t INTEGER REFERENCES t (id));"]) {
    using live = new LiveSqlite(
      `CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT);
INSERT INTO t (a) VALUES ('a'), ('b'); DELETE FROM t; ${child}`,
    );
    await live.upgrade((op) => {
      op.batchAlterTable("t", (batch) => batch.dropColumn("a"));
    });
    live.database.exec("INSERT INTO t DEFAULT VALUES");
    deepStrictEqual(live.rows("SELECT id FROM t"), [{ id: 3 }]);
  }
});

Deno.test("hostile names are moved like any others", async () => {
  const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;
  for (
    const name of ['a"b', "select", "x'y", "über [1]", "a.b", "-- x", "👩‍🚀"]
  ) {
    const [table, child] = [quote(name), quote(`child ${name}`)];
    using live = new LiveSqlite(`
CREATE TABLE ${table} (${
      quote(`id ${name}`)
    } INTEGER PRIMARY KEY, ${table} TEXT CHECK (${table} <> ''), z TEXT);
CREATE INDEX ${quote(`ix ${name}`)} ON ${table} (${table});
CREATE TABLE ${child} (p INTEGER REFERENCES ${table} ON DELETE CASCADE);
INSERT INTO ${table} VALUES (1, 'v', 'z'); INSERT INTO ${child} VALUES (1);`);
    await live.upgrade((op) => {
      op.batchAlterTable(name, (batch) => {
        batch.alterColumn(name, {
          newColumnName: `${name} new`,
          nullable: false,
        });
        batch.dropColumn("z");
      });
    });
    deepStrictEqual(live.rows(`SELECT * FROM ${table}`), [
      { [`id ${name}`]: 1, [`${name} new`]: "v" },
    ]);
    strictEqual(live.rows(`SELECT * FROM ${child}`).length, 1);
  }
});

Deno.test("columns go by their names before the batch throughout it", async () => {
  using live = new LiveSqlite(
    "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT); INSERT INTO t VALUES (1, 'a', 'b')",
  );
  await live.upgrade((op) => {
    op.batchAlterTable("t", (batch) => {
      batch.alterColumn("a", { newColumnName: "c" });
      batch.alterColumn("a", { nullable: false });
      batch.createIndex("ix_old", ["a"]);
      batch.createIndex("ix_new", ["c", "b"]);
    });
    op.batchAlterTable("t", (batch) => {
      batch.alterColumn("b", { newColumnName: "c" });
      batch.alterColumn("c", { newColumnName: "b" });
    });
  });
  deepStrictEqual(live.rows("SELECT id, b, c FROM t"), [
    { id: 1, b: "a", c: "b" },
  ]);
  deepStrictEqual(
    live.rows("SELECT name FROM pragma_index_info('ix_new')"),
    [{ name: "b" }, { name: "c" }],
  );
});

for (const setting of [0, 1]) {
  Deno.test(`legacy_alter_table = ${setting} is what it was after a table was made anew, and after one that failed`, async () => {
    using live = new LiveSqlite(
      `CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); INSERT INTO t VALUES (1, NULL);
CREATE VIEW v AS SELECT id FROM t; PRAGMA legacy_alter_table = ${setting};`,
    );
    await live.upgrade((op) => {
      op.alterColumn("t", "a", { serverDefault: "x" });
    });
    await rejects(live.upgrade((op) => {
      op.alterColumn("t", "a", { nullable: false });
    }));
    deepStrictEqual(live.rows("PRAGMA legacy_alter_table"), [
      { legacy_alter_table: setting },
    ]);
    deepStrictEqual(live.rows("SELECT * FROM v"), [{ id: 1 }]);
  });
}

Deno.test("a temporary trigger would go with its table, and is named", async () => {
  using live = new LiveSqlite(
    `CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); CREATE TABLE u (a);
CREATE TEMP TRIGGER tr AFTER INSERT ON t BEGIN INSERT INTO u VALUES (new.a); END`,
  );
  const alter = (op: Operations) => {
    op.alterColumn("t", "a", { serverDefault: "y" });
  };
  await rejects(live.upgrade(alter), /temporary trigger "tr" on the table "t"/);
  live.database.exec("INSERT INTO t VALUES (1, 'x')");
  deepStrictEqual(live.rows("SELECT * FROM u"), [{ a: "x" }]);
  live.database.exec("DROP TRIGGER tr");
  await live.upgrade(alter);
});
