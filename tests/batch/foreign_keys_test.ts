/**
 * What SQLite does with the rows of other tables when a table is dropped: the
 * reasons for the way in which tables are made anew, so that an update of
 * SQLite that changes one of them is noticed.
 *
 * @module
 */
import { strictEqual, throws } from "node:assert/strict";
import { LiveSqlite } from "./live_sqlite.ts";

const CHILDREN = `
CREATE TABLE p (id INTEGER PRIMARY KEY);
CREATE TABLE c (p INTEGER REFERENCES p (id) ON DELETE CASCADE);
INSERT INTO p VALUES (1), (2); INSERT INTO c VALUES (1), (2);
`;

const MOVE = `
CREATE TABLE tmp (id INTEGER PRIMARY KEY); INSERT INTO tmp SELECT id FROM p;
DROP TABLE p; ALTER TABLE tmp RENAME TO p;
`;

const CASES: readonly (readonly [string, string, number])[] = [
  ["a drop cascades", `BEGIN; ${MOVE} COMMIT`, 0],
  [
    "foreign_keys does nothing in a transaction",
    `BEGIN; PRAGMA foreign_keys = OFF; ${MOVE} COMMIT`,
    0,
  ],
  [
    "defer_foreign_keys does not stop the cascade",
    `BEGIN; PRAGMA defer_foreign_keys = ON; ${MOVE} COMMIT`,
    0,
  ],
  [
    "legacy_alter_table does not stop the cascade",
    `BEGIN; PRAGMA legacy_alter_table = ON; ${MOVE} COMMIT`,
    0,
  ],
  [
    "the references follow a table that is renamed away",
    `BEGIN; PRAGMA legacy_alter_table = ON; ALTER TABLE p RENAME TO old;
CREATE TABLE p (id INTEGER PRIMARY KEY); INSERT INTO p SELECT id FROM old;
DROP TABLE old; COMMIT`,
    0,
  ],
  [
    "foreign_keys off before the transaction keeps the children",
    `PRAGMA foreign_keys = OFF; BEGIN; ${MOVE} COMMIT`,
    2,
  ],
];

for (const [claim, sql, left] of CASES) {
  Deno.test(`SQLite: ${claim}`, () => {
    using live = new LiveSqlite(CHILDREN);
    live.database.exec(sql);
    strictEqual(live.rows("SELECT * FROM c").length, left);
  });
}

Deno.test("SQLite: the copy of a table that refers to itself loses rows to the cascade", () => {
  using live = new LiveSqlite(`
CREATE TABLE p (id INTEGER PRIMARY KEY, up INTEGER REFERENCES p (id) ON DELETE CASCADE);
INSERT INTO p VALUES (1, NULL), (2, 1);
CREATE TABLE tmp (id INTEGER PRIMARY KEY, up INTEGER REFERENCES p (id) ON DELETE CASCADE);
INSERT INTO tmp SELECT * FROM p; DROP TABLE p;`);
  strictEqual(live.rows("SELECT * FROM tmp").length, 1);
});

Deno.test("SQLite: a view that names a dropped table stops a rename, unless legacy_alter_table is on", () => {
  using live = new LiveSqlite(
    "CREATE TABLE p (id); CREATE VIEW v AS SELECT id FROM p; CREATE TABLE tmp (id)",
  );
  live.database.exec("DROP TABLE p");
  throws(
    () => live.database.exec("ALTER TABLE tmp RENAME TO p"),
    /error in view v/,
  );
  live.database.exec(
    "PRAGMA legacy_alter_table = ON; ALTER TABLE tmp RENAME TO p",
  );
  strictEqual(live.rows("SELECT * FROM v").length, 0);
});
