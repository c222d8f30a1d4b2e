import { deepStrictEqual, equal, match, ok, rejects } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { Config, context, type MigrationFailedError } from "../../mod.ts";
import { SILENT_LOGGER } from "../../src/config/logger.ts";
import { Project } from "./project.ts";
import { failure } from "../failure.ts";

const TABLE = (name: string) =>
  `op.createTable("${name}", [sa.column("id", sa.integer(), { primaryKey: true })]);`;

/** Three revisions, the second of which fails after one statement took effect. */
function failing(): Project {
  return new Project({
    a1: { up: TABLE("a") },
    b2: { up: `${TABLE("b")}\nop.execute("INSERT INTO missing VALUES (1)");` },
    c3: { up: TABLE("c") },
  });
}

Deno.test("upgrade runs each revision once, in order, and downgrade takes them back", async () => {
  using project = new Project({
    a1: { up: TABLE("a"), down: `op.dropTable("a");` },
    b2: { up: TABLE("b"), down: `op.dropTable("b");` },
  });
  const up = await project.upgrade();
  deepStrictEqual(up.steps.map(({ revision }) => revision), ["a1", "b2"]);
  deepStrictEqual(project.tables(), ["a", "b"]);
  deepStrictEqual(project.versions(), ["b2"]);
  deepStrictEqual((await project.upgrade()).steps, []);
  await project.downgrade("-1");
  deepStrictEqual(project.tables(), ["a"]);
  deepStrictEqual(project.versions(), ["a1"]);
  await project.downgrade("base");
  deepStrictEqual(project.tables(), []);
  deepStrictEqual(project.versions(), []);
});

Deno.test("a revision that fails half-way leaves the database as it was before it", async () => {
  using project = failing();
  await failure(project.upgrade());
  deepStrictEqual(project.tables(), ["a"]);
  deepStrictEqual(project.versions(), ["a1"]);
});

Deno.test("a failed revision is reported with line, operation, SQL, applied and pending", async () => {
  using project = failing();
  const error = await failure(project.upgrade());
  equal(error.code, "MIGRATION_FAILED");
  match(error.message, /"b2"/);
  match(error.message, /no such table: missing/);
  equal(
    error.details["path"],
    `${project.directory}/migrations/versions/b2.ts`,
  );
  equal(error.details["line"], 8);
  equal(error.operation, "execute");
  equal(error.sql, "INSERT INTO missing VALUES (1)");
  equal(error.details["databaseMessage"], "no such table: missing");
  deepStrictEqual(error.run.applied, ["a1"]);
  deepStrictEqual(error.run.pending, ["c3"]);
  equal(error.run.outcome, "rolled back");
});

Deno.test("an error that the script throws is reported with its line", async () => {
  using project = new Project({ a1: { up: `throw new Error("not today");` } });
  const error = await failure(project.upgrade());
  match(error.message, /not today/);
  equal(error.details["line"], 7);
  equal(error.operation, undefined);
});

Deno.test("one transaction for the run leaves nothing of any revision when one fails", async () => {
  using project = failing();
  const config = project.config({ transactionPerMigration: false });
  const error = await failure(project.upgrade("head", config));
  deepStrictEqual(error.run.applied, []);
  deepStrictEqual(error.run.pending, ["a1", "c3"]);
  deepStrictEqual(project.tables(), []);
});

Deno.test("a syntax error in a later revision is found before the first one runs", async () => {
  using project = new Project({
    a1: { up: TABLE("a") },
    b2: { up: "let = ;" },
  });
  await rejects(project.upgrade(), { code: "SCRIPT_SYNTAX" });
  deepStrictEqual(project.tables(), []);
});

Deno.test("a syntax error in a revision that does not run is no obstacle", async () => {
  using project = new Project({
    a1: { up: TABLE("a") },
    b2: { up: "let = ;" },
  });
  await project.upgrade("a1");
  deepStrictEqual(project.versions(), ["a1"]);
});

Deno.test("a helper that goes on after the migration's end is refused, and the run fails", async () => {
  using project = new Project({
    a1: {
      up: `(async () => {
        await new Promise((resolve) => setTimeout(resolve, 0));
        ${TABLE("late")}
      })();
      await new Promise((resolve) => resolve());`,
    },
    b2: {
      up: `await new Promise((resolve) => setTimeout(resolve, 20));\n${
        TABLE("b")
      }`,
    },
  });
  const error = await failure(project.upgrade());
  equal(error.code, "MIGRATION_FAILED");
  equal((error.cause as MigrationFailedError).code, "MIGRATION_CLOSED");
  match(error.message, /the migration "a1" has ended/);
  match(String(error.details["path"]), /a1\.ts$/);
  ok(!project.tables().includes("late"));
});

Deno.test("a timer that goes on after the migration's end fails the run, not the process", async () => {
  using project = new Project({
    a1: { up: `setTimeout(() => { ${TABLE("late")} }, 0);` },
  });
  const error = await failure(project.upgrade());
  match(error.message, /the migration "a1" has ended/);
  equal(error.run.outcome, "partly applied");
  deepStrictEqual(error.run.applied, ["a1"]);
  deepStrictEqual(project.tables(), []);
});

const FORGOTTEN: Readonly<Record<string, string>> = {
  "an operation": TABLE("x"),
  "a failing operation": `op.execute("INSERT INTO missing VALUES (1)");`,
  "a failing read": `op.query("SELECT * FROM missing");`,
  "a handle's then":
    `op.execute("INSERT INTO missing VALUES (1)").then(() => {});`,
  "a failing helper":
    `(async () => { await op.execute("INSERT INTO missing VALUES (1)"); })();`,
  "a flush by another handle": `op.execute("INSERT INTO missing VALUES (1)"); ${
    TABLE("y")
  } op.query("SELECT 1");`,
  "Promise.all":
    `Promise.all([op.execute("INSERT INTO missing VALUES (1)"), op.query("SELECT 1")]);`,
};

for (const [where, up] of Object.entries(FORGOTTEN)) {
  Deno.test(`a forgotten await on ${where} loses nothing and ends no process`, async () => {
    using project = new Project({ a1: { up }, b2: { up: TABLE("b") } });
    if (!up.includes("missing")) {
      await project.upgrade();
      deepStrictEqual(project.tables(), ["b", "x"]);
      return;
    }
    const error = await failure(project.upgrade());
    match(error.message, /no such table: missing/);
    deepStrictEqual(project.tables(), []);
  });
}

Deno.test("a version row that changed under the run stops it", async () => {
  using project = new Project({
    a1: { up: TABLE("a") },
    b2: { up: `op.execute("UPDATE athanor_version SET version_num = 'zz'");` },
  });
  const error = await failure(project.upgrade());
  equal((error.cause as MigrationFailedError).code, "VERSION_ROW_CHANGED");
  deepStrictEqual(project.versions(), ["a1"]);
});

Deno.test("a database in a folder that does not exist cannot be opened, and says so", async () => {
  using project = new Project({ a1: {} }, { url: "sqlite:no/such/app.db" });
  await rejects(project.upgrade(), {
    code: "CONNECT_FAILED",
    message: /no\/such\/app\.db/,
  });
});

Deno.test("a file that is no database cannot be opened, and says so", async () => {
  using project = new Project({ a1: {} });
  project.write("app.db", "This is certainly not a database file.".repeat(99));
  await rejects(project.upgrade(), { code: "CONNECT_FAILED" });
});

Deno.test("an aborted signal stops between two revisions", async () => {
  using project = new Project({
    a1: { up: `${TABLE("a")} globalThis.abortHere.abort();` },
    b2: { up: TABLE("b") },
  });
  const controller = new AbortController();
  Object.assign(globalThis, { abortHere: controller });
  const { settings, directory } = project.config();
  const { Config } = await import("../../mod.ts");
  const config = new Config(settings, { directory, signal: controller.signal });
  await rejects(project.upgrade("head", config), {
    code: "INTERRUPTED",
    details: { applied: ["a1"], pending: ["b2"] },
  });
  deepStrictEqual(project.versions(), ["a1"]);
});

Deno.test("an injected connection in a transaction is left to its caller", async () => {
  using project = new Project({ a1: { up: TABLE("a") } });
  using db = new DatabaseSync(project.database);
  const config = project.config();
  config.attributes["connection"] = db;
  db.exec("BEGIN");
  await project.upgrade("head", config);
  equal(db.isTransaction, true);
  db.exec("ROLLBACK");
  deepStrictEqual(project.tables(), []);
});

Deno.test("upgrade of two databases at the same time in one process works", async () => {
  const revisions = {
    a1: { up: `${TABLE("a")} await op.query("SELECT 1"); ${TABLE("a2")}` },
    b2: { up: `${TABLE("b")} await op.query("SELECT 1"); ${TABLE("b2")}` },
  };
  using left = new Project(revisions);
  using right = new Project(revisions);
  await Promise.all([left.upgrade(), right.upgrade()]);
  for (const project of [left, right]) {
    deepStrictEqual(project.tables(), ["a", "a2", "b", "b2"]);
    deepStrictEqual(project.versions(), ["b2"]);
  }
});

Deno.test("a script has the statements that an online run sends", async () => {
  const revisions = {
    a1: {
      up: `op.createTable("a", [
        sa.column("id", sa.integer(), { primaryKey: true }),
        sa.column("name", sa.string(20), { nullable: false, index: true }),
      ]);
      op.bulkInsert(sa.table("a", [sa.column("id", sa.integer()), sa.column("name", sa.string())]),
        [{ id: 1, name: "it's" }]);`,
    },
    b2: { up: `op.addColumn("a", sa.column("note", sa.text()));` },
  };
  using project = new Project(revisions);
  const script = await project.script();
  using replayed = new DatabaseSync(":memory:");
  replayed.exec(script);
  await project.upgrade();
  using real = new DatabaseSync(project.database);
  const schema =
    "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name";
  deepStrictEqual(replayed.prepare(schema).all(), real.prepare(schema).all());
  const rows = "SELECT * FROM a";
  deepStrictEqual(replayed.prepare(rows).all(), real.prepare(rows).all());
});

Deno.test("a script for PostgreSQL needs no server", async () => {
  using project = new Project({ a1: { up: TABLE("a") } });
  const script = await project.script(
    "head",
    project.config({ url: "postgresql://nobody:secret@nowhere/db" }),
  );
  match(script, /^CREATE TABLE athanor_version/);
  match(
    script,
    /BEGIN;\n\n-- Running upgrade <base> -> a1\n|-- Running upgrade <base> -> a1\n\nBEGIN;\n/,
  );
  match(script, /INSERT INTO athanor_version \(version_num\) VALUES \('a1'\);/);
  ok(!script.includes("secret"));
});

for (const kind of ["function*", "async function*"]) {
  Deno.test(`an upgrade that is a ${kind} is refused, since nothing of it would run`, async () => {
    using project = new Project({});
    project.write(
      "migrations/versions/a1.ts",
      `export const revision = "a1";
      export const downRevision = null;
      export ${kind} upgrade() {}
      export function downgrade() {}`,
    );
    await rejects(project.upgrade(), {
      code: "MIGRATION_FAILED",
      message: /upgrade\(\) is a generator, of which a call runs nothing$/,
    });
  });
}

Deno.test("revisions that an error after the run rolled back are told", async () => {
  using project = new Project({ a1: { up: "" }, b2: { up: "" } });
  const warnings: string[] = [];
  const logger = {
    ...SILENT_LOGGER,
    warn: (message: string) => void warnings.push(message),
  };
  const config = new Config({
    transactionPerMigration: false,
    environment: async () => {
      await context.configure();
      await context.beginTransaction(async () => {
        await context.runMigrations();
        throw new Error("after the run");
      });
    },
  }, { directory: project.directory, logger });
  await rejects(project.upgrade("head", config), { message: "after the run" });
  deepStrictEqual(warnings, ["Rolled back with the transaction: a1, b2"]);
  deepStrictEqual(project.tables(), []);
});
