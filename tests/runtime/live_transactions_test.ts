import { deepStrictEqual, equal, match, rejects } from "node:assert/strict";
import mysql from "npm:mysql2@3.24.5/promise";
import { DatabaseSync } from "node:sqlite";
// @ts-types="npm:@types/pg@8.23.1"
import pg from "npm:pg@8.23.1";
import { Config } from "../../mod.ts";
import { connect } from "../../src/drivers/registry.ts";
import { Project, type RevisionSource } from "../environment/project.ts";
import { type LiveName, liveUrlTest } from "../servers/live_url.ts";
import { tablesAt, versionsAt } from "./live_database.ts";
import { RecordingConnection } from "./recording_connection.ts";
import { failure } from "../failure.ts";

const TABLE = (name: string): string =>
  `op.createTable("${name}", [sa.column("id", sa.integer())]);`;

/** The statement that fails after a table was made. */
const BREAK = `op.execute("INSERT INTO missing VALUES (1)");`;

const BROKEN: Readonly<Record<string, RevisionSource>> = {
  a1: { up: TABLE("a") },
  b2: { up: TABLE("b") + BREAK },
  c3: { up: TABLE("c") },
};

liveUrlTest(
  "one transaction for the run takes back every revision when one fails",
  async (url) => {
    using project = new Project(BROKEN, {
      url,
      transactionPerMigration: false,
    });
    const { run } = await failure(project.upgrade());
    equal(run.outcome, "rolled back");
    deepStrictEqual([run.applied, run.pending], [[], ["a1", "c3"]]);
    deepStrictEqual(await tablesAt(url), []);
  },
  ["sqlite", "postgresql"],
);

liveUrlTest(
  "one transaction for the run that an autocommitBlock split keeps what came before the block",
  async (url) => {
    const split = `${TABLE("b")} await op.autocommitBlock(() => {});`;
    using project = new Project({
      a1: { up: TABLE("a") },
      b2: { up: split },
      c3: { up: TABLE("c") + BREAK },
      d4: { up: TABLE("d") },
    }, { url, transactionPerMigration: false });
    const { run } = await failure(project.upgrade());
    equal(run.outcome, "rolled back");
    deepStrictEqual([run.applied, run.pending], [["a1"], ["b2", "d4"]]);
    deepStrictEqual(await tablesAt(url), ["a", "b"]);
    deepStrictEqual(await versionsAt(url), ["a1"]);
  },
  ["sqlite", "postgresql"],
);

liveUrlTest(
  "what came before an autocommitBlock stays when the revision fails after it",
  async (url) => {
    const up = `${TABLE("b")}
      await op.autocommitBlock(() => { ${TABLE("outside")} });
      ${TABLE("c")} ${BREAK}`;
    using project = new Project({ a1: { up: TABLE("a") }, b2: { up } }, {
      url,
    });
    const { run } = await failure(project.upgrade());
    equal(run.outcome, "partly applied");
    deepStrictEqual([run.applied, run.pending], [["a1"], []]);
    deepStrictEqual(await tablesAt(url), ["a", "b", "outside"]);
    deepStrictEqual(await versionsAt(url), ["a1"]);
  },
  ["sqlite", "postgresql"],
);

liveUrlTest(
  "CREATE INDEX CONCURRENTLY leaves the transaction by itself, and what follows has a new one",
  async (url) => {
    const up = `${TABLE("a")}
      op.createIndex("ix_a", "a", ["id"], { postgresqlConcurrently: true });
      ${TABLE("b")}`;
    using project = new Project({ a1: { up } });
    const connection = new RecordingConnection(await connect(url));
    const config = new Config({ url }, {
      directory: project.directory,
      attributes: { connection },
    });
    await project.upgrade("head", config);
    await connection.close();
    const words = connection.sent.map((sql) => /^\w+( \w+)?/.exec(sql)?.[0]);
    deepStrictEqual(words, [
      "CREATE TABLE",
      "BEGIN",
      "CREATE TABLE",
      "COMMIT",
      "CREATE INDEX",
      "BEGIN",
      "CREATE TABLE",
      "INSERT INTO",
      "COMMIT",
    ]);
  },
  ["postgresql"],
);

/** A client of the caller's, as its own library has it. */
interface Client {
  readonly connection: unknown;
  say(sql: string): Promise<unknown>;
  close(): Promise<unknown> | void;
}

type Open = (url: string) => Promise<Client>;

const OPEN: Readonly<Record<LiveName, Open>> = {
  sqlite: (url) => {
    const connection = new DatabaseSync(url.slice("sqlite:".length));
    return Promise.resolve({
      connection,
      say: (sql) => Promise.resolve(connection.exec(sql)),
      close: () => connection.close(),
    });
  },
  postgresql: async (url) => {
    const connection = new pg.Client({ connectionString: url });
    await connection.connect();
    const say = (sql: string) => connection.query(sql);
    return { connection, say, close: () => connection.end() };
  },
  mysql: async (url) => {
    const connection = await mysql.createConnection(url);
    const say = (sql: string) => connection.query(sql);
    return { connection, say, close: () => connection.end() };
  },
};

/** Rows only: DDL would end the caller's transaction on MySQL. */
const ROWS: Readonly<Record<string, RevisionSource>> = {
  a1: { up: `op.execute("INSERT INTO note VALUES (1)");` },
  b2: { up: `op.execute("INSERT INTO note VALUES (2)");` },
};

/** Runs in a transaction of the caller's, which `end` ends; gives what is there then. */
async function inCallersTransaction(
  client: Client,
  project: Project,
  { url, end }: { url: string; end: string },
): Promise<{ error: unknown; notes: number; versions: string[] }> {
  const { connection, say } = client;
  await say("CREATE TABLE note (id INTEGER)");
  await say(
    "CREATE TABLE athanor_version (version_num VARCHAR(32) PRIMARY KEY)",
  );
  await say(url.startsWith("mysql") ? "START TRANSACTION" : "BEGIN");
  const config = new Config({ url }, {
    directory: project.directory,
    attributes: { connection },
  });
  const error = await project.upgrade("head", config)
    .then(() => undefined, (thrown) => thrown);
  await say(end);
  await client.close();
  const reader = await connect(url);
  const notes = await reader.query("SELECT id FROM note");
  await reader.close();
  return { error, notes: notes.length, versions: await versionsAt(url) };
}

liveUrlTest(
  "a transaction of the caller's is theirs to commit or to roll back",
  async (url, name) => {
    const open = OPEN[name];
    using project = new Project(ROWS);
    const undone = await inCallersTransaction(await open(url), project, {
      url,
      end: "ROLLBACK",
    });
    deepStrictEqual(undone, { error: undefined, notes: 0, versions: [] });
    const client = await open(url);
    await client.say("DROP TABLE note");
    await client.say("DROP TABLE athanor_version");
    const kept = await inCallersTransaction(client, project, {
      url,
      end: "COMMIT",
    });
    deepStrictEqual(kept, { error: undefined, notes: 2, versions: ["b2"] });
  },
);

liveUrlTest(
  "a failure in a transaction of the caller's is left to them",
  async (url, name) => {
    const open = OPEN[name];
    using project = new Project({ ...ROWS, c3: { up: BREAK } });
    const found = await inCallersTransaction(await open(url), project, {
      url,
      end: "ROLLBACK",
    });
    const { run } = await failure(Promise.reject(found.error));
    equal(run.outcome, "left to the caller");
    deepStrictEqual([run.revision, run.applied], ["c3", []]);
    deepStrictEqual(run.undecided, ["a1", "b2"]);
    deepStrictEqual([found.notes, found.versions], [0, []]);
  },
);

liveUrlTest(
  "an autocommitBlock is refused in a transaction of the caller's",
  async (url, name) => {
    const open = OPEN[name];
    const up = `await op.autocommitBlock(() => { ${TABLE("b")} });`;
    using project = new Project({ a1: { up } });
    const { error } = await inCallersTransaction(await open(url), project, {
      url,
      end: "ROLLBACK",
    });
    match(String(error), /Cannot leave a transaction that the caller/);
    await rejects(Promise.reject(error), { code: "MIGRATION_FAILED" });
  },
);
