import { deepStrictEqual } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { compare } from "../../src/autogenerate/mod.ts";
import type { AutogenerateOptions } from "../../src/autogenerate/mod.ts";
import { registerBuiltins } from "../../src/builtins.ts";
import { OpContainer } from "../../src/operations/mod.ts";
import type {
  LikelyRename,
  MigrateOperation,
} from "../../src/operations/mod.ts";
import { MigrationContext } from "../../src/runtime/mod.ts";
import { sa } from "../../src/schema/mod.ts";
import type { MetaData } from "../../src/schema/mod.ts";

registerBuiltins();

const SQL = `
  CREATE TABLE client (
    id INTEGER NOT NULL, nam VARCHAR(50) NOT NULL, PRIMARY KEY (id),
    CONSTRAINT ck_nam CHECK (nam <> 'nam')
  );
  CREATE INDEX ix_name ON client (nam);
  CREATE TABLE orders (
    id INTEGER NOT NULL, client_id INTEGER, PRIMARY KEY (id),
    FOREIGN KEY (client_id) REFERENCES client (id)
  );
`;

/** The schema with the table and the column under other names. */
function target(
  names: { table: string; column: string },
  said: { table?: string; column?: string } = {},
): MetaData {
  const metadata = new sa.MetaData();
  const { table, column } = names;
  metadata.table(table, [
    sa.column("id", sa.integer(), { primaryKey: true }),
    sa.column(column, sa.string(50), {
      nullable: false,
      ...(said.column === undefined ? {} : { renamedFrom: said.column }),
    }),
    sa.checkConstraint(`${column} <> 'nam'`, { name: "ck_nam" }),
    sa.index("ix_name", [column]),
  ], said.table === undefined ? {} : { renamedFrom: said.table });
  metadata.table("orders", [
    sa.column("id", sa.integer(), { primaryKey: true }),
    sa.column("client_id", sa.integer(), { foreignKey: `${table}.id` }),
  ]);
  return metadata;
}

interface Found {
  readonly operations: readonly string[];
  readonly likely: readonly LikelyRename[];
}

async function find(
  metadata: MetaData,
  options: AutogenerateOptions = {},
): Promise<Found> {
  using connection = new DatabaseSync(":memory:");
  connection.exec(SQL);
  const context = await MigrationContext.configure({ connection, ...options });
  const upgradeOps = await compare(context, metadata);
  const names = (one: MigrateOperation): string[] =>
    one instanceof OpContainer
      ? one.ops.flatMap(names)
      : [one.constructor.name];
  return { operations: names(upgradeOps), likely: upgradeOps.likelyRenames };
}

const RENAMED = { operations: ["RenameTableOp", "AlterColumnOp"], likely: [] };
const BOTH = { table: "customer", column: "name" };

Deno.test("renamedFrom renames, and all that names the old one follows", async () => {
  const metadata = target(BOTH, { table: "client", column: "nam" });
  deepStrictEqual(await find(metadata), RENAMED);
});

Deno.test("renamedFrom says nothing once the rename is done", async () => {
  const done = target(
    { table: "client", column: "nam" },
    { table: "clients", column: "n" },
  );
  deepStrictEqual(await find(done), { operations: [], likely: [] });
});

Deno.test("answers rename: columns are said with the new name of their table", async () => {
  const renames = {
    tables: { client: "customer" },
    columns: { "customer.nam": "name" },
  };
  deepStrictEqual(await find(target(BOTH), { renames }), RENAMED);
});

Deno.test("whoever is asked is told of a dropped and an added column of one type", async () => {
  const asked: LikelyRename[] = [];
  const metadata = target({ table: "client", column: "name" });
  const found = await find(metadata, {
    renames(likely) {
      asked.push(likely);
      return Promise.resolve(true);
    },
  });
  deepStrictEqual(asked, [
    { kind: "column", tableName: "client", from: "nam", to: "name" },
  ]);
  deepStrictEqual(found, { operations: ["AlterColumnOp"], likely: [] });
});

Deno.test("what nobody answers is reported, and dropped and added", async () => {
  const metadata = target({ table: "client", column: "name" });
  const { operations, likely } = await find(metadata);
  deepStrictEqual(likely, [
    { kind: "column", tableName: "client", from: "nam", to: "name" },
  ]);
  deepStrictEqual(operations.includes("DropColumnOp"), true);
  const refused = await find(metadata, { renames: () => false });
  deepStrictEqual(refused.likely, []);
});

Deno.test("a dropped and an added table of like columns look renamed", async () => {
  const metadata = target({ table: "customer", column: "nam" });
  const { likely } = await find(metadata);
  deepStrictEqual(likely, [
    { kind: "table", tableName: "client", from: "client", to: "customer" },
  ]);
  deepStrictEqual(await find(metadata, { renames: () => true }), {
    operations: ["RenameTableOp"],
    likely: [],
  });
});

Deno.test("a column of a like name and another length is likely the same", async () => {
  using connection = new DatabaseSync(":memory:");
  connection.exec("CREATE TABLE account (email VARCHAR(100), age INTEGER)");
  const metadata = new sa.MetaData();
  metadata.table("account", [
    sa.column("mail", sa.string(200)),
    sa.column("height", sa.integer()),
    sa.column("page", sa.text()),
  ]);
  const context = await MigrationContext.configure({ connection });
  const { likelyRenames } = await compare(context, metadata);
  deepStrictEqual(
    likelyRenames.map(({ from, to }) => [from, to]),
    [["age", "height"], ["email", "mail"]],
  );
});
