import { deepStrictEqual, rejects, strictEqual } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { command, Config, type ConfigOptions, context, op } from "athanor";

/** Two revisions, the second of which can be made to wait. */
function revisions(wait = 0): readonly unknown[] {
  return [
    {
      revision: "a1",
      downRevision: null,
      upgrade: () => void op.execute("CREATE TABLE one (id INTEGER)"),
      downgrade: () => void op.execute("DROP TABLE one"),
    },
    {
      revision: "b2",
      downRevision: "a1",
      async upgrade() {
        await new Promise((resolve) => setTimeout(resolve, wait));
        op.execute("CREATE TABLE two (id INTEGER)");
      },
      downgrade: () => void op.execute("DROP TABLE two"),
    },
  ];
}

/** A configuration for an open database in memory. */
function configFor(
  connection: DatabaseSync,
  options: ConfigOptions & { readonly wait?: number } = {},
): Config {
  return new Config({ revisions: revisions(options.wait) }, {
    ...options,
    attributes: { connection },
  });
}

function tables(database: DatabaseSync): unknown[] {
  const sql = "SELECT name FROM sqlite_schema WHERE type = 'table'";
  return database.prepare(sql).all().map((row) => row["name"]).toSorted();
}

Deno.test("command.upgrade and downgrade say what they did", async () => {
  using database = new DatabaseSync(":memory:");
  const config = configFor(database);
  const up = await command.upgrade(config, "head");
  const [done] = up.databases;
  deepStrictEqual([done?.before, done?.after, up.sql], [[], ["b2"], null]);
  deepStrictEqual(done?.steps.map((step) => step.revision), ["a1", "b2"]);
  deepStrictEqual(tables(database), ["athanor_version", "one", "two"]);
  const down = await command.downgrade(config, "-1");
  deepStrictEqual(down.databases[0]?.after, ["a1"]);
  deepStrictEqual(tables(database), ["athanor_version", "one"]);
});

Deno.test("command.upgrade tells steps to its callbacks and to the logger", async () => {
  using database = new DatabaseSync(":memory:");
  const told: string[] = [];
  const silent = () => {};
  const logger = {
    debug: silent,
    warn: silent,
    error: silent,
    info: (message: string) => void told.push(message),
  };
  await command.upgrade(configFor(database, { logger }), "head", {
    onPlan: (steps) => told.push(`${steps.length} steps`),
    onStep: ({ revision }, done) => told.push(`${revision} is ${done}`),
  });
  deepStrictEqual(told, [
    "2 steps",
    "Running upgrade <base> -> a1",
    "a1 is 1",
    "Running upgrade a1 -> b2",
    "b2 is 2",
  ]);
});

Deno.test("command.upgrade stops between two steps when its signal is aborted", async () => {
  using database = new DatabaseSync(":memory:");
  const controller = new AbortController();
  const config = configFor(database, { signal: controller.signal });
  await rejects(
    command.upgrade(config, "head", { onStep: () => controller.abort() }),
    { code: "INTERRUPTED" },
  );
  const { databases } = await command.current(configFor(database));
  deepStrictEqual(databases[0]?.rows, ["a1"]);
});

Deno.test("command.upgrade runs for two databases at once", async () => {
  using first = new DatabaseSync(":memory:");
  using second = new DatabaseSync(":memory:");
  await Promise.all([
    command.upgrade(configFor(first, { wait: 10 }), "head"),
    command.upgrade(configFor(second, { wait: 2 }), "head"),
  ]);
  deepStrictEqual(tables(first), ["athanor_version", "one", "two"]);
  deepStrictEqual(tables(second), tables(first));
});

Deno.test("command.upgrade writes the same script twice and touches no database", async () => {
  using database = new DatabaseSync(":memory:");
  const config = configFor(database);
  const { sql } = await command.upgrade(config, "a1:b2", { sql: true });
  strictEqual(sql?.includes("CREATE TABLE two"), true);
  strictEqual(sql?.includes("CREATE TABLE one"), false);
  strictEqual((await command.upgrade(config, "a1:b2", { sql: true })).sql, sql);
  deepStrictEqual(tables(database), []);
});

Deno.test("command.stamp purges rows that no script has", async () => {
  using database = new DatabaseSync(":memory:");
  const config = configFor(database);
  await command.ensureVersion(config);
  database.exec("INSERT INTO athanor_version VALUES ('gone')");
  deepStrictEqual((await command.current(config)).databases[0]?.unknown, [
    "gone",
  ]);
  await rejects(command.stamp(config, "a1"), {
    code: "REVISION_NOT_IN_SCRIPTS",
  });
  const { databases } = await command.stamp(config, "a1", { purge: true });
  deepStrictEqual(databases[0]?.before, ["gone"]);
  deepStrictEqual(databases[0]?.after, ["a1"]);
  deepStrictEqual((await command.current(config)).databases[0]?.rows, ["a1"]);
});

Deno.test("command.stamp keeps the rows when a purge fails, and tells the hook of the new ones alone", async () => {
  using database = new DatabaseSync(":memory:");
  await command.stamp(configFor(database), "a1");
  const told: (readonly string[])[] = [];
  let isBroken = true;
  const config = new Config({
    revisions: revisions(),
    async environment() {
      await context.configure({
        onVersionApply({ heads }) {
          told.push(heads);
          if (isBroken) throw new Error("not now");
        },
      });
      await context.runMigrations();
    },
  }, { attributes: { connection: database } });
  const purge = () => command.stamp(config, "b2", { purge: true });
  await rejects(purge(), { code: "MIGRATION_FAILED" });
  const { databases } = await command.current(configFor(database));
  deepStrictEqual(databases[0]?.rows, ["a1"]);
  isBroken = false;
  deepStrictEqual((await purge()).databases[0]?.after, ["b2"]);
  deepStrictEqual(told, [["b2"], ["b2"]]);
});

Deno.test("command.current fails under checkHeads unless the database is at the heads", async () => {
  using database = new DatabaseSync(":memory:");
  const config = configFor(database);
  await rejects(command.current(config, { checkHeads: true }), {
    code: "DATABASE_NOT_AT_HEAD",
  });
  await command.stamp(config, "head");
  const { databases } = await command.current(config, { checkHeads: true });
  strictEqual(databases[0]?.isAtHeads, true);
});

Deno.test("command.downgrade with sql asks for a range", async () => {
  using database = new DatabaseSync(":memory:");
  await rejects(
    command.downgrade(configFor(database), "base", { sql: true }),
    {
      code: "REVISION_RANGE",
      hint: 'Write a range from:to, such as "head:base".',
    },
  );
});

Deno.test("command.edit refuses a revision that is no file", async () => {
  using database = new DatabaseSync(":memory:");
  await rejects(command.edit(configFor(database), "a1"), {
    code: "SCRIPT_INVALID",
    message: 'Revision "a1" has no file',
  });
});

/** A revision `c3` of another line that `d4` depends on, so that `c3` has no row of its own. */
const DEPENDENT: readonly unknown[] = [
  { revision: "c3", downRevision: null, upgrade() {}, downgrade() {} },
  {
    revision: "d4",
    downRevision: null,
    dependsOn: "c3",
    upgrade() {},
    downgrade() {},
  },
];

Deno.test("command.check and current know a head that another revision depends on", async () => {
  using database = new DatabaseSync(":memory:");
  const config = new Config({ revisions: DEPENDENT }, {
    attributes: { connection: database },
  });
  await command.upgrade(config, "c3");
  await rejects(command.check(config, { heads: true }), {
    code: "DATABASE_NOT_AT_HEAD",
    message: 'The database is at "c3" and lacks "d4"',
  });
  await command.upgrade(config, "heads");
  const { databases } = await command.check(config, { heads: true });
  deepStrictEqual(databases?.map(({ rows }) => rows), [["d4"]]);
  const current = await command.current(config, { checkHeads: true });
  strictEqual(current.databases[0]?.isAtHeads, true);
});

Deno.test("command.check with singleHead needs exactly one head and no database", async () => {
  const check = (revisions: readonly unknown[]) =>
    command.check(new Config({ revisions, url: "nope:" }), {
      singleHead: true,
    });
  deepStrictEqual(await check(revisions()), {
    singleHead: "b2",
    databases: null,
    pending: null,
  });
  await rejects(check(DEPENDENT), { code: "MULTIPLE_HEADS" });
  await rejects(check([]), { code: "REVISION_NOT_FOUND" });
});

Deno.test("command.check refuses rows that no script has, whatever it is asked", async () => {
  using database = new DatabaseSync(":memory:");
  const config = configFor(database);
  await command.ensureVersion(config);
  database.exec("INSERT INTO athanor_version VALUES ('gone')");
  await rejects(command.check(config, { heads: true }), {
    code: "REVISION_NOT_IN_SCRIPTS",
  });
  await rejects(command.check(config, {}), { code: "REVISION_NOT_IN_SCRIPTS" });
});

for (
  const [style, text] of [
    ["at its top level", "await run();"],
    ["in a function", "export default run;"],
  ]
) {
  Deno.test(`command.upgrade runs one env.ts that works ${style} for two databases at once`, async () => {
    const directory = await Deno.makeTempDir();
    try {
      await Deno.mkdir(`${directory}/migrations/versions`, { recursive: true });
      await Deno.writeTextFile(
        `${directory}/migrations/versions/a1.ts`,
        `export const revision = "a1"; export const downRevision = null;
         export function upgrade(op) { op.execute("CREATE TABLE one (id INTEGER)"); }
         export function downgrade() {}`,
      );
      await Deno.writeTextFile(
        `${directory}/migrations/env.ts`,
        `import { context } from ${
          JSON.stringify(import.meta.resolve("athanor"))
        };
         async function run() {
           await context.configure();
           await new Promise((resolve) => setTimeout(resolve, 5));
           await context.runMigrations();
         }
         ${text}`,
      );
      const names = ["east", "west", "east"];
      const results = await Promise.all(names.map((name) =>
        command.upgrade(
          new Config({ url: `sqlite:${name}.db` }, { directory }),
          "head",
        )
      ));
      deepStrictEqual(
        results.map(({ databases }) => databases.map((each) => each.database)),
        names.map((name) => [`sqlite:${name}.db`]),
      );
      const steps = results.map(({ databases }) => databases[0]?.steps.length);
      deepStrictEqual(steps.toSorted(), [0, 1, 1]);
      for (const name of names) {
        using database = new DatabaseSync(`${directory}/${name}.db`);
        deepStrictEqual(tables(database), ["athanor_version", "one"]);
      }
    } finally {
      await Deno.remove(directory, { recursive: true });
    }
  });
}
