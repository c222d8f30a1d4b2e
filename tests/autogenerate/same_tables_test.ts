import { deepStrictEqual } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { comparators, compareMetadata } from "../../src/autogenerate/mod.ts";
import type { AutogenerateOptions } from "../../src/autogenerate/mod.ts";
import { registerBuiltins } from "../../src/builtins.ts";
import { MigrationContext } from "../../src/runtime/mod.ts";
import { type Column, sa } from "../../src/schema/mod.ts";

registerBuiltins();

const CITY = `CREATE TABLE city (
  id INTEGER NOT NULL, name VARCHAR(50) DEFAULT 'x', region_id INTEGER,
  size INTEGER, PRIMARY KEY (id), UNIQUE (name), CHECK (size > 0),
  FOREIGN KEY (region_id) REFERENCES region (id) ON DELETE CASCADE)`;
const SCHEMA = `CREATE TABLE region (id INTEGER NOT NULL, PRIMARY KEY (id));
${CITY};
CREATE INDEX city_size ON city (size)`;

interface City {
  readonly type?: sa.ColumnType;
  readonly serverDefault?: string;
  readonly ondelete?: string;
  readonly check?: string;
  readonly indexed?: string;
}

/** The schema above, but for what is said. */
function target(
  {
    type = sa.string(50),
    serverDefault = "x",
    ondelete = "CASCADE",
    check = "size > 0",
    indexed = "size",
  }: City = {},
): sa.MetaData {
  const metadata = new sa.MetaData();
  const id = sa.column("id", sa.integer(), { primaryKey: true });
  metadata.table("region", [id]);
  metadata.table("city", [
    sa.index("city_size", [indexed]),
    sa.column("size", sa.integer(), { check }),
    id,
    sa.column("name", type, { serverDefault, unique: true }),
    sa.column("region_id", sa.integer(), {
      foreignKey: sa.foreignKey("region.id", { ondelete }),
    }),
  ]);
  return metadata;
}

async function words(
  metadata: sa.MetaData,
  { sql = SCHEMA, ...options }: AutogenerateOptions & { sql?: string } = {},
): Promise<readonly unknown[]> {
  using connection = new DatabaseSync(":memory:");
  connection.exec(sql);
  const context = await MigrationContext.configure({ connection, ...options });
  const found = await compareMetadata(context, metadata);
  return found.map((one) => Array.isArray(one[0]) ? one[0][0] : one[0]);
}

Deno.test("tables that say the same in another order are the same, and what differs in one part is found", async () => {
  deepStrictEqual(await words(target()), []);
  const different: readonly (readonly [City, readonly string[]])[] = [
    [{ type: sa.string(60) }, ["modifyType"]],
    [{ serverDefault: "y" }, ["modifyDefault"]],
    [{ ondelete: "SET NULL" }, ["removeFk", "addFk"]],
    [{ check: "size > 1" }, ["removeConstraint", "addConstraint"]],
    [{ indexed: "name" }, ["removeIndex", "addIndex"]],
  ];
  for (const [city, expected] of different) {
    deepStrictEqual(
      (await words(target(city))).toSorted(),
      expected.toSorted(),
    );
  }
});

Deno.test("who watches tables or columns hears of those that are the same, too", async () => {
  const heard: string[] = [];
  const note = (name: string) => void heard.push(name);
  const expected = [
    "region.id",
    "city.size",
    "city.id",
    "city.name",
    "city.region_id",
  ];
  comparators.dispatchFor("column", (_, { tableName, columnName }) => {
    note(`${tableName}.${columnName}`);
  }, { name: "test.columns" });
  try {
    await words(target());
  } finally {
    comparators.remove("test.columns");
  }
  deepStrictEqual(heard.splice(0).toSorted(), expected.toSorted());

  comparators.dispatchFor("table", (_, { tableName }) => note(tableName), {
    name: "test.tables",
  });
  try {
    await words(target());
  } finally {
    comparators.remove("test.tables");
  }
  deepStrictEqual(heard.splice(0).toSorted(), ["city", "region"]);

  await words(target(), {
    compareType: (_, { target }) => {
      note((target as Column).name);
      return null;
    },
  });
  deepStrictEqual(new Set(heard), new Set(["id", "size", "name", "region_id"]));
});

Deno.test("columns without a type are compared", async () => {
  using connection = new DatabaseSync(":memory:");
  connection.exec("CREATE TABLE t (a, b DEFAULT 5, c TEXT)");
  const context = await MigrationContext.configure({ connection });
  const metadata = new sa.MetaData();
  const five = { serverDefault: sa.text("5") };
  metadata.table("t", [
    sa.column("a"),
    sa.column("b", null, five),
    sa.column("c", sa.text()),
  ]);
  deepStrictEqual(await compareMetadata(context, metadata), []);
});
