/**
 * Offline scripts are what an online run sends, byte for byte, but for
 * terminators and transaction marks. `bulkInsert` alone differs: its values are
 * bound online, and written as literals into a script.
 *
 * @module
 */
import { deepStrictEqual, equal, match, notEqual } from "node:assert/strict";
import {
  Config,
  isAthanorError,
  MigrationContext,
  type Operations,
  sa,
} from "../../mod.ts";
import type { Connection } from "../../src/drivers/driver.ts";
import { registerBuiltins } from "../../src/builtins.ts";
import { connect } from "../../src/drivers/registry.ts";
import { describe } from "../../src/kernel/mod.ts";
import { OperationVerbs } from "../../src/operations/operation_verbs.ts";
import { scriptStatement } from "../../src/runtime/script_statement.ts";
import { Project } from "../environment/project.ts";
import { type LiveName, liveUrlTest } from "../servers/live_url.ts";
import { RecordingConnection } from "./recording_connection.ts";

registerBuiltins();

type Say = (op: Operations) => unknown;

/** Each directive, with what it can be told that changes its text. */
const DIRECTIVES: Readonly<Record<string, Say>> = {
  createTable: (op) =>
    op.createTable("t", [
      sa.column("id", sa.integer(), { primaryKey: true, comment: "it's" }),
      sa.column("at", sa.dateTime(), {
        serverDefault: sa.text("CURRENT_TIMESTAMP"),
      }),
      sa.column("code", sa.string(10), { unique: true, index: true }),
      sa.column("kind", sa.enum(["a", "b"], { name: "kind" })),
      sa.column("region_id", sa.integer(), { foreignKey: "region.id" }),
      sa.checkConstraint("region_id > 0", { name: "ck_t" }),
    ], { comment: "notes; 'all' of them" }),
  dropTable: (op) => op.dropTable("account", { ifExists: true }),
  renameTable: (op) => op.renameTable("account", "Account 2"),
  addColumn: (op) =>
    op.addColumn(
      "account",
      sa.column("more", sa.string(5), {
        nullable: false,
        serverDefault: "it's",
        comment: "more; or less",
      }),
    ),
  alterColumn: (op) =>
    op.alterColumn("account", "name", {
      existingType: sa.string(50),
      existingNullable: true,
      type: sa.text(),
      nullable: false,
      newColumnName: "full Name",
    }),
  dropColumn: (op) => op.dropColumn("account", "name"),
  batchAlterTable: (op) =>
    op.batchAlterTable("account", (batch) => {
      batch.addColumn(sa.column("more", sa.integer()));
      batch.createIndex("ix_more", ["more"]);
    }),
  createIndex: (op) =>
    op.createIndex("ix_account", "account", [sa.desc("name"), "region_id"], {
      unique: true,
    }),
  dropIndex: (op) => op.dropIndex("ix_score", { tableName: "account" }),
  createPrimaryKey: (op) =>
    op.createPrimaryKey("pk_account", "account", ["id"]),
  createUniqueConstraint: (op) =>
    op.createUniqueConstraint("uq_account", "account", ["name"]),
  createForeignKey: (op) =>
    op.createForeignKey(
      "fk_account",
      "account",
      "region",
      ["region_id"],
      ["id"],
      { ondelete: "CASCADE" },
    ),
  createCheckConstraint: (op) =>
    op.createCheckConstraint("ck_account", "account", "name <> 'it''s; so'"),
  createExcludeConstraint: (op) =>
    op.createExcludeConstraint("ex_account", "account", [["region_id", "="]], {
      using: "btree",
    }),
  dropConstraint: (op) =>
    op.dropConstraint("uq_score", "account", { type: "unique" }),
  createTableComment: (op) =>
    op.createTableComment("account", 'it\'s \\ "all"; so'),
  dropTableComment: (op) =>
    op.dropTableComment("account", { existingComment: "before" }),
  createEnum: (op) => op.createEnum("mood", ["sad", "ok"]),
  dropEnum: (op) => {
    op.createEnum("weather", ["sunny"]);
    op.dropEnum("weather");
  },
  alterEnum: (op) => {
    op.createEnum("size", ["small", "big"]);
    op.alterEnum("size", ["big", "small"], {
      existingValues: ["small", "big"],
    });
  },
  execute: (op) =>
    op.execute(
      "INSERT INTO account (id, name) VALUES (1, 'a;b'); -- one; comment\n" +
        "INSERT INTO account (id, name) VALUES (:id, :name)",
      { parameters: { id: 2, name: "it's \\ 100%" } },
    ),
};

/** What sends no statement of its own, and what binds its values online. */
const NOT_COMPARED = [
  "autocommitBlock",
  "bulkInsert",
  "f",
  "getBind",
  "getContext",
  "inlineLiteral",
  "inspect",
  "invoke",
  "query",
];

function given(op: Operations): void {
  op.createTable("region", [
    sa.column("id", sa.integer(), { primaryKey: true, autoincrement: false }),
  ]);
  op.createTable("account", [
    sa.column("id", sa.integer(), { nullable: false }),
    sa.column("name", sa.string(50)),
    sa.column("region_id", sa.integer()),
    sa.column("score", sa.integer()),
    sa.uniqueConstraint(["score"], { name: "uq_score" }),
  ], { comment: "before" });
  op.createIndex("ix_score", "account", ["score", "id"]);
}

/** Says operations to a context; gives the code of a refusal. */
async function say(
  context: MigrationContext,
  operations: Say,
): Promise<string | undefined> {
  const queue = context.newQueue();
  try {
    await context.call(queue, operations);
    await queue.close();
    return undefined;
  } catch (error) {
    queue.abandon();
    if (!isAthanorError(error) || error.code === "STATEMENT_FAILED") {
      throw error;
    }
    return error.code;
  }
}

/** The script of operations, for the server that a connection speaks to. */
async function scriptOf(
  { dialectName, serverVersion }: Connection,
  operations: Say,
): Promise<{ script: string; refusal: string | undefined }> {
  let script = "";
  const context = await MigrationContext.configure({
    dialectName,
    serverVersion,
    outputBuffer: (text) => script += text,
  });
  const refusal = await say(context, operations);
  return { script, refusal };
}

/** Statements as a script has them. */
function terminated(
  sent: readonly string[],
  { dialectName }: Connection,
): string {
  const facts = describe(dialectName);
  return sent.map((sql) => scriptStatement(sql, facts)).join("");
}

/** What is sent beside the transaction in which something was refused. */
function withoutMarks(
  sent: readonly string[],
  { dialectName }: Connection,
): readonly string[] {
  const { begin, rollback } = describe(dialectName);
  return sent.filter((sql) => sql !== begin && sql !== rollback);
}

Deno.test("every verb is compared, or named with those that are not", () => {
  const verbs = Object.getOwnPropertyNames(OperationVerbs.prototype)
    .filter((name) => name !== "constructor");
  deepStrictEqual(
    verbs.toSorted(),
    [...Object.keys(DIRECTIVES), ...NOT_COMPARED].toSorted(),
  );
});

liveUrlTest(
  "the script of each directive is what an online run sends",
  async (url, name) => {
    const silent: string[] = [];
    const remade: string[] = [];
    const recording = new RecordingConnection(await connect(url));
    const context = await MigrationContext.configure({ connection: recording });
    for (const [verb, operations] of Object.entries(DIRECTIVES)) {
      await say(context, given);
      recording.sent.length = 0;
      const refusal = await say(context, operations);
      const offline = await scriptOf(recording, operations);
      // A script cannot tell how a table looks that must be made anew.
      if (offline.refusal !== undefined && refusal === undefined) {
        remade.push(verb);
        await clear(recording);
        continue;
      }
      equal(offline.refusal, refusal, verb);
      const sent = refusal === undefined
        ? recording.sent
        : withoutMarks(recording.sent, recording);
      equal(offline.script, terminated(sent, recording), verb);
      if (sent.length === 0) silent.push(verb);
      await clear(recording);
    }
    await recording.close();
    deepStrictEqual(silent, SILENT[name]);
    deepStrictEqual(remade, REMADE[name]);
  },
);

/** What sends nothing: most of it is refused, as the database has no such statement. */
const SILENT: Readonly<Record<LiveName, readonly string[]>> = {
  sqlite: [
    "createExcludeConstraint",
    "createTableComment",
    "dropTableComment",
    "createEnum",
    "dropEnum",
    "alterEnum",
  ],
  postgresql: [],
  mysql: ["createExcludeConstraint", "createEnum", "dropEnum", "alterEnum"],
};

/** What is no statement, but a new table where there is a database. */
const REMADE: Readonly<Record<LiveName, readonly string[]>> = {
  sqlite: [
    "alterColumn",
    "createPrimaryKey",
    "createUniqueConstraint",
    "createForeignKey",
    "createCheckConstraint",
    "dropConstraint",
  ],
  postgresql: [],
  mysql: [],
};

/** Takes away what a directive can have left. */
async function clear(connection: RecordingConnection): Promise<void> {
  const drops = ["t", "account", "Account 2", "region"];
  const context = await MigrationContext.configure({ connection });
  await say(context, (op) => {
    for (const name of drops) op.dropTable(name, { ifExists: true });
  });
  // An enumeration is a type of its own where it is one at all.
  const type = connection.sent.some((sql) => sql.startsWith("CREATE TYPE"));
  if (type) await connection.run([{ sql: "DROP TYPE IF EXISTS kind" }]);
}

liveUrlTest(
  "the script of a bulkInsert says the values that an online run binds",
  async (url) => {
    const recording = new RecordingConnection(await connect(url));
    const context = await MigrationContext.configure({ connection: recording });
    await say(context, given);
    recording.sent.length = 0;
    const rows = [{ id: 1, name: "it's" }, { id: 2, name: "b" }];
    const insert: Say = (op) => op.bulkInsert("account", rows);
    await say(context, insert);
    const { script } = await scriptOf(recording, insert);
    notEqual(script, terminated(recording.sent, recording));
    match(script, /VALUES \(1, 'it''s'\)/);
    const found = await recording.query("SELECT id, name FROM account");
    await recording.close();
    deepStrictEqual(found.map((row) => ({ ...row })), rows);
  },
);

const PLAN = {
  a1: {
    up: `op.createTable("a", [sa.column("id", sa.integer())]);`,
    down: `op.dropTable("a");`,
  },
  b2: {
    up: `op.createIndex("ix_a", "a", ["id"], { postgresqlConcurrently: true });
    op.execute("INSERT INTO a VALUES (1)");`,
  },
  c3: { up: `op.renameTable("a", "b");` },
};

liveUrlTest(
  "the script of a whole upgrade has the version table's statements of the online run",
  async (url) => {
    using project = new Project(PLAN, { url });
    const script = await project.script();
    const recording = new RecordingConnection(await connect(url));
    const config = new Config({ url }, {
      directory: project.directory,
      attributes: { connection: recording },
    });
    await project.upgrade("head", config);
    await recording.close();
    const { begin, commit } = describe(recording.dialectName);
    const isMark = (sql: string) => sql === begin || sql === commit;
    const statements = script
      .split("\n\n")
      .filter((part) => part !== "" && !part.startsWith("-- Running"))
      .map((part) => part.replace(/;$/, ""));
    deepStrictEqual(
      statements.filter((sql) => !isMark(sql)),
      recording.sent.filter((sql) => !isMark(sql)),
    );
    const marks = recording.sent.filter(isMark);
    const kept = describe(recording.dialectName).transactionalDdl ? marks : [];
    deepStrictEqual(statements.filter(isMark), kept);
  },
);
