import { deepStrictEqual, rejects, strictEqual } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { command, Config, context, op } from "../../mod.ts";

const revisions = [{
  revision: "a1",
  downRevision: null,
  upgrade: () => op.execute("CREATE TABLE t (id INTEGER)"),
  downgrade: () => op.execute("DROP TABLE t"),
}];

Deno.test("the setting environment runs in place of env.ts, with its options", async () => {
  using connection = new DatabaseSync(":memory:");
  const config = new Config({
    revisions,
    async environment() {
      await context.configure({ connection, versionTable: "history" });
      await context.runMigrations();
    },
  });
  await command.upgrade(config, "head");
  const row = connection.prepare("SELECT version_num FROM history").get();
  strictEqual(row?.["version_num"], "a1");
  const { databases } = await command.current(config);
  deepStrictEqual(databases[0]?.rows, ["a1"]);
});

Deno.test("a setting environment that runs nothing is an error that says so", async () => {
  const config = new Config({ revisions, environment() {} });
  await rejects(command.upgrade(config, "head"), {
    code: "CONFIG_INVALID",
    message: "The environment function ran no migrations",
  });
});
