/**
 * Schemas, partitions, extensions, clients: what surrounds the tables of
 * PostgreSQL when they are read.
 */
import { deepStrictEqual } from "node:assert/strict";
import postgres from "npm:postgres@3.4.9";
import { adopt, inspect } from "../../mod.ts";
import { finalName, sa } from "../../src/schema/mod.ts";
import { serverTest } from "../servers/databases.ts";
import { constraintsOf, countQueries, referentsOf } from "./facts.ts";
import { checkRoundTrip, withConnection } from "./round_trip.ts";

const FEATURES = await Deno.readTextFile(
  new URL("./postgresql_features.sql", import.meta.url),
);

serverTest(
  "postgresql",
  "the search path decides nothing but the default schema",
  (url) =>
    withConnection(url, async (connection) => {
      await connection.query(`
        CREATE SCHEMA "Other ""one""";
        CREATE TYPE public.size AS ENUM ('s', 'm');
        CREATE TABLE public.near (id serial PRIMARY KEY);
        CREATE TABLE "Other ""one""".far (
          id serial PRIMARY KEY,
          near_id int REFERENCES public.near (id),
          size public.size);
        ALTER TABLE public.near ADD far_id int REFERENCES "Other ""one""".far (id);
        CREATE TEMPORARY TABLE passing (id int)`);
      const other = 'Other "one"';
      for (const path of ["public", 'public, "Other ""one"""']) {
        await connection.query(`SET search_path = ${path}`);
        const inspector = await inspect(connection);
        deepStrictEqual(inspector.defaultSchema, "public");
        deepStrictEqual(await inspector.schemaNames(), [other, "public"]);
        deepStrictEqual(await inspector.tableNames(), ["near"]);
        const here = await inspector.reflect({ schema: "public" });
        deepStrictEqual(here.schema, null);
        deepStrictEqual(referentsOf(here.tables[0]), [
          { schema: other, table: "far" },
        ]);
        const there = await inspector.reflect({ schema: other });
        deepStrictEqual(there.schema, other);
        deepStrictEqual(there.tables.map(({ schema }) => schema), [other]);
        deepStrictEqual(referentsOf(there.tables[0]), [{ table: "near" }]);
        deepStrictEqual(
          there.tables[0]?.columns.map(({ autoincrement }) => autoincrement),
          [true, undefined, undefined],
        );
        deepStrictEqual(
          there.tables[0]?.columns[2]?.type?.arguments.enumSchema,
          undefined,
        );
      }
      await connection.query(`SET search_path = "Other ""one""", public`);
      const inspector = await inspect(connection);
      deepStrictEqual(inspector.defaultSchema, other);
      const { tables: [far] } = await inspector.reflect();
      deepStrictEqual(referentsOf(far), [{ schema: "public", table: "near" }]);
    }),
);

serverTest(
  "postgresql",
  "partitions know their table and bound, and hostile names are values",
  (url) =>
    withConnection(url, async (connection) => {
      const long = "x".repeat(63);
      await connection.query(`
        CREATE TABLE log (id int, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
        CREATE TABLE log_2024 PARTITION OF log FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
        CREATE TABLE log_rest PARTITION OF log DEFAULT;
        CREATE TABLE user_of_log (id int, at date, FOREIGN KEY (id, at) REFERENCES log (id, at));
        CREATE TABLE "it's ""$1"" %s; --" ("${long}" int, "a.b" int, "\\" int UNIQUE);
        CREATE INDEX "${long}" ON "it's ""$1"" %s; --" ("${long}", "a.b" DESC)`);
      const { tables } = await (await inspect(connection)).reflect();
      deepStrictEqual(
        tables.map(({ name, partitionOf, options }) => ({
          name,
          partitionOf,
          by: options["postgresqlPartitionBy"],
        })),
        [
          { name: 'it\'s "$1" %s; --', partitionOf: undefined, by: undefined },
          { name: "log", partitionOf: undefined, by: "RANGE (at)" },
          {
            name: "log_2024",
            partitionOf: {
              table: "log",
              bound: "FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')",
            },
            by: undefined,
          },
          {
            name: "log_rest",
            partitionOf: { table: "log", bound: "DEFAULT" },
            by: undefined,
          },
          { name: "user_of_log", partitionOf: undefined, by: undefined },
        ],
      );
      deepStrictEqual(referentsOf(tables[4]), [{ table: "log" }]);
      deepStrictEqual(tables[0]?.indexes, [
        sa.index(finalName(long), [long, sa.desc("a.b")]),
      ]);
      await checkRoundTrip(connection, "postgresql", {
        include: (name) => name.startsWith("it's"),
      });
    }),
);

serverTest(
  "postgresql",
  "what extensions own is left out, and their types and classes are read",
  (url) =>
    withConnection(url, async (connection) => {
      const extensions = `
        CREATE EXTENSION citext; CREATE EXTENSION pg_trgm;
        CREATE EXTENSION btree_gist; CREATE EXTENSION hstore;`;
      await connection.query(`${extensions}
        CREATE TABLE of_extension (id serial);
        ALTER EXTENSION citext ADD TABLE of_extension;
        CREATE TYPE size_of_extension AS ENUM ('s');
        ALTER EXTENSION citext ADD TYPE size_of_extension;
        CREATE VIEW view_of_extension AS SELECT 1 AS one;
        ALTER EXTENSION citext ADD VIEW view_of_extension;
        CREATE TABLE room (
          name citext NOT NULL DEFAULT 'x', tags hstore, number int, at daterange,
          CONSTRAINT room_once EXCLUDE USING gist (number WITH =, at WITH &&));
        CREATE INDEX room_name ON room USING gist (lower(name) gist_trgm_ops (siglen = 32), name)`);
      const inspector = await inspect(connection);
      const { tables, views, enums } = await inspector.reflect();
      deepStrictEqual(tables.map(({ name }) => name), ["room"]);
      deepStrictEqual([views, enums], [[], []]);
      deepStrictEqual(
        tables[0]?.columns.slice(0, 2).map(({ type }) => type),
        [sa.postgresql.citext(), sa.postgresql.hstore()],
      );
      deepStrictEqual(constraintsOf(tables[0]), {
        room_once: sa.excludeConstraint([["number", "="], ["at", "&&"]], {
          using: "gist",
        }),
      });
      await checkRoundTrip(connection, "postgresql", { before: extensions });
    }),
);

serverTest(
  "postgresql",
  "the number of queries does not grow with the tables",
  (url) =>
    withConnection(url, async (connection) => {
      for (let at = 0; at < 20; at++) {
        await connection.query(`CREATE TABLE t${at} (id int PRIMARY KEY)`);
      }
      const counted = countQueries(connection);
      const inspector = await inspect(counted.connection);
      await inspector.reflect();
      deepStrictEqual(counted.queries(), 2);
      const { tables } = await inspector.reflect({
        include: (name) => name === "t7",
      });
      deepStrictEqual(tables.map(({ name }) => name), ["t7"]);
      deepStrictEqual(counted.queries(), 4);
      deepStrictEqual(await inspector.table("T7"), undefined);
    }),
);

Deno.test("PGlite is read as PostgreSQL is", () =>
  withConnection("pglite:", async (connection) => {
    await connection.query(
      "CREATE TABLE t (id serial PRIMARY KEY, a text DEFAULT 'x')",
    );
    const table = await (await inspect(connection)).table("t");
    deepStrictEqual(
      table?.columns.map(({ autoincrement, serverDefault }) => [
        autoincrement,
        serverDefault,
      ]),
      [[true, undefined], [undefined, sa.text("'x'::text")]],
    );
  }));

serverTest(
  "postgresql",
  "an open client of npm:postgres reads the same",
  (url) =>
    withConnection(url, async (connection) => {
      await connection.query(FEATURES);
      const first = await (await inspect(connection)).reflect();
      const sql = postgres(url, { max: 1, onnotice: () => {} });
      try {
        const other = await adopt(sql);
        deepStrictEqual(await (await inspect(other)).reflect(), first);
        await other.close();
      } finally {
        await sql.end({ timeout: 0 });
      }
    }),
);
