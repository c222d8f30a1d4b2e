import { deepStrictEqual, rejects, strictEqual } from "node:assert/strict";
import { isAthanorError, type Operations, sa } from "../../mod.ts";
import { LiveSqlite } from "./live_sqlite.ts";

type Type = ReturnType<typeof sa.text>;

/** Changes the type of `t.a`; gives what refused it. */
async function retype(
  live: LiveSqlite,
  type: Type,
  inTransaction = false,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    await live.upgrade((op) => {
      op.alterColumn("t", "a", { type });
    }, { inTransaction });
    return undefined;
  } catch (error) {
    const { cause } = error as Error;
    if (!isAthanorError(cause) || cause.code !== "VALUES_CHANGED") throw error;
    return cause.details;
  }
}

const REFUSED: readonly (readonly [string, string, Type, string])[] = [
  ["TEXT", "'abc'", sa.integer(), "0"],
  ["TEXT", "''", sa.integer(), "0"],
  ["TEXT", "'12abc'", sa.integer(), "12"],
  ["TEXT", "'12.5'", sa.integer(), "12"],
  ["TEXT", "'1e3'", sa.integer(), "1"],
  ["TEXT", "'0x10'", sa.integer(), "0"],
  ["TEXT", "'9999999999999999999'", sa.integer(), "9223372036854775807"],
  ["TEXT", "'2026-01-31'", sa.integer(), "2026"],
  ["TEXT", "'1,5'", sa.numeric(10, 2), "1"],
  ["TEXT", "'true'", sa.numeric(10, 2), "0"],
  ["TEXT", "'abc'", sa.float(), "0.0"],
  ["TEXT", "x'00ff'", sa.integer(), "0"],
  ["REAL", "12.5", sa.integer(), "12"],
  ["REAL", "1e300", sa.integer(), "9223372036854775807"],
  ["NUMERIC(10, 2)", "0.5", sa.integer(), "0"],
  ["DATE", "'2026-01-31'", sa.integer(), "2026"],
  ["INTEGER", "9007199254740993", sa.float(), "9007199254740992.0"],
  ["BLOB", "x'6162'", sa.text(), "'ab'"],
  ["REAL", "9e999", sa.text(), "'Inf'"],
  ["INTEGER", "12", sa.largeBinary(), "X'3132'"],
];

for (const [old, value, type, changed] of REFUSED) {
  Deno.test(`a new type does not make ${changed} of the ${old} ${value}`, async () => {
    for (const inTransaction of [false, true]) {
      using live = new LiveSqlite(
        `CREATE TABLE t (id INTEGER PRIMARY KEY, a ${old}); INSERT INTO t VALUES (1, NULL), (2, ${value});`,
      );
      const rows = live.rows("SELECT id, quote(a), typeof(a) FROM t");
      const sql = live.sql("t");
      const details = await retype(live, type, inTransaction);
      deepStrictEqual(
        [details?.["table"], details?.["column"], details?.["rows"]],
        ["t", "a", 1],
      );
      strictEqual(details?.["changed"], changed);
      deepStrictEqual(
        live.rows("SELECT id, quote(a), typeof(a) FROM t"),
        rows,
      );
      strictEqual(live.sql("t"), sql);
    }
  });
}

const CONVERTED: readonly (readonly [string, string, Type, string])[] = [
  ["TEXT", "'12'", sa.integer(), "12"],
  ["TEXT", "' 12.0 '", sa.integer(), "12"],
  ["TEXT", "'007'", sa.integer(), "7"],
  ["TEXT", "'1.50'", sa.numeric(10, 2), "1.5"],
  ["TEXT", "'0.1'", sa.float(), "0.1"],
  ["TEXT", "'2026-01-31'", sa.date(), "'2026-01-31'"],
  ["TEXT", "'true'", sa.boolean(), "'true'"],
  ["TEXT", "'ab'", sa.largeBinary(), "X'6162'"],
  ["REAL", "12.0", sa.integer(), "12"],
  ["REAL", "1.0 / 3", sa.text(), "'0.33333333333333332'"],
  ["INTEGER", "9007199254740993", sa.text(), "'9007199254740993'"],
  ["INTEGER", "1", sa.boolean(), "1"],
  ["BLOB", "12.5", sa.text(), "'12.5'"],
  ["VARCHAR(99)", "'longer than that'", sa.string(5), "'longer than that'"],
];

for (const [old, value, type, expected] of CONVERTED) {
  Deno.test(`a new type makes ${expected} of the ${old} ${value}`, async () => {
    using live = new LiveSqlite(
      `CREATE TABLE t (id INTEGER PRIMARY KEY, a ${old}); INSERT INTO t VALUES (1, NULL), (2, ${value});`,
    );
    strictEqual(await retype(live, type), undefined);
    deepStrictEqual(live.rows("SELECT quote(a) AS a FROM t"), [
      { a: "NULL" },
      { a: expected },
    ]);
  });
}

const FAMILY = `
CREATE TABLE t (id INTEGER PRIMARY KEY, "a b" TEXT, note TEXT);
CREATE TABLE c (t INTEGER REFERENCES t (id) ON DELETE CASCADE);
INSERT INTO t VALUES (1, '1', 'x'), (2, 'it''s ' || hex(zeroblob(99)), 'y'), (3, 'n', 'z');
INSERT INTO c VALUES (1), (2);`;

function change(op: Operations): void {
  op.batchAlterTable("t", (batch) => {
    batch.alterColumn("a b", { type: sa.integer(), newColumnName: "n" });
    batch.dropColumn("note");
  });
}

for (const inTransaction of [false, true]) {
  Deno.test(
    `values that would change stop a batch before it, and all of its revision is undone (${
      inTransaction ? "the caller's transaction" : "a transaction of ours"
    })`,
    async () => {
      using live = new LiveSqlite(FAMILY);
      const before = live.rows("SELECT name, sql FROM sqlite_schema");
      await rejects(
        live.upgrade((op) => {
          op.execute("INSERT INTO t VALUES (4, 'four', NULL)");
          op.createTable("made", [sa.column("id", sa.integer())]);
          change(op);
        }, { inTransaction }),
        (error: Error) => {
          strictEqual(
            error.message.replace(/^Cannot upgrade "\w+": /, ""),
            `The new type of the column "a b" of the table "t" would change the values of 3 rows: the first, 'it''s ${
              "0".repeat(73)
            }…, would become 0`,
          );
          return true;
        },
      );
      deepStrictEqual(
        live.rows(
          "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE '%athanor_version%'",
        ),
        before,
      );
      strictEqual(live.rows("SELECT * FROM t").length, 3);
      strictEqual(live.rows("SELECT * FROM c").length, 2);
      deepStrictEqual(live.rows("PRAGMA foreign_keys"), [{ foreign_keys: 1 }]);
    },
  );

  Deno.test(
    `an UPDATE before the batch says what becomes of the values (${
      inTransaction ? "the caller's transaction" : "a transaction of ours"
    })`,
    async () => {
      using live = new LiveSqlite(FAMILY);
      await live.upgrade((op) => {
        op.execute(`UPDATE t SET "a b" = CAST("a b" AS INTEGER) WHERE id < 3`);
        op.execute(`UPDATE t SET "a b" = NULL WHERE id = 3`);
        change(op);
      }, { inTransaction });
      deepStrictEqual(live.rows("SELECT * FROM t"), [
        { id: 1, n: 1 },
        { id: 2, n: 0 },
        { id: 3, n: null },
      ]);
      strictEqual(live.rows("SELECT * FROM c").length, 2);
    },
  );
}
