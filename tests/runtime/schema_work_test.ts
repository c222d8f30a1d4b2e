import { deepStrictEqual, equal, match, rejects } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import {
  compareMetadata,
  Config,
  type Connection,
  inspect,
  MigrationContext,
  op,
  Operations,
  sa,
  sqlFor,
} from "../../mod.ts";
import { withConnection } from "../reflection/round_trip.ts";
import { liveUrlTest } from "../servers/live_url.ts";

/** A circle of two without names, an enum in two tables, indexes and comments. */
function shop(): sa.MetaData {
  const metadata = new sa.MetaData();
  const mood = sa.enum(["sad", "it's ok"], { name: "mood" });
  metadata.table("order", [
    sa.column("id", sa.integer(), { primaryKey: true }),
    sa.column("customer_id", sa.integer(), {
      foreignKey: "customer.id",
      index: true,
    }),
    sa.column("mood", mood),
  ], { comment: "What's bought" });
  metadata.table("customer", [
    sa.column("id", sa.integer(), { primaryKey: true }),
    sa.column("last_order_id", sa.integer(), { foreignKey: "order.id" }),
    sa.column("region_id", sa.integer(), { foreignKey: "region.id" }),
    sa.column("mood", mood, { nullable: false, comment: "of today" }),
    sa.index("ix_customer_mood", ["mood", sa.desc("id")]),
  ]);
  metadata.table("region", [
    sa.column("id", sa.integer(), { primaryKey: true }),
    sa.column("part_of", sa.integer(), { foreignKey: "region.id" }),
    sa.column("name", sa.string(50), { unique: true }),
  ]);
  return metadata;
}

async function differences(
  connection: Connection,
  metadata: sa.MetaData,
): Promise<unknown> {
  const context = await MigrationContext.configure({ connection });
  return await compareMetadata(context, metadata);
}

async function contents(connection: Connection): Promise<unknown> {
  const { tables, enums } = await (await inspect(connection)).reflect();
  return [...tables, ...enums].map(({ name }) => name).toSorted();
}

liveUrlTest(
  "createAll makes what autogenerate finds nothing to add to, and dropAll leaves nothing",
  async (url) => {
    const metadata = shop();
    await metadata.createAll(url);
    await withConnection(url, async (connection) => {
      deepStrictEqual(await differences(connection, metadata), []);
      await metadata.dropAll(connection);
      deepStrictEqual(await contents(connection), []);
    });
  },
);

liveUrlTest(
  "createAll leaves alone what is there, and dropAll passes over what is not",
  async (url) => {
    const metadata = shop();
    await withConnection(url, async (connection) => {
      await metadata.createAll(connection, { tables: ["region"] });
      await connection.run([{ sql: "INSERT INTO region (id) VALUES (1)" }]);
      await metadata.createAll(connection);
      await metadata.createAll(connection);
      deepStrictEqual(await differences(connection, metadata), []);
      const rows = await connection.query("SELECT id FROM region");
      equal(rows.length, 1);
      await metadata.dropAll(connection, { tables: ["order", "customer"] });
      await metadata.dropAll(connection);
      await metadata.dropAll(connection);
      deepStrictEqual(await contents(connection), []);
      await rejects(
        () =>
          Promise.resolve(metadata.dropAll(connection, { checkFirst: false })),
        /region|order|customer/,
      );
    });
  },
);

liveUrlTest(
  "createAll that fails in the middle leaves nothing where DDL can be taken back",
  async (url, name) => {
    const metadata = new sa.MetaData();
    metadata.table("a", [sa.column("id", sa.integer(), { primaryKey: true })]);
    metadata.table("b", [sa.column("id", sa.rawType("no type at all ("))]);
    await rejects(() => Promise.resolve(metadata.createAll(url)));
    await withConnection(url, async (connection) => {
      deepStrictEqual(
        await contents(connection),
        name === "mysql" ? ["a"] : [],
      );
    });
  },
);

liveUrlTest(
  "createAll takes a Config, a context and the operations of one",
  async (url) => {
    const metadata = shop();
    await metadata.createAll(new Config({ url }));
    await withConnection(url, async (connection) => {
      await metadata.dropAll(
        new Config({}, { attributes: { connection } }),
      );
      const context = await MigrationContext.configure({ connection });
      await metadata.createAll(context);
      deepStrictEqual(await differences(connection, metadata), []);
      await metadata.dropAll(new Operations(context));
      deepStrictEqual(await contents(connection), []);
    });
  },
);

liveUrlTest(
  "createAll in a migration takes its turn without being awaited",
  async (url) => {
    await withConnection(url, async (connection) => {
      const context = await MigrationContext.configure({ connection });
      const queue = context.newQueue();
      await context.call(queue, () => {
        op.execute("CREATE TABLE region (id INTEGER PRIMARY KEY)");
        shop().createAll(op);
        op.execute("DELETE FROM customer");
      });
      await queue.close();
      deepStrictEqual(
        (await (await inspect(connection)).tableNames()).toSorted(),
        ["customer", "order", "region"],
      );
    });
  },
);

liveUrlTest(
  "createAll and dropAll of tables in a schema of their own",
  async (url) => {
    const metadata = new sa.MetaData({ schema: "shop" });
    metadata.table("a", [
      sa.column("id", sa.integer(), { primaryKey: true }),
      sa.column("b_id", sa.integer(), { foreignKey: "b.id" }),
      sa.column("kind", sa.enum(["x", "y"], { name: "kind", schema: "shop" })),
    ]);
    metadata.table("b", [
      sa.column("id", sa.integer(), { primaryKey: true }),
      sa.column("a_id", sa.integer(), { foreignKey: "shop.a.id" }),
    ]);
    await withConnection(url, async (connection) => {
      await connection.run([{ sql: "CREATE SCHEMA shop" }]);
      await metadata.createAll(connection);
      await metadata.createAll(connection);
      const inspector = await inspect(connection);
      deepStrictEqual(await inspector.tableNames({ schema: "shop" }), [
        "a",
        "b",
      ]);
      await metadata.dropAll(connection);
      deepStrictEqual(await inspector.tableNames({ schema: "shop" }), []);
    });
  },
  ["postgresql"],
);

Deno.test("createAll as a script sorts tables, cuts circles and says enums once", async () => {
  const statements = await sqlFor("postgresql", (operations) => {
    shop().createAll(operations);
  });
  deepStrictEqual(
    statements.map((sql) => sql.split(/ \(|\n/)[0]!.slice(0, 45)),
    [
      "CREATE TYPE mood AS ENUM",
      "CREATE TABLE region",
      "CREATE TABLE customer",
      "COMMENT ON COLUMN customer.mood IS 'of today'",
      "CREATE INDEX ix_customer_mood ON customer",
      'CREATE TABLE "order"',
      `COMMENT ON TABLE "order" IS 'What''s bought'`,
      'CREATE INDEX ix_order_customer_id ON "order"',
      "ALTER TABLE customer ADD FOREIGN KEY(last_ord",
    ],
  );
});

Deno.test("dropAll as a script asks for a name that only the database knows", async () => {
  await rejects(
    () => sqlFor("postgresql", (operations) => shop().dropAll(operations)),
    (error: Error) => {
      match(error.message, /"customer" on "last_order_id" has no name/);
      return true;
    },
  );
  const metadata = new sa.MetaData({
    namingConvention: { fk: "fk_%(table_name)s_%(column_0_name)s" },
  });
  for (const one of shop().tables.values()) {
    metadata.table(one.name, [...one.columns]);
  }
  const statements = await sqlFor("postgresql", (operations) => {
    metadata.dropAll(operations);
  });
  deepStrictEqual(statements, [
    "ALTER TABLE customer DROP CONSTRAINT fk_customer_last_order_id",
    'DROP TABLE "order"',
    "DROP TABLE customer",
    "DROP TABLE region",
    "DROP TYPE mood",
  ]);
});

Deno.test("createAll names a table that is not in the metadata, before it connects", () => {
  return rejects(
    async () => await shop().createAll("nonsense:", { tables: ["custmer"] }),
    { hint: 'Did you mean "customer"?' },
  );
});

Deno.test("createAll keeps a transaction of the caller's open", async () => {
  using database = new DatabaseSync(":memory:");
  database.exec("BEGIN");
  await shop().createAll(database);
  database.exec("ROLLBACK");
  equal(database.prepare("SELECT * FROM sqlite_schema").all().length, 0);
});
