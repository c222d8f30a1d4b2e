/**
 * Everything that a MySQL schema can hold, made by plain SQL: what is read of
 * it, and that it can be made again from what was read.
 */
import { deepStrictEqual } from "node:assert/strict";
import type { Connection } from "../../src/drivers/driver.ts";
import { split } from "../../src/kernel/mod.ts";
import { inspect } from "../../src/reflection/mod.ts";
import { finalName, sa } from "../../src/schema/mod.ts";
import { serverTest, withDatabase } from "../servers/databases.ts";
import { constraintsOf, countQueries, referentsOf } from "./facts.ts";
import { checkRoundTrip, withConnection } from "./round_trip.ts";

const [FEATURES = "", SAKILA = ""] = await Promise.all(
  ["mysql_features", "sakila"].map((name) =>
    Deno.readTextFile(new URL(`./${name}.sql`, import.meta.url))
  ),
);

serverTest(
  "mysql",
  "a MySQL schema makes an equal schema again",
  (url) =>
    withConnection(url, async (connection) => {
      await fill(connection);
      await checkRoundTrip(connection, "mysql");
    }),
);

serverTest(
  "mysql",
  "a schema of a DVD rental shop makes an equal schema again",
  (url) =>
    withConnection(url, async (connection) => {
      await fill(connection, SAKILA);
      await checkRoundTrip(connection, "mysql");
    }),
);

serverTest(
  "mysql",
  "columns are read with the defaults that were written",
  (url) =>
    withConnection(url, async (connection) => {
      await fill(connection);
      const table = await (await inspect(connection)).table("every_column");
      const read = Object.fromEntries(
        (table?.columns ?? []).map((one) => [one.name, one]),
      );
      const defaults = ["a", "c", "d", "e", "e2", "i", "j", "m", "r"].map((
        name,
      ) => [name, read[name]?.serverDefault]);
      deepStrictEqual(Object.fromEntries(defaults), {
        a: sa.text("5"),
        c: undefined,
        d: sa.text("'te\\'xt'"),
        e: sa.text("current_timestamp() ON UPDATE current_timestamp()"),
        e2: sa.text("current_timestamp(3)"),
        i: sa.text("(1 + 2)"),
        j: sa.text("'x'"),
        m: sa.text("b'101'"),
        r: sa.text("'NULL'"),
      });
      deepStrictEqual(
        read["g"]?.serverDefault,
        sa.computed("`a` + 1", { persisted: true }),
      );
      deepStrictEqual(read["id"]?.autoincrement, false);
      deepStrictEqual(read["f"]?.type, sa.JSON());
      deepStrictEqual(read["l"]?.comment, "it's");
      deepStrictEqual(read["l"]?.type?.arguments, {
        length: 10,
        collation: "utf8mb4_bin",
      });
      deepStrictEqual(read["c"]?.type?.arguments, { length: 20 });
    }),
);

serverTest(
  "mysql",
  "keys, uniques and indexes are told apart, and the index of a foreign key is not told",
  (url) =>
    withConnection(url, async (connection) => {
      await fill(connection);
      const inspector = await inspect(connection);
      const table = await inspector.table("every_column");
      deepStrictEqual(constraintsOf(table), {
        "": sa.primaryKeyConstraint(["id", "other"]),
        uq_a: sa.uniqueConstraint(["a", "b"]),
        every_column_ibfk_1: sa.foreignKeyConstraint(["parent2"], [
          "parent.id",
        ]),
        fk_parent: sa.foreignKeyConstraint(["parent_id"], ["parent.id"], {
          ondelete: "CASCADE",
          onupdate: "SET NULL",
        }),
        CONSTRAINT_1: sa.checkConstraint("`b` >= 0"),
        ck_a: sa.checkConstraint("`a` > 0 and `c` <> 'it\\'s'"),
      });
      deepStrictEqual(table?.indexes, [
        sa.index(finalName("ix_desc"), [sa.desc("a"), "c"], {
          mysqlLength: { c: 5 },
        }),
        sa.index(finalName("ix_full"), ["d", "v"], { mysqlPrefix: "FULLTEXT" }),
        sa.index(finalName("ix_plain"), ["c", "a"]),
        sa.index(finalName("ix_space"), ["o"], { mysqlPrefix: "SPATIAL" }),
        sa.index(finalName("uq_prefix"), ["d"], {
          unique: true,
          mysqlLength: { d: 10 },
        }),
      ]);
      const child = await inspector.table("child");
      deepStrictEqual(child?.indexes.map(({ columns }) => columns), [
        ["every_id", "every_other", "self_id"],
      ]);
      deepStrictEqual((await inspector.table("parent"))?.options, {
        mysqlEngine: "InnoDB",
        mysqlDefaultCharset: "utf8mb4",
        mysqlCollate: "utf8mb4_general_ci",
        mysqlRowFormat: "COMPRESSED",
        mysqlKeyBlockSize: "8",
      });
    }),
);

serverTest(
  "mysql",
  "what the values do not say is named, and hostile names are values",
  (url) =>
    withConnection(url, async (connection) => {
      const long = "é".repeat(64);
      await connection.query(
        `CREATE TABLE \`it's \`\`"$1"; --\` (
          \`${long}\` int INVISIBLE DEFAULT 1, \`a.b\` int, \`\\\` int UNIQUE,
          KEY \`${long}\` (\`a.b\`) COMMENT 'old', KEY idle (\`a.b\`) IGNORED)`,
      );
      const { tables: [table] } = await (await inspect(connection)).reflect();
      deepStrictEqual(table?.name, 'it\'s `"$1"; --');
      deepStrictEqual(table?.columns.map(({ name }) => name), [
        long,
        "a.b",
        "\\",
      ]);
      deepStrictEqual(table?.missing, [
        `The column "${long}" is INVISIBLE.`,
        'The index "idle" is not used by queries.',
        `The index "${long}" has a comment.`,
      ]);
    }),
);

serverTest(
  "mysql",
  "another database is a schema, and names only it",
  (url) =>
    withDatabase(
      "mysql",
      (otherUrl) =>
        withConnection(url, async (connection) => {
          const other = new URL(otherUrl).pathname.slice(1);
          await connection.query(`CREATE TABLE here (id int PRIMARY KEY)`);
          await connection.query(
            `CREATE TABLE ${other}.there (id int PRIMARY KEY, here_id int,
            FOREIGN KEY (here_id) REFERENCES ${await database(
              connection,
            )}.here (id))`,
          );
          await connection.query(
            `CREATE VIEW ${other}.seen AS SELECT id FROM ${other}.there`,
          );
          const inspector = await inspect(connection);
          deepStrictEqual(await inspector.tableNames(), ["here"]);
          deepStrictEqual(await inspector.tableNames({ schema: other }), [
            "there",
          ]);
          const there = await inspector.reflect({ schema: other });
          deepStrictEqual(there.schema, other);
          deepStrictEqual(there.views.map(({ definition }) => definition), [
            `select \`${other}\`.\`there\`.\`id\` AS \`id\` from \`${other}\`.\`there\``,
          ]);
          deepStrictEqual(referentsOf(there.tables[0]), [{ table: "here" }]);
          await connection.query(`DROP TABLE ${other}.there`);
        }),
    ),
);

serverTest(
  "mysql",
  "the number of queries does not grow with the tables",
  (url) =>
    withConnection(url, async (connection) => {
      for (let at = 0; at < 20; at++) {
        await connection.query(`CREATE TABLE t${at} (id int PRIMARY KEY)`);
      }
      const counted = countQueries(connection);
      const inspector = await inspect(counted.connection);
      const { tables } = await inspector.reflect({
        include: (name) => name === "t7",
      });
      deepStrictEqual(tables.map(({ name }) => name), ["t7"]);
      deepStrictEqual(counted.queries(), 9);
      deepStrictEqual(await inspector.table("T7"), undefined);
    }),
);

async function fill(connection: Connection, text = FEATURES): Promise<void> {
  for (const sql of split("mysql", text)) await connection.query(sql);
}

async function database(connection: Connection): Promise<string> {
  const [row] = await connection.query("SELECT DATABASE() AS name");
  return String(row?.["name"]);
}
