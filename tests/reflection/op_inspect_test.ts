import { deepEqual, equal, rejects } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { MigrationContext, op, Operations, sa } from "../../mod.ts";

Deno.test("a read of op.inspect sees what was said before it", async () => {
  using database = new DatabaseSync(":memory:");
  const context = await MigrationContext.configure({ connection: database });
  const operations = new Operations(context);
  const inspector = await operations.inspect();
  operations.createTable("a", [sa.column("id", sa.integer())]);
  deepEqual(await inspector.tableNames(), ["a"]);
  operations.createTable("b", [sa.column("id", sa.integer())]);
  deepEqual(await inspector.tableNames(), ["a", "b"]);
  equal((await context.inspect()).dialectName, "sqlite");
});

Deno.test("op.inspect is the running migration's", async () => {
  using database = new DatabaseSync(":memory:");
  const context = await MigrationContext.configure({ connection: database });
  await Operations.context(context, async () => {
    op.execute("CREATE TABLE a (id INTEGER PRIMARY KEY, note TEXT)");
    const inspector = await op.inspect();
    const table = await inspector.table("a");
    deepEqual(table?.columns.map(({ name }) => name), ["id", "note"]);
  });
});

Deno.test("op.inspect has nothing to read while a script is written", async () => {
  const context = await MigrationContext.configure({ dialectName: "sqlite" });
  await rejects(new Operations(context).inspect(), {
    code: "OFFLINE_UNAVAILABLE",
  });
});
