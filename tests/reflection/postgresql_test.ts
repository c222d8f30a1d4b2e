/**
 * Everything that a PostgreSQL schema can hold, made by plain SQL: what is
 * read of it, and that it can be made again from what was read.
 */
import { deepStrictEqual } from "node:assert/strict";
import postgres from "npm:postgres@3.4.9";
import { BUILTIN_DRIVERS } from "../../src/drivers/builtin.ts";
import { connectPglite } from "../../src/drivers/postgresql_pglite.ts";
import { connectPostgresql } from "../../src/drivers/postgresql.ts";
import type { Connection } from "../../src/drivers/driver.ts";
import { adopt, registerDriver } from "../../src/drivers/registry.ts";
import { inspect } from "../../src/reflection/inspect.ts";
import { finalName, sa } from "../../src/schema/mod.ts";
import { serverTest, withDatabase } from "../servers/databases.ts";
import { constraintsOf, countQueries, plain, referentsOf } from "./facts.ts";
import { statementsOf } from "./recreate.ts";

for (const driver of BUILTIN_DRIVERS) registerDriver(driver);

const [FEATURES = "", PAGILA = "", FUNCTIONS = ""] = await Promise.all(
  ["postgresql_features", "pagila", "pagila_functions"].map((name) =>
    Deno.readTextFile(new URL(`./${name}.sql`, import.meta.url))
  ),
);

serverTest(
  "postgresql",
  "everything of a schema makes an equal schema",
  (url) =>
    withConnection(url, async (connection) => {
      await connection.query(FEATURES);
      await checkRoundTrip(connection);
    }),
);

serverTest(
  "postgresql",
  "a schema of a DVD rental shop makes an equal schema again",
  (url) =>
    withConnection(url, async (connection) => {
      await connection.query(FUNCTIONS);
      await connection.query(PAGILA);
      await checkRoundTrip(connection, { before: FUNCTIONS });
    }),
);

serverTest(
  "postgresql",
  "columns are read with defaults, identities, enums and collations",
  (url) =>
    withConnection(url, async (connection) => {
      await connection.query(FEATURES);
      const inspector = await inspect(connection);
      const table = await inspector.table("every_column");
      const read = Object.fromEntries(
        (table?.columns ?? []).map((one) => [one.name, one]),
      );
      deepStrictEqual(read["plain_key"]?.autoincrement, false);
      deepStrictEqual(read["plain_key"]?.nullable, false);
      deepStrictEqual(
        read["always_id"]?.serverDefault,
        sa.identity({ always: true }),
      );
      deepStrictEqual(
        read["default_id"]?.serverDefault,
        sa.identity({
          always: false,
          start: 7,
          increment: 3,
          minvalue: 5,
          maxvalue: 5000,
          cache: 4,
          cycle: true,
        }),
      );
      deepStrictEqual(
        [read["doubled"]?.serverDefault, read["halved"]?.serverDefault],
        [
          sa.computed("(amount * (2)::numeric)", { persisted: true }),
          sa.computed("(amount / (2)::numeric)", { persisted: false }),
        ],
      );
      const mood = sa.postgresql.enum(["sad", "so so", "it's ok"], {
        name: "mood",
        createType: false,
      });
      deepStrictEqual(read["feeling"]?.type, mood);
      deepStrictEqual(read["feelings"]?.type, sa.postgresql.array(mood));
      deepStrictEqual(
        read["next_ticket"]?.serverDefault,
        sa.text("nextval('ticket'::regclass)"),
      );
      const region = await inspector.table("region");
      deepStrictEqual(region?.comment, "a 'comment'");
      deepStrictEqual(
        region?.columns.map((
          { name, autoincrement, serverDefault, comment, type },
        ) => ({
          name,
          autoincrement,
          serverDefault,
          comment,
          collation: type?.arguments.collation,
        })),
        [
          {
            name: "id",
            autoincrement: true,
            serverDefault: undefined,
            comment: undefined,
            collation: undefined,
          },
          {
            name: "code",
            autoincrement: undefined,
            serverDefault: undefined,
            comment: 'of the "region"',
            collation: "C",
          },
          {
            name: "title",
            autoincrement: undefined,
            serverDefault: sa.text("'it''s'::text"),
            comment: undefined,
            collation: undefined,
          },
        ],
      );
    }),
);

serverTest(
  "postgresql",
  "constraints are read with all that is said of them",
  (url) =>
    withConnection(url, async (connection) => {
      await connection.query(FEATURES);
      const inspector = await inspect(connection);
      deepStrictEqual(constraintsOf(await inspector.table("child")), {
        child_amount: sa.checkConstraint(
          "amount > 0 AND code <> 'x'::text",
        ),
        child_code: sa.uniqueConstraint(["code"], {
          postgresqlInclude: ["amount"],
          postgresqlNullsNotDistinct: true,
        }),
        child_later: sa.uniqueConstraint(["amount"], { deferrable: true }),
        child_pk: sa.primaryKeyConstraint(["id", "other"], {
          postgresqlInclude: ["code"],
        }),
        child_range: sa.excludeConstraint(
          [[sa.text("daterange(starts, ends)"), "&&"]],
          { using: "gist", where: "amount > 5" },
        ),
        child_region: sa.foreignKeyConstraint(["region_id"], ["region.id"], {
          onupdate: "CASCADE",
          ondelete: "SET NULL",
          deferrable: true,
          initially: "DEFERRED",
        }),
      });
      const { full_key, part_key, unchecked, unchecked_key } = constraintsOf(
        await inspector.table("grandchild"),
      );
      deepStrictEqual([full_key, part_key, unchecked, unchecked_key], [
        sa.foreignKeyConstraint(["b", "c"], ["child.id", "child.other"], {
          ondelete: "RESTRICT",
          onupdate: "SET DEFAULT",
          match: "FULL",
        }),
        sa.foreignKeyConstraint(["a", "b"], ["child.id", "child.other"], {
          ondelete: 'SET NULL ("b")',
        }),
        sa.checkConstraint("a <> b", { postgresqlNotValid: true }),
        sa.foreignKeyConstraint(["c"], ["region.id"], {
          postgresqlNotValid: true,
        }),
      ]);
    }),
);

serverTest(
  "postgresql",
  "indexes are read with order, classes, expressions and options",
  (url) =>
    withConnection(url, async (connection) => {
      await connection.query(FEATURES);
      const inspector = await inspect(connection);
      const child = await inspector.table("child");
      deepStrictEqual(
        child?.indexes,
        [
          sa.index(finalName("child_class"), ["code", sa.desc("id")], {
            postgresqlOps: { code: "text_pattern_ops" },
          }),
          sa.index(finalName("child_collated"), [
            sa.text('code COLLATE "C" DESC'),
          ]),
          sa.index(finalName("child_expression"), [
            sa.text("(amount + 1)"),
            sa.text("lower(code) text_pattern_ops"),
          ]),
          sa.index(finalName("child_hash"), ["code"], {
            postgresqlUsing: "hash",
          }),
          sa.index(finalName("child_include"), ["amount"], {
            postgresqlInclude: ["code", "starts"],
            postgresqlWith: { fillfactor: "70" },
          }),
          sa.index(finalName("child_nulls"), ["region_id"], {
            unique: true,
            postgresqlNullsNotDistinct: true,
          }),
          sa.index(finalName("child_plain"), ["region_id", "code"]),
          sa.index(finalName("child_sorted"), [
            sa.desc("amount"),
            "code",
            sa.text("starts DESC NULLS LAST"),
            sa.text("ends NULLS FIRST"),
          ]),
          sa.index(finalName("child_unique"), [sa.text("lower(code)")], {
            unique: true,
            postgresqlWhere: "amount IS NOT NULL",
          }),
        ],
      );
    }),
);

serverTest(
  "postgresql",
  "what the values do not say is named",
  (url) =>
    withConnection(url, async (connection) => {
      await connection.query(`
        CREATE TABLE t (a int, CONSTRAINT own CHECK (a > 0) NO INHERIT);
        ALTER TABLE t ADD CONSTRAINT idle CHECK (a < 9) NOT ENFORCED`);
      const table = await (await inspect(connection)).table("t");
      deepStrictEqual(table?.missing, [
        'The constraint "idle" is NOT ENFORCED.',
        'The check "own" has NO INHERIT.',
      ]);
    }),
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
      await checkRoundTrip(connection, {
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
      await checkRoundTrip(connection, { before: extensions });
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

Deno.test("PGlite is read as PostgreSQL is", async () => {
  const connection = await connectPglite("pglite:");
  try {
    await connection.query(
      "CREATE TABLE t (id serial PRIMARY KEY, a text DEFAULT 'x')",
    );
    const inspector = await inspect(connection);
    const table = await inspector.table("t");
    deepStrictEqual(
      table?.columns.map(({ name, autoincrement, serverDefault }) => ({
        name,
        autoincrement,
        serverDefault,
      })),
      [
        { name: "id", autoincrement: true, serverDefault: undefined },
        {
          name: "a",
          autoincrement: undefined,
          serverDefault: sa.text("'x'::text"),
        },
      ],
    );
  } finally {
    await connection.close();
  }
});

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

async function withConnection(
  url: string,
  body: (connection: Connection) => Promise<void>,
): Promise<void> {
  const connection = await connectPostgresql(url, {});
  try {
    await body(connection);
  } finally {
    await connection.close();
  }
}

/** Makes what was read in another database, and reads that. */
async function checkRoundTrip(
  connection: Connection,
  options: {
    readonly before?: string;
    readonly include?: (tableName: string) => boolean;
  } = {},
): Promise<void> {
  const { before = "", include } = options;
  const inspector = await inspect(connection);
  const first = await inspector.reflect({ include });
  const statements = await statementsOf(
    first,
    "postgresql",
    connection.serverVersion,
  );
  await withDatabase(
    "postgresql",
    (url) =>
      withConnection(url, async (other) => {
        for (const sql of [before, ...statements]) await other.query(sql);
        const second = await (await inspect(other)).reflect();
        deepStrictEqual(plain(second), plain(first));
      }),
  );
}
