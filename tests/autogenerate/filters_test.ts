import { deepStrictEqual, rejects } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { compareMetadata } from "../../src/autogenerate/mod.ts";
import type {
  AutogenerateOptions,
  AutogenerateTarget,
} from "../../src/autogenerate/mod.ts";
import { registerBuiltins } from "../../src/builtins.ts";
import { MigrationContext } from "../../src/runtime/mod.ts";
import { sa, type Table } from "../../src/schema/mod.ts";

registerBuiltins();

const SQL = `
  CREATE TABLE region (id INTEGER NOT NULL, gone TEXT, PRIMARY KEY (id));
  CREATE INDEX ix_gone ON region (gone);
  CREATE TABLE legacy (id INTEGER NOT NULL, PRIMARY KEY (id));
  CREATE TABLE athanor_version (version_num VARCHAR(255) NOT NULL);
  CREATE TABLE athanor_version_journal (revision VARCHAR(32) NOT NULL);
  CREATE TABLE athanor_version_lease (id INTEGER NOT NULL);
`;

function target(): AutogenerateTarget {
  const metadata = new sa.MetaData();
  metadata.table("region", [
    sa.column("id", sa.integer(), { primaryKey: true }),
    sa.column("name", sa.string(50)),
  ]);
  return metadata;
}

async function found(
  options: AutogenerateOptions,
  of: AutogenerateTarget = target(),
): Promise<readonly unknown[]> {
  using connection = new DatabaseSync(":memory:");
  connection.exec(SQL);
  const context = await MigrationContext.configure({ connection, ...options });
  return (await compareMetadata(context, of)).map(([word]) => word);
}

Deno.test("without filters all differences are found, and our own tables are none", async () => {
  deepStrictEqual(await found({}), [
    "removeTable",
    "removeIndex",
    "addColumn",
    "removeColumn",
  ]);
});

Deno.test("includeName keeps tables, columns and indexes of the database out", async () => {
  const asked: unknown[] = [];
  const words = await found({
    includeName(name, kind, parents) {
      if (kind === "column") asked.push([name, parents.tableName]);
      return !(kind === "table" && name === "legacy") && kind !== "index" &&
        name !== "gone";
    },
  });
  deepStrictEqual(words, ["addColumn"]);
  deepStrictEqual(asked, [["id", "region"], ["gone", "region"]]);
});

Deno.test("a column that includeName keeps out although the target has it is added", async () => {
  const words = await found({ includeName: (name) => name !== "id" });
  deepStrictEqual(words.filter((word) => word === "addColumn").length, 2);
});

Deno.test("includeObject is told of both sides, and a table that it keeps out is not looked into", async () => {
  const asked: unknown[] = [];
  const words = await found({
    includeObject(_object, name, { kind, reflected, compareTo }) {
      const other = compareTo === null ? null : (compareTo as Table).name;
      if (kind === "table") asked.push([name, reflected, other]);
      return name !== "region";
    },
  });
  deepStrictEqual(words, ["removeTable"]);
  deepStrictEqual(asked, [["legacy", true, null], [
    "region",
    false,
    "region",
  ]]);
});

Deno.test("types and defaults are compared as the options say, by a function too", async () => {
  const metadata = new sa.MetaData();
  metadata.table("region", [
    sa.column("id", sa.bigInteger(), { primaryKey: true }),
    sa.column("gone", sa.text(), { serverDefault: "x", index: true }),
  ]);
  metadata.table("legacy", [
    sa.column("id", sa.integer(), { primaryKey: true }),
  ]);
  const words = async (options: AutogenerateOptions) =>
    (await found(
      { ...options, includeName: (_name, kind) => kind !== "index" },
      metadata,
    )).flat(2).filter((one) => String(one).startsWith("modify"));
  const both = ["modifyType", "modifyDefault"];
  deepStrictEqual(await words({}), both);
  deepStrictEqual(await words({ compareType: false }), ["modifyDefault"]);
  deepStrictEqual(await words({ compareServerDefault: false }), ["modifyType"]);
  deepStrictEqual(
    await words({ compareType: () => false, compareServerDefault: () => null }),
    ["modifyDefault"],
  );
});

Deno.test("a target that is none, or two with one table, is refused", async () => {
  const none = {} as unknown as AutogenerateTarget;
  await rejects(found({}, none), { code: "OPERATION_INVALID" });
  await rejects(found({}, [target(), target()].flat() as AutogenerateTarget), {
    code: "OPERATION_INVALID",
    message: 'Two metadatas have the table "region"',
  });
});
