import { deepStrictEqual, throws } from "node:assert/strict";
import { sql } from "npm:drizzle-orm@0.45.4";
import {
  compareMetadata,
  type Connection,
  fromDrizzle,
  MigrationContext,
  sa,
} from "../../../mod.ts";
import { withConnection } from "../../reflection/round_trip.ts";
import { type LiveName, liveUrlTest } from "../../servers/live_url.ts";
import * as mysql from "./mysql_schema.ts";
import * as postgresql from "./postgresql_schema.ts";
import * as sqlite from "./sqlite_schema.ts";

const SCHEMAS: Record<LiveName, { schema: object; core: object }> = {
  mysql,
  postgresql,
  sqlite,
};

async function differences(
  connection: Connection,
  metadata: sa.MetaData,
): Promise<unknown> {
  // Of MySQL's schemas others are other tests'.
  const includeSchemas = connection.dialectName === "postgresql";
  const options = { connection, includeSchemas };
  const context = await MigrationContext.configure(options);
  return await compareMetadata(context, metadata);
}

liveUrlTest(
  "a Drizzle schema makes a database that it then finds complete",
  async (url, name) => {
    const { schema, core } = SCHEMAS[name];
    const metadata = fromDrizzle(schema, core);
    await withConnection(url, async (connection) => {
      if (name === "postgresql") {
        await connection.run([{ sql: "CREATE SCHEMA app" }]);
      }
      await metadata.createAll(connection);
      deepStrictEqual(await differences(connection, metadata), []);
    });
  },
);

liveUrlTest(
  "what drizzle-kit makes of a schema is what is read of it",
  async (url, name) => {
    const { schema, core } = SCHEMAS[name];
    const file = new URL(`${name}.sql`, import.meta.url);
    const statements = (await Deno.readTextFile(file))
      .split("--> statement-breakpoint");
    await withConnection(url, async (connection) => {
      await connection.run(statements.map((sql) => ({ sql })));
      const metadata = fromDrizzle(schema, core);
      deepStrictEqual(await differences(connection, metadata), []);
    });
  },
);

Deno.test("values in expressions are literals, and the schema stays as it was", () => {
  const { core } = postgresql;
  const condition = sql`length(name) > ${7} and name <> ${"it's"}`;
  const region = core.pgTable("region", {
    name: core.text().default(sql`upper(${"a"})`),
  }, () => [core.check("ck", condition)]);
  const table = fromDrizzle({ region }, core).tables.get("region");
  const [check] = table?.constraints ?? [];
  deepStrictEqual(
    check?.kind === "check" && check.sql,
    "length(name) > 7 and name <> 'it''s'",
  );
  deepStrictEqual(table?.columns[0]?.serverDefault, sa.text("upper('a')"));
  deepStrictEqual(new core.PgDialect().sqlToQuery(condition).params, [
    7,
    "it's",
  ]);
});

Deno.test("columns without names of their own get the case of the project, in keys and indexes, too", () => {
  const { core } = postgresql;
  const bigRegion = core.pgTable("bigRegion", {
    regionId: core.integer().primaryKey(),
    partOf: core.integer().unique(),
    said: core.integer("SaidSo"),
  }, (table) => [
    core.index().on(table.partOf, table.said),
    core.foreignKey({
      columns: [table.partOf],
      foreignColumns: [table.regionId],
    }),
  ]);
  const metadata = fromDrizzle({ bigRegion }, core, { casing: "snake_case" });
  const { columns = [], constraints = [], indexes = [] } =
    metadata.tables.get("bigRegion") ?? {};
  deepStrictEqual(columns.map(({ name }) => name), [
    "region_id",
    "part_of",
    "SaidSo",
  ]);
  deepStrictEqual(constraints.map(({ name }) => name), [
    undefined,
    "bigRegion_part_of_unique",
    "bigRegion_part_of_bigRegion_region_id_fk",
  ]);
  deepStrictEqual(indexes.map(({ name, columns }) => [name, columns]), [
    ["bigRegion_part_of_SaidSo_index", ["part_of", "SaidSo"]],
  ]);
});

Deno.test("a schema that cannot be read is refused, with the way out", () => {
  throws(() => fromDrizzle({ a: 1 }, postgresql.core), {
    code: "TARGET_INVALID",
    message: "The Drizzle schema exports no table",
  });
  throws(() => fromDrizzle(sqlite.schema, postgresql.core), {
    code: "TARGET_INVALID",
    message:
      'The table "notes" is a SQLiteTable, which drizzle-orm/pg-core did not make',
    hint: "Give fromDrizzle the module drizzle-orm/sqlite-core.",
  });
  throws(() => fromDrizzle(sqlite.schema, sqlite.schema), {
    code: "TARGET_INVALID",
    message: /no core module of drizzle-orm/,
  });
});

liveUrlTest("a serial of MySQL is the key that it stands for", async (url) => {
  const { core } = mysql;
  // MariaDB does not take drizzle-kit's text for it.
  const counter = core.mysqlTable("counter", {
    id: core.serial().primaryKey(),
  });
  const metadata = fromDrizzle({ counter }, core);
  await withConnection(url, async (connection) => {
    await connection.run([{
      sql: "CREATE TABLE counter (id serial, PRIMARY KEY (id))",
    }]);
    deepStrictEqual(await differences(connection, metadata), []);
  });
}, ["mysql"]);
