import { deepStrictEqual, throws } from "node:assert/strict";
import { sa } from "../../src/schema/mod.ts";

Deno.test("MetaData keeps its tables in the order said and sorts them by reference", () => {
  const metadata = new sa.MetaData();
  const id = sa.column("id", sa.integer(), { primaryKey: true });
  metadata.table("z", [id]);
  metadata.table("child", [
    id,
    sa.column("z_id", sa.integer(), { foreignKey: "z.id" }),
    sa.column("self_id", sa.integer(), { foreignKey: "child.id" }),
  ]);
  metadata.table("a", [
    id,
    sa.foreignKeyConstraint(["id"], ["child.id"]),
  ]);
  metadata.table("b", [id]);
  deepStrictEqual([...metadata.tables.keys()], ["z", "child", "a", "b"]);
  deepStrictEqual(metadata.sortedTables.map(({ name }) => name), [
    "b",
    "z",
    "child",
    "a",
  ]);
});

Deno.test("MetaData sorts tables that refer to each other without end", () => {
  const metadata = new sa.MetaData({ schema: "s" });
  const id = sa.column("id", sa.integer());
  metadata.table("a", [id, sa.foreignKeyConstraint(["id"], ["s.b.id"])]);
  metadata.table("b", [id, sa.foreignKeyConstraint(["id"], ["s.a.id"])]);
  const sorted = metadata.sortedTables.map((
    { schema, name },
  ) => [schema, name]);
  deepStrictEqual(sorted, [["s", "a"], ["s", "b"]]);
});

Deno.test("MetaData refuses a table that is already there", () => {
  const metadata = new sa.MetaData();
  metadata.table("a", []);
  throws(() => metadata.table("a", []), {
    message: 'The table "a" is already there',
  });
});

Deno.test("MetaData does not wait for keys that are added afterwards", () => {
  const metadata = new sa.MetaData();
  const useAlter = sa.foreignKey("b.id", { useAlter: true });
  metadata.table("a", [
    sa.column("b_id", sa.integer(), { foreignKey: useAlter }),
  ]);
  metadata.table("b", [
    sa.column("id", sa.integer(), { foreignKey: "a.b_id" }),
  ]);
  deepStrictEqual(metadata.sortedTables.map(({ name }) => name), ["a", "b"]);
});
