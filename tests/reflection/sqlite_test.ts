/**
 * Everything that a SQLite schema can hold, made by plain SQL: what is read of
 * it, and that it can be made again from what was read.
 */
import { deepStrictEqual, equal, match, rejects } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { adopt, inspect, type ReflectedTable, sa } from "../../mod.ts";
import { liveUrlTest } from "../servers/live_url.ts";
import { checkRoundTrip, plain, withConnection } from "./round_trip.ts";

const FEATURES = await Deno.readTextFile(
  new URL("./sqlite_features.sql", import.meta.url),
);

liveUrlTest(
  "a SQLite schema makes an equal schema again",
  async (url, name) => {
    using database = new DatabaseSync(url.replace("sqlite:", ""));
    database.exec(FEATURES);
    await withConnection(url, async (connection) => {
      const { tables, views } = await checkRoundTrip(connection, name);
      deepStrictEqual(
        tables.filter(({ missing }) => missing !== undefined),
        [],
      );
      deepStrictEqual(tables.map((table) => table.name), [
        "a.b",
        "both",
        "later on",
        "no_rowid",
        "order",
        "pair",
        "pair_child",
        "region",
        "strict_one",
      ]);
      deepStrictEqual(views.map((view) => view.triggers?.length ?? 0), [1, 0]);
    });
  },
  ["sqlite"],
);

Deno.test("columns, keys and checks are read from the text", async () => {
  const order = await tableOf("order");
  const column = (name: string) =>
    plain(order.columns.find((one) => one.name === name));
  deepStrictEqual(column("primary"), {
    ...plain(
      sa.column("primary", sa.TEXT(undefined, { collation: "NOCASE" })),
    ) as object,
    nullable: true,
    serverDefault: plain(sa.text("'it''s'")),
  });
  deepStrictEqual(
    order.columns.flatMap(({ serverDefault }) =>
      typeof serverDefault === "object" && "sql" in serverDefault
        ? [serverDefault.sql]
        : []
    ),
    [
      "'it''s'",
      "'a' || 'b'",
      "-1.5",
      "CURRENT_TIMESTAMP",
      "strftime('%s', 'now')",
      "FALSE",
      "x'00ff'",
      "plain",
      '"check" * 2',
      "total + total",
    ],
  );
  deepStrictEqual(
    order.constraints.map((one) => [
      one.kind,
      typeof one.name === "object" ? one.name.name : one.name,
      "columns" in one ? one.columns.join() : "sql" in one ? one.sql : "",
    ]),
    [
      ["primaryKey", "pk_order", "id"],
      ["check", 'ck "p"', `"primary" <> ')'`],
      ["check", undefined, "`check` > 0"],
      ["check", undefined, "`check` < 100"],
      ["foreignKey", "fk_region", "region_id"],
      ["foreignKey", undefined, "other_id"],
      ["unique", "uq", "region_id,at"],
      ["unique", undefined, "primary"],
      ["check", undefined, `length(word) > 0 AND word NOT IN ('(', '"', '--')`],
    ],
  );
  deepStrictEqual(order.options, { sqliteAutoincrement: true });
});

Deno.test("a key that the values cannot say is told as missing", async () => {
  const table = await tableOf(
    "t",
    `CREATE TABLE t (
    a INTEGER PRIMARY KEY DESC, b TEXT, UNIQUE (b COLLATE NOCASE))`,
  );
  equal(table.columns[0]?.nullable, true);
  equal(table.missing?.length, 2);
  match(table.missing.join(), /primary key \(a\).*unique constraint \(b\)/);
});

Deno.test("a text that says other things than the catalog is not believed", async () => {
  using database = new DatabaseSync(":memory:");
  database.exec("CREATE TABLE t (a INT, b INT CHECK (b > 0) UNIQUE)");
  database.exec("CREATE TABLE other (a INT)");
  const connection = await adopt(database);
  const inspector = await inspect({
    dialectName: "sqlite",
    serverVersion: connection.serverVersion,
    query: async (sql, parameters) => {
      const rows = await connection.query(sql, parameters);
      return rows.map((row) =>
        row["name"] === "t" && "sql" in row
          ? { ...row, sql: "CREATE TABLE t (a INT, c INT)" }
          : row
      );
    },
  });
  const { tables: [other, table] } = await inspector.reflect();
  equal(other?.missing, undefined);
  match(table?.missing?.join() ?? "", /"t" was not understood/);
  deepStrictEqual(table?.columns.map(({ name }) => name), ["a", "b"]);
  deepStrictEqual(
    table?.constraints.map(({ kind }) => kind),
    ["unique"],
  );
});

Deno.test("an attached schema is read by its name, and says it", async () => {
  using database = new DatabaseSync(":memory:");
  database.exec(`ATTACH ':memory:' AS "a ""b";
    CREATE TABLE t (id INTEGER PRIMARY KEY);
    CREATE TABLE "a ""b".t (id INTEGER PRIMARY KEY, up REFERENCES t);
    CREATE INDEX "a ""b".ix ON t (up)`);
  const inspector = await inspect(await adopt(database));
  deepStrictEqual(await inspector.schemaNames(), ['a "b', "main"]);
  const schema = 'a "b';
  const { tables: [table], ...rest } = await inspector.reflect({ schema });
  equal(rest.schema, schema);
  equal(table?.schema, schema);
  equal(table.indexes.length, 1);
  const [, key] = table.constraints;
  deepStrictEqual(
    key?.kind === "foreignKey" ? [key.referent, key.referentColumns] : key,
    [{ schema, table: "t" }, ["id"]],
  );
  equal((await inspector.reflect({ schema: "main" })).schema, null);
  await rejects(inspector.reflect({ schema: "nope" }), {
    code: "OPERATION_INVALID",
  });
});

Deno.test("the number of queries does not grow with the tables", async () => {
  const count = async (tables: number): Promise<number> => {
    using database = new DatabaseSync(":memory:");
    for (let at = 0; at < tables; at++) {
      database.exec(
        `CREATE TABLE t${at} (a INTEGER PRIMARY KEY, b TEXT UNIQUE)`,
      );
    }
    const connection = await adopt(database);
    let queries = 0;
    const inspector = await inspect({
      dialectName: "sqlite",
      serverVersion: connection.serverVersion,
      query: (sql, parameters) => {
        queries++;
        return connection.query(sql, parameters);
      },
    });
    equal((await inspector.reflect()).tables.length, tables);
    return queries;
  };
  equal(await count(1), await count(50));
});

async function tableOf(
  name: string,
  sql: string = FEATURES,
): Promise<ReflectedTable> {
  using database = new DatabaseSync(":memory:");
  database.exec(sql);
  const inspector = await inspect(await adopt(database));
  const table = await inspector.table(name);
  if (table === undefined) throw new Error(`no table ${name}`);
  return table;
}
