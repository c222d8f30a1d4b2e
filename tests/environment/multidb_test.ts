import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { CliProject } from "./cli_project.ts";

const MODULE = JSON.stringify(new URL("../../mod.ts", import.meta.url).href);
const ID = `[sa.column("id", sa.integer(), { primaryKey: true })]`;
const TABLES = {
  upgradeEngine1: `op.createTable("one", ${ID});`,
  downgradeEngine1: `op.dropTable("one");`,
  upgradeEngine2: `op.createTable("two", ${ID});`,
  downgradeEngine2: `op.dropTable("two");`,
};
/** Nothing on the first database, and a failure on the second. */
const FAILING = {
  upgradeEngine2: `op.createTable("three", ${ID});
  op.execute("INSERT INTO missing VALUES (1)");`,
};

Deno.test("the multidb template migrates two databases up and down, each with its own tables", async () => {
  using project = await CliProject.begin("multidb");
  await project.revision("a1", TABLES);
  const up = await project.athanor("upgrade", "head");
  strictEqual(up.code, 0, up.err);
  deepStrictEqual(project.tables("engine1"), ["athanor_version", "one", "a1"]);
  deepStrictEqual(project.tables("engine2"), ["athanor_version", "two", "a1"]);
  const current = await project.athanor("current", "--json");
  const { result } = JSON.parse(current.out);
  deepStrictEqual(
    result.databases.map(({ rows }: { rows: string[] }) => rows),
    [["a1"], ["a1"]],
  );
  await project.athanor("downgrade", "-1");
  deepStrictEqual(project.tables("engine1"), ["athanor_version"]);
  deepStrictEqual(project.tables("engine2"), ["athanor_version"]);
});

Deno.test("the multidb template compares each database with its own schema", async () => {
  using project = await CliProject.begin("multidb");
  project.write(
    "migrations/schema.ts",
    `import { sa } from ${MODULE};
function metadata(name: string): sa.MetaData {
  const made = new sa.MetaData();
  made.table(name, [sa.column("id", sa.integer(), { primaryKey: true })]);
  return made;
}
export const schemas: Readonly<Record<string, sa.MetaData>> = {
  engine1: metadata("one"),
  engine2: metadata("two"),
};
`,
  );
  project.replace(
    "migrations/env.ts",
    "// targetMetadata: metadata[engine],",
    "targetMetadata: schemas[engine]!,",
  );
  project.write(
    "migrations/env.ts",
    `import { schemas } from "./schema.ts";\n${
      project.read("migrations/env.ts")
    }`,
  );
  const pending = await project.athanor("check");
  strictEqual(pending.code, 3, pending.err);
  match(pending.out, /\+ table one\n {2}\+ table two/);
  const compare = ["revision", "--autogenerate", "-m", "first"];
  const { code, err } = await project.athanor(...compare, "--rev-id", "a1");
  strictEqual(code, 0, err);
  const text = project.read("migrations/versions/a1_first.ts");
  match(text, /upgradeEngine1\(\) \{\n {2}op\.createTable\("one"/);
  match(text, /downgradeEngine2\(\) \{\n {2}op\.dropTable\("two"\)/);
  await project.athanor("upgrade", "head");
  deepStrictEqual(project.tables("engine1"), ["athanor_version", "one", "a1"]);
  deepStrictEqual(project.tables("engine2"), ["athanor_version", "two", "a1"]);
  strictEqual((await project.athanor("check")).code, 0);
});

Deno.test("the multidb template runs on the database that -x names alone", async () => {
  using project = await CliProject.begin("multidb");
  await project.revision("a1", TABLES);
  await project.athanor("upgrade", "head", "-x", "engine=engine2");
  deepStrictEqual(project.tables("engine2"), ["athanor_version", "two", "a1"]);
  const second = await project.athanor("upgrade", "head", "-x", "engine=x");
  strictEqual(second.code, 2);
  match(second.err, /There is no database "x"\nhint: Choose one of engine1, /);
  ok(!project.names().includes("engine1.db"));
});

Deno.test("the multidb template writes a script for each database with --sql", async () => {
  using project = await CliProject.begin("multidb");
  await project.revision("a1", TABLES);
  const { code, out, err } = await project.athanor("upgrade", "head", "--sql");
  strictEqual(code, 0, err);
  strictEqual(out, "");
  match(err, /Wrote engine1\.sql\n(?:.*\n)*.*Wrote engine2\.sql/);
  match(project.read("engine1.sql"), /CREATE TABLE one /);
  match(project.read("engine2.sql"), /CREATE TABLE two /);
  ok(!project.read("engine2.sql").includes("TABLE one"));
  for (const engine of ["engine1", "engine2"]) {
    using db = new DatabaseSync(":memory:");
    db.exec(project.read(`${engine}.sql`));
    deepStrictEqual(
      db.prepare("SELECT version_num FROM athanor_version").all().map((row) =>
        row["version_num"]
      ),
      ["a1"],
    );
  }
});

Deno.test("a failure on the second database says where the first one is, and a second run goes on", async () => {
  using project = await CliProject.begin("multidb");
  await project.revision("a1", TABLES);
  await project.revision("b2", FAILING);
  const failed = await project.athanor("upgrade", "head");
  strictEqual(failed.code, 1);
  match(
    failed.err,
    /Error \[MIGRATION_FAILED\]: On "engine2": Cannot upgrade "b2": no such table: missing; "engine1" is done and stays at b2\n {2}at migrations\/versions\/b2_b2\.ts:\d+:\d+ \(execute\)\n/,
  );
  match(failed.err, /Database: sqlite:.*engine2\.db\nRunning upgrade/);
  match(failed.err, /rolled back: b2\n {2}took effect: a1\n {2}pending: noth/);
  deepStrictEqual(project.tables("engine1"), ["athanor_version", "one", "b2"]);
  deepStrictEqual(project.tables("engine2"), ["athanor_version", "two", "a1"]);
  project.replace(
    "migrations/versions/b2_b2.ts",
    "INSERT INTO missing VALUES (1)",
    "SELECT 1",
  );
  const again = await project.athanor("upgrade", "head");
  match(
    again.out,
    /engine1\.db: Nothing to do.*\n.*engine2\.db: Upgraded from a1 /,
  );
  deepStrictEqual(project.tables("engine2"), [
    "athanor_version",
    "two",
    "three",
    "b2",
  ]);
});
