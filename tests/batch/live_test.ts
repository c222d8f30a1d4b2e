import { deepStrictEqual, rejects, strictEqual } from "node:assert/strict";
import { sa } from "../../mod.ts";
import { LiveSqlite } from "./live_sqlite.ts";

const FAMILY = `
CREATE TABLE parent (id INTEGER PRIMARY KEY, name VARCHAR(20), note TEXT);
CREATE TABLE child (
  id INTEGER PRIMARY KEY,
  parent_id INTEGER NOT NULL REFERENCES parent (id) ON DELETE CASCADE
);
CREATE TABLE grandchild (
  id INTEGER PRIMARY KEY,
  child_id INTEGER REFERENCES child (id) ON DELETE CASCADE
);
INSERT INTO parent VALUES (1, 'a', 'x'), (2, 'b', NULL);
INSERT INTO child VALUES (1, 1), (2, 2), (3, 2);
INSERT INTO grandchild VALUES (1, 1), (2, 3);
`;

for (const inTransaction of [false, true]) {
  const where = inTransaction
    ? "in the caller's transaction"
    : "in a transaction of ours";

  Deno.test(`a parent is made anew and no child is lost ${where}`, async () => {
    using live = new LiveSqlite(FAMILY);
    await live.upgrade((op) => {
      op.batchAlterTable("parent", (batch) => {
        batch.alterColumn("name", { nullable: false, type: sa.text() });
        batch.dropColumn("note");
      });
    }, { inTransaction });
    deepStrictEqual(live.rows("SELECT * FROM parent"), [
      { id: 1, name: "a" },
      { id: 2, name: "b" },
    ]);
    strictEqual(live.rows("SELECT * FROM child").length, 3);
    strictEqual(live.rows("SELECT * FROM grandchild").length, 2);
    deepStrictEqual(live.names(), ["child", "grandchild", "parent"]);
    live.database.exec("DELETE FROM parent WHERE id = 2");
    strictEqual(live.rows("SELECT * FROM grandchild").length, 1);
  });
}

Deno.test("a table that refers to itself keeps its rows, whatever ON DELETE says", async () => {
  for (const action of ["CASCADE", "RESTRICT", "SET NULL", "NO ACTION"]) {
    using live = new LiveSqlite(`
CREATE TABLE node (
  id INTEGER PRIMARY KEY,
  up INTEGER REFERENCES node (id) ON DELETE ${action},
  x TEXT
);
INSERT INTO node VALUES (1, NULL, '1'), (2, 1, '2'), (3, 2, 'three')`);
    const rows = live.rows("SELECT id, up FROM node");
    await live.upgrade((op) => {
      op.batchAlterTable("node", (batch) => {
        batch.alterColumn("id", { newColumnName: "key" });
        batch.alterColumn("x", { nullable: false, serverDefault: "y" });
      });
    });
    deepStrictEqual(live.rows("SELECT key AS id, up FROM node"), rows);
    strictEqual(live.rows("PRAGMA foreign_key_check").length, 0);
    const [key] = live.rows("PRAGMA foreign_key_list(node)");
    deepStrictEqual([key?.["to"], key?.["on_delete"]], ["key", action]);
  }
});

Deno.test("tables that refer to each other keep their rows", async () => {
  using live = new LiveSqlite(`
PRAGMA foreign_keys = OFF;
CREATE TABLE a (id INTEGER PRIMARY KEY, b INTEGER REFERENCES b (id) ON DELETE CASCADE, x);
CREATE TABLE b (id INTEGER PRIMARY KEY, a INTEGER REFERENCES a (id) ON DELETE RESTRICT);
INSERT INTO a VALUES (1, 1, 'x'); INSERT INTO b VALUES (1, 1);
PRAGMA foreign_keys = ON;`);
  await live.upgrade((op) => {
    op.batchAlterTable("a", (batch) => batch.dropColumn("x"));
  });
  deepStrictEqual(live.rows("SELECT * FROM a"), [{ id: 1, b: 1 }]);
  deepStrictEqual(live.rows("SELECT * FROM b"), [{ id: 1, a: 1 }]);
});

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

Deno.test("rows in breach are named before their parent is made anew", async () => {
  using live = new LiveSqlite(
    `PRAGMA foreign_keys = OFF;
CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT);
CREATE TABLE c (p INTEGER REFERENCES p (id)); INSERT INTO c VALUES (7);
PRAGMA foreign_keys = ON;`,
  );
  await rejects(
    live.upgrade((op) => {
      op.batchAlterTable("p", (batch) => batch.dropColumn("a"));
    }),
    /1 reference leads nowhere, the first from the table "c" to "p"/,
  );
  deepStrictEqual(live.rows("SELECT * FROM c"), [{ p: 7 }]);
  await live.upgrade((op) => {
    op.batchAlterTable("c", { recreate: "always" }, () => {});
  });
  deepStrictEqual(live.rows("SELECT * FROM c"), [{ p: 7 }]);
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

Deno.test("100,000 rows and their children are all there", async () => {
  using live = new LiveSqlite(`
CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT);
CREATE TABLE c (id INTEGER PRIMARY KEY, p INTEGER REFERENCES p (id) ON DELETE CASCADE);
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
INSERT INTO p SELECT i, 'row ' || i FROM n;
INSERT INTO c SELECT id, id FROM p;`);
  const sum =
    "SELECT count(*) AS n, sum(id) AS s, count(DISTINCT a) AS a FROM p";
  const before = live.rows(sum);
  await live.upgrade((op) => {
    op.batchAlterTable("p", (batch) => {
      batch.alterColumn("a", { nullable: false });
    });
  });
  deepStrictEqual(live.rows(sum), before);
  deepStrictEqual(live.rows("SELECT count(*) AS n FROM c"), [{ n: 100000 }]);
});

Deno.test("what SQLite cannot alter goes through a rebuild by itself", async () => {
  using live = new LiveSqlite(FAMILY);
  await live.upgrade((op) => {
    op.alterColumn("parent", "note", {
      type: sa.string(9),
      serverDefault: "?",
    });
    op.createUniqueConstraint("uq_name", "parent", ["name"]);
    op.createForeignKey("fk_more", "grandchild", "parent", ["id"], ["id"]);
    op.dropConstraint("fk_more", "grandchild", { type: "foreignkey" });
    op.addColumn(
      "child",
      sa.column("at", sa.dateTime(), {
        serverDefault: sa.text("CURRENT_TIMESTAMP"),
      }),
    );
  });
  strictEqual(
    live.sql("parent").includes("CONSTRAINT uq_name UNIQUE (name)"),
    true,
  );
  live.database.exec("INSERT INTO parent (name) VALUES ('z')");
  deepStrictEqual(live.rows("SELECT note FROM parent WHERE name = 'z'"), [
    { note: "?" },
  ]);
  strictEqual(live.rows("SELECT * FROM child WHERE at IS NOT NULL").length, 3);
  strictEqual(live.rows("SELECT * FROM grandchild").length, 2);
});
