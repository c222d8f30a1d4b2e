import { deepStrictEqual, equal, match, rejects } from "node:assert/strict";
import { command, type Config } from "../../mod.ts";
import { repair } from "../../src/commands/repair.ts";
import {
  isRepeatable,
  standsAlready,
} from "../../src/drivers/already_stands.ts";
import { connect } from "../../src/drivers/registry.ts";
import { StatementError } from "../../src/drivers/statement_error.ts";
import { Project } from "../environment/project.ts";
import { connectClient } from "../servers/clients.ts";
import { serverTest } from "../servers/databases.ts";
import { liveUrlTest } from "../servers/live_url.ts";
import { columnAt, tablesAt, versionsAt } from "./live_database.ts";
import { failure } from "../failure.ts";

const TABLE = (name: string): string =>
  `op.createTable("${name}", [sa.column("id", sa.integer())]);`;
const ROW = (value: number): string =>
  `op.execute("INSERT INTO a (id) VALUES (${value})");`;
const BREAK = `op.execute("INSERT INTO missing (id) VALUES (1)");`;
/** On MySQL nothing; elsewhere, what came before cannot be taken back after it. */
const SPLIT = `await op.autocommitBlock(() => {});`;

/** A revision that fails half-way. */
const BROKEN = TABLE("a") + ROW(1) + TABLE("b") + SPLIT + BREAK + ROW(2);
const MENDED = BROKEN.replaceAll("missing", "b");

/** Writes the body of the only revision. */
function edit(project: Project, up: string): void {
  const other = new Project({ a1: { up } });
  const path = "migrations/versions/a1.ts";
  const text = Deno.readTextFileSync(`${other.directory}/${path}`);
  other[Symbol.dispose]();
  // Another name, since a module is only imported once.
  Deno.removeSync(`${project.directory}/migrations/versions`, {
    recursive: true,
  });
  Deno.mkdirSync(`${project.directory}/migrations/versions`);
  project.write(`migrations/versions/${crypto.randomUUID()}.ts`, text);
}

function resume(config: Config): Promise<unknown> {
  return command.upgrade(config, "head", { resume: true });
}

function journal(url: string): Promise<string[]> {
  return columnAt(url, "SELECT state FROM athanor_version_journal");
}

async function assertEnded(url: string): Promise<void> {
  deepStrictEqual(await tablesAt(url), ["a", "b"]);
  deepStrictEqual(await columnAt(url, "SELECT id FROM a ORDER BY id"), [
    "1",
    "2",
  ]);
  deepStrictEqual(await columnAt(url, "SELECT id FROM b"), ["1"]);
  deepStrictEqual(await versionsAt(url), ["a1"]);
  deepStrictEqual(await journal(url), []);
}

liveUrlTest(
  "a revision that fails half-way says what stays, is refused, and goes on when it is mended",
  async (url) => {
    using project = new Project({ a1: { up: BROKEN } }, { url });
    const error = await failure(project.upgrade());
    equal(error.run.outcome, "partly applied");
    match(error.hint ?? "", /run the upgrade again with --resume, or settle/);
    deepStrictEqual(error.run.effects.map((sql) => sql.slice(0, 14)), [
      "CREATE TABLE a",
      "INSERT INTO a ",
      "CREATE TABLE b",
    ]);
    await rejects(command.upgrade(project.config(), "head"), {
      code: "NEEDS_REPAIR",
      message:
        'An earlier run stopped inside the upgrade of "a1": 3 statements took effect',
    });
    edit(project, MENDED);
    await resume(project.config());
    await assertEnded(url);
  },
);

liveUrlTest(
  "--resume refuses a revision whose statements that ran were edited",
  async (url) => {
    using project = new Project({ a1: { up: BROKEN } }, { url });
    await failure(project.upgrade());
    edit(project, MENDED.replace("VALUES (1)", "VALUES (7)"));
    await rejects(resume(project.config()), {
      code: "NEEDS_REPAIR",
      message:
        'Cannot resume the upgrade of "a1": its statement 2 is not the one that ran: ' +
        'that was "INSERT INTO a (id) VALUES (1)", now it is "INSERT INTO a (id) VALUES (7)"',
    });
    edit(project, TABLE("a"));
    await rejects(resume(project.config()), {
      code: "NEEDS_REPAIR",
      message: /had 3 statements, and there are only 1 now/,
    });
    edit(project, MENDED);
    await resume(project.config());
    await assertEnded(url);
  },
);

liveUrlTest(
  "repair shows a stopped revision, and settles it either way",
  async (url) => {
    using project = new Project({ a1: { up: BROKEN } }, { url });
    await failure(project.upgrade());
    const config = project.config();
    const { databases: [found] } = await repair(config);
    equal(found?.settled, false);
    deepStrictEqual(
      found?.stopped.map(({ revision, done }) => [
        revision,
        done.length,
      ]),
      [["a1", 3]],
    );
    await repair(config, { mark: "not applied" });
    deepStrictEqual(await versionsAt(url), []);
    deepStrictEqual(await journal(url), []);
    deepStrictEqual((await repair(config)).databases[0]?.stopped, []);
  },
);

liveUrlTest(
  "repair --mark-applied moves the version rows over the stopped revision",
  async (url) => {
    using project = new Project({ a1: { up: BROKEN } }, { url });
    await failure(project.upgrade());
    await repair(project.config(), { mark: "applied" });
    deepStrictEqual(await versionsAt(url), ["a1"]);
    deepStrictEqual(await journal(url), []);
    await command.upgrade(project.config(), "head");
  },
);

liveUrlTest(
  "a revision that fails at its first statement that stays needs no repair",
  async (url) => {
    using project = new Project({ a1: { up: BREAK } }, { url });
    const error = await failure(project.upgrade());
    equal(error.run.outcome, "rolled back");
    edit(project, TABLE("a"));
    await command.upgrade(project.config(), "head");
    deepStrictEqual(await versionsAt(url), ["a1"]);
  },
);

liveUrlTest(
  "a downgrade that stopped goes on with --resume, and only in its own direction",
  async (url) => {
    const up = TABLE("a") + TABLE("b");
    const down = `op.dropTable("b"); ${SPLIT}
      if ((await op.query("SELECT id FROM a")).length === 0) throw new Error("not yet");
      op.dropTable("a");`;
    using project = new Project({ a1: { up, down } }, { url });
    const config = project.config();
    await command.upgrade(config, "head");
    const { run } = await failure(command.downgrade(config, "base"));
    deepStrictEqual([run.outcome, run.effects], [
      "partly applied",
      ["DROP TABLE b"],
    ]);
    await rejects(resume(config), {
      code: "NEEDS_REPAIR",
      message: /does not lead through the downgrade of "a1"/,
    });
    const { databases: [stopped] } = await repair(config);
    equal(stopped?.stopped[0]?.direction, "downgrade");
    {
      const connection = await connect(url);
      await connection.run([{ sql: "INSERT INTO a (id) VALUES (1)" }]);
      await connection.close();
    }
    await command.downgrade(config, "base", { resume: true });
    deepStrictEqual(await tablesAt(url), []);
    deepStrictEqual(await versionsAt(url), []);
  },
);

serverTest(
  "mysql",
  "rows before a failed statement are rolled back and come again with --resume",
  async (url) => {
    const up = TABLE("a") + ROW(1) + `op.execute("CREATE TABLE a (x INT)");`;
    using project = new Project({ a1: { up } }, { url });
    const { run } = await failure(project.upgrade());
    deepStrictEqual(run.effects.length, 2);
    edit(project, TABLE("a") + ROW(1) + TABLE("b"));
    await resume(project.config());
    deepStrictEqual(await columnAt(url, "SELECT id FROM a"), ["1"]);
    deepStrictEqual(await tablesAt(url), ["a", "b"]);
  },
);

serverTest(
  "postgresql",
  "the invalid index of a failed CREATE INDEX CONCURRENTLY goes before it is tried again",
  async (url) => {
    const up = `${TABLE("a")} ${ROW(1)} ${ROW(1)}
      op.createIndex("ix_a", "a", ["id"], { unique: true, postgresqlConcurrently: true });`;
    using project = new Project({ a1: { up } }, { url });
    const error = await failure(project.upgrade());
    match(error.message, /could not create unique index/);
    const valid =
      "SELECT indisvalid FROM pg_index WHERE indexrelid = 'ix_a'::regclass";
    deepStrictEqual(await columnAt(url, valid), ["false"]);
    {
      await using client = await connectClient("postgresql", url);
      await client.query("TRUNCATE a");
    }
    await resume(project.config());
    deepStrictEqual(await columnAt(url, valid), ["true"]);
    deepStrictEqual(await versionsAt(url), ["a1"]);
  },
);

Deno.test("a script of several statements has no journal", async () => {
  using project = new Project({ a1: { up: BROKEN } }, {
    url: "mysql://localhost/x",
  });
  equal((await project.script()).includes("journal"), false);
});

Deno.test("standsAlready() believes a server only about what the statement wanted", () => {
  const says = (sql: string, databaseCode: string) =>
    standsAlready(
      "mysql",
      new StatementError("m", { index: 0, sql, databaseCode }),
    );
  equal(says("ALTER TABLE a ADD COLUMN b INT", "1060"), true);
  equal(says("ALTER TABLE a ADD COLUMN b INT", "1146"), false);
  equal(says("DROP TABLE a", "1051"), true);
  equal(says("RENAME TABLE a TO b", "1146"), true);
  equal(says("CREATE TABLE a (b INT)", "1064"), false);
});

Deno.test("isRepeatable() excepts calls and what gets a new name each time", () => {
  equal(isRepeatable("CREATE TABLE a (b INT)"), true);
  equal(isRepeatable("ALTER TABLE a ADD CONSTRAINT u UNIQUE (b)"), true);
  equal(isRepeatable("ALTER TABLE a ADD UNIQUE (b)"), false);
  equal(isRepeatable("CALL p()"), false);
  equal(isRepeatable("RENAME TABLE a TO t, b TO a, t TO b"), false);
});
