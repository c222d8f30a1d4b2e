import { deepStrictEqual, match, rejects } from "node:assert/strict";
import { Project } from "./project.ts";

const MODULE = JSON.stringify(new URL("../../mod.ts", import.meta.url).href);
const TABLE = (name: string) =>
  `op.createTable("${name}", [sa.column("id", sa.integer(), { primaryKey: true })]);`;

function project(env: string, up = TABLE("a")): Project {
  const made = new Project({ a1: { up, down: `op.dropTable("a");` } });
  made.write(
    "migrations/env.ts",
    `import { context } from ${MODULE};\n${env}`,
  );
  return made;
}

Deno.test("env.ts at its top level runs once for each command", async () => {
  using one = project(`
    await context.configure({ versionTable: "my_versions" });
    await context.runMigrations();
  `);
  await one.upgrade();
  deepStrictEqual(one.column("SELECT version_num FROM my_versions"), ["a1"]);
  await one.downgrade("base");
  deepStrictEqual(one.column("SELECT version_num FROM my_versions"), []);
});

Deno.test("env.ts at its top level runs anew after it failed", async () => {
  using one = project(
    `await context.configure(); await context.runMigrations();`,
    `if (context.getXArgument().length === 0) throw new Error("not yet");`,
  );
  const { Config } = await import("../../mod.ts");
  const { settings, directory } = one.config();
  await rejects(one.upgrade(), /not yet/);
  await one.upgrade("head", new Config(settings, { directory, x: ["now"] }));
  deepStrictEqual(one.versions(), ["a1"]);
});

Deno.test("env.ts may export a function, which is given the context", async () => {
  using one = project(`
    void context;
    export default async function (given: typeof context) {
      await given.configure();
      await given.runMigrations();
    }
  `);
  await one.upgrade();
  deepStrictEqual(one.versions(), ["a1"]);
});

Deno.test("env.ts that runs nothing is told what to call", async () => {
  using one = project(`void context;`);
  await rejects(one.upgrade(), {
    code: "CONFIG_INVALID",
    hint: /runMigrations/,
  });
});

Deno.test("env.ts with a syntax error is named", async () => {
  using one = project(`let = ;`);
  await rejects(one.upgrade(), (error: Error) => {
    match(error.message, /env\.ts/);
    return true;
  });
});

Deno.test("onVersionApply sees each step inside of its transaction", async () => {
  using one = project(`
    await context.configure({
      onVersionApply: async ({ context, step, heads }) => {
        await context.query("SELECT 1");
        await context.getBind().query(
          "INSERT INTO a VALUES (" + heads.length + ")");
        if (step.upRevision?.id !== "a1") throw new Error("wrong step");
      },
    });
    await context.runMigrations();
  `);
  await one.upgrade();
  deepStrictEqual(one.column("SELECT id FROM a"), ["1"]);
});

Deno.test("several databases are migrated in one run, with arguments for each", async () => {
  using one = project(
    `
    for (const name of ["first", "second"]) {
      await context.configure({ url: "sqlite:" + name + ".db" });
      await context.runMigrations({ engine: name });
    }
  `,
    `given.execute("CREATE TABLE " + args.engine + " (id INTEGER)");`,
  );
  const result = await one.upgrade();
  deepStrictEqual(result.databases.length, 2);
  for (const name of ["first", "second"]) {
    const stat = await Deno.stat(`${one.directory}/${name}.db`);
    deepStrictEqual(stat.isFile, true);
  }
});

Deno.test("beginTransaction makes one transaction of the whole run where asked for", async () => {
  using one = project(`
    await context.configure({ transactionPerMigration: false });
    await context.beginTransaction(async () => {
      await context.runMigrations();
      throw new Error("not after all");
    });
  `);
  await rejects(one.upgrade(), /not after all/);
  deepStrictEqual(one.tables(), []);
});

Deno.test("context in a migration gives -x arguments and the mode", async () => {
  using one = project(
    `await context.configure(); await context.runMigrations();`,
    `if (context.isOfflineMode()) throw new Error("offline");
     const { table = "none" } = context.getXArgument({ asDictionary: true });
     op.execute("CREATE TABLE " + table + " (id INTEGER)");`,
  );
  const { Config } = await import("../../mod.ts");
  const { settings, directory } = one.config();
  const config = new Config(settings, { directory, x: ["table=chosen"] });
  await one.upgrade("head", config);
  deepStrictEqual(one.tables(), ["chosen"]);
});
