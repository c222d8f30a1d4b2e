import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { CliProject } from "./cli_project.ts";

Deno.test("the environment template does what happens without it, until it is adapted", async () => {
  using project = await CliProject.begin("environment");
  await project.revision("a1", {
    upgrade: 'op.execute("CREATE TABLE a (id INTEGER)");',
  });
  const up = await project.athanor("upgrade", "head", "--url", "sqlite:x.db");
  strictEqual(up.code, 0, up.err);
  deepStrictEqual(project.tables("x"), ["athanor_version", "a", "a1"]);
  project.replace(
    "migrations/env.ts",
    '// versionTable: "alembic',
    'versionTable: "alembic',
  );
  const sql = await project.athanor("upgrade", "head", "--sql");
  match(sql.out, /CREATE TABLE alembic_version/);
});
