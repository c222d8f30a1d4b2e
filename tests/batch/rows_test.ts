import {
  deepStrictEqual,
  match,
  rejects,
  strictEqual,
  throws,
} from "node:assert/strict";
import {
  BatchOp,
  DropColumnOp,
  ExecuteSqlOp,
  MigrationContext,
  OpContainer,
  Operations,
  sa,
} from "../../mod.ts";
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

const BREACH = `PRAGMA foreign_keys = OFF;
CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT);
CREATE TABLE c (p INTEGER REFERENCES p (id)); INSERT INTO c VALUES (7);
PRAGMA foreign_keys = ON;`;

Deno.test("rows in breach stay as they are where foreign keys can be switched off, and are named where not", async () => {
  using live = new LiveSqlite(BREACH);
  const dropColumn = (op: Operations) => {
    op.batchAlterTable("p", (batch) => batch.dropColumn("a"));
  };
  await rejects(
    live.upgrade(dropColumn, { inTransaction: true }),
    /1 reference leads nowhere, the first from the table "c" to "p"/,
  );
  await live.upgrade(dropColumn);
  await live.upgrade((op) => {
    op.batchAlterTable("c", { recreate: "always" }, () => {});
  });
  deepStrictEqual(live.rows("SELECT * FROM c"), [{ p: 7 }]);
});

Deno.test("foreign keys are enforced again after a revision that switched them off, whether it held or not", async () => {
  using live = new LiveSqlite(FAMILY);
  const drop = (op: Operations) => {
    op.batchAlterTable("parent", (batch) => batch.dropColumn("note"));
  };
  await live.upgrade(drop);
  deepStrictEqual(live.rows("PRAGMA foreign_keys"), [{ foreign_keys: 1 }]);
  await rejects(live.upgrade(drop), /has no column "note"/);
  await rejects(live.upgrade((op) => {
    op.batchAlterTable("parent", (batch) => {
      batch.createUniqueConstraint("uq", ["name"]);
      batch.createCheckConstraint("ck", "id > 1");
    });
  }));
  deepStrictEqual(live.rows("PRAGMA foreign_keys"), [{ foreign_keys: 1 }]);
  strictEqual(live.rows("SELECT * FROM child").length, 3);
});

Deno.test("a DELETE after a rebuild, in its revision, cascades as ever", async () => {
  using live = new LiveSqlite(FAMILY);
  await live.upgrade((op) => {
    op.batchAlterTable("parent", (batch) => batch.dropColumn("note"));
    op.execute("DELETE FROM parent WHERE id = 2");
  });
  deepStrictEqual(live.rows("SELECT id FROM child"), [{ id: 1 }]);
  deepStrictEqual(live.rows("SELECT id FROM grandchild"), [{ id: 1 }]);
});

Deno.test("what ran before a rebuild, in its revision, is kept", async () => {
  using live = new LiveSqlite(FAMILY);
  await live.upgrade((op) => {
    op.createTable("first", [sa.column("id", sa.integer())]);
    op.execute("DELETE FROM parent WHERE id = 2");
    op.batchAlterTable("parent", (batch) => batch.dropColumn("note"));
    op.addColumn("first", sa.column("more", sa.integer()));
  });
  deepStrictEqual(live.rows("SELECT * FROM first"), []);
  deepStrictEqual(live.rows("SELECT id FROM child"), [{ id: 1 }]);
});

Deno.test("a revision that awaits keeps foreign keys enforced", async () => {
  using live = new LiveSqlite(FAMILY);
  await live.upgrade(async (op: Operations) => {
    await op.batchAlterTable("parent", (batch) => batch.dropColumn("note"));
    op.execute("DELETE FROM parent WHERE id = 2");
    await op.query("SELECT 1");
    op.batchAlterTable("child", { recreate: "always" }, () => {});
  });
  deepStrictEqual(live.rows("SELECT id FROM child"), [{ id: 1 }]);
});

Deno.test("two batches of one revision are each free of loss", async () => {
  using live = new LiveSqlite(FAMILY);
  await live.upgrade((op) => {
    op.batchAlterTable("parent", (batch) => batch.dropColumn("note"));
    op.batchAlterTable("child", (batch) => {
      batch.addColumn(sa.column("x", sa.integer(), { serverDefault: "1" }));
      batch.createCheckConstraint("ck_x", "x > 0");
    });
  });
  strictEqual(live.rows("SELECT * FROM child WHERE x = 1").length, 3);
  strictEqual(live.rows("SELECT * FROM grandchild").length, 2);
});

Deno.test("a change that leaves references to nowhere is undone", async () => {
  for (const inTransaction of [false, true]) {
    using live = new LiveSqlite(`
CREATE TABLE p (id INTEGER PRIMARY KEY, code TEXT UNIQUE);
CREATE TABLE c (code TEXT REFERENCES p (code)); INSERT INTO p VALUES (1, '1x');
INSERT INTO c VALUES ('1x');`);
    await rejects(
      live.upgrade((op) => {
        op.batchAlterTable("p", (batch) => {
          batch.alterColumn("code", { type: sa.largeBinary() });
        });
      }, { inTransaction }),
      /lead nowhere/,
    );
    deepStrictEqual(live.rows("SELECT code FROM p"), [{ code: "1x" }]);
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

Deno.test("a DELETE behind a batch, in one container, cascades as ever", async () => {
  using live = new LiveSqlite(FAMILY);
  await live.upgrade((op) => {
    op.invoke(
      new OpContainer([
        new BatchOp("parent", [new DropColumnOp("parent", "note")]),
        new ExecuteSqlOp("DELETE FROM parent WHERE id = 2"),
      ]),
    );
  });
  deepStrictEqual(live.rows("SELECT id FROM child"), [{ id: 1 }]);
});

Deno.test("a table is not made anew in an autocommitBlock, and is in a transaction of its own where none is open", async () => {
  using live = new LiveSqlite(FAMILY);
  await rejects(
    live.upgrade((op) =>
      op.autocommitBlock(() => {
        op.batchAlterTable("parent", (batch) => batch.dropColumn("note"));
      })
    ),
    /not made anew outside of a transaction/,
  );
  const context = await MigrationContext.configure({
    connection: live.database,
  });
  const op = new Operations(context);
  op.batchAlterTable("parent", (batch) => batch.dropColumn("note"));
  await context.flush();
  strictEqual(live.rows("SELECT * FROM child").length, 3);
  strictEqual(live.database.isTransaction, false);
  op.alterColumn("parent", "name", { nullable: false });
  op.batchAlterTable("parent", (batch) => {
    batch.createCheckConstraint("ck", "id > 1");
    batch.createUniqueConstraint("uq", ["name"]);
  });
  await rejects(context.flush());
  deepStrictEqual(live.names(), ["child", "grandchild", "parent"]);
  strictEqual(live.database.isTransaction, false);
});

Deno.test("a CHECK comes to a table where a row has NULL", async () => {
  // SQLite 3.53's own ADD CONSTRAINT takes NULL for a violation.
  using live = new LiveSqlite(
    "CREATE TABLE t (id INTEGER PRIMARY KEY, age INTEGER); INSERT INTO t VALUES (1, NULL), (2, 30)",
  );
  await live.upgrade((op) => {
    op.createCheckConstraint("ck_age", "t", "age >= 0");
  });
  deepStrictEqual(live.rows("SELECT * FROM t"), [
    { id: 1, age: null },
    { id: 2, age: 30 },
  ]);
  throws(() => live.database.exec("UPDATE t SET age = -1"), /CHECK/);
});

const SAID_OF_THE_NEW_TABLE = [
  [
    "tableArgs",
    { tableArgs: [sa.checkConstraint("id > 0", { name: "ck_id" })] },
    /CONSTRAINT ck_id CHECK \(id > 0\)/,
  ],
  [
    "tableKwargs",
    { tableKwargs: { sqliteAutoincrement: true } },
    /AUTOINCREMENT/,
  ],
  [
    "partialReordering",
    { partialReordering: [["name", "id"]] },
    /\(\s*title .*,\s*id /,
  ],
] as const;

for (const [option, options, expected] of SAID_OF_THE_NEW_TABLE) {
  Deno.test(`${option} counts also where SQLite has an ALTER for what the batch says`, async () => {
    using live = new LiveSqlite(
      "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT)",
    );
    await live.upgrade((op) => {
      op.batchAlterTable("t", options, (batch) => {
        batch.alterColumn("name", { newColumnName: "title" });
      });
    });
    const [row] = live.rows("SELECT sql FROM sqlite_schema WHERE name = 't'");
    match(String(row?.["sql"]), expected);
  });
}

Deno.test("tableKwargs of another database do not make the table anew", async () => {
  using live = new LiveSqlite("CREATE TABLE t (id INTEGER PRIMARY KEY)");
  await live.upgrade((op) => {
    const options = { tableKwargs: { mysqlEngine: "InnoDB" } };
    op.batchAlterTable("t", options, (batch) => {
      batch.addColumn(sa.column("name", sa.text()));
    });
  });
  const [row] = live.rows("SELECT sql FROM sqlite_schema WHERE name = 't'");
  strictEqual(
    row?.["sql"],
    "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT)",
  );
});
