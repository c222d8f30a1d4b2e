import { deepStrictEqual, rejects } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import {
  bundledMigrations,
  command,
  Config,
  loadConfig,
  op,
  sqlFor,
} from "athanor";

/** Runs a command as a program whose types nobody checks. */
type Untyped = Readonly<
  Record<string, (...args: readonly unknown[]) => Promise<unknown>>
>;
const untyped = command as unknown as Untyped;

function project(connection: DatabaseSync): Config {
  const revisions = [{
    revision: "a1",
    downRevision: null,
    upgrade: () => void op.execute("CREATE TABLE one (id INTEGER)"),
    downgrade: () => void op.execute("DROP TABLE one"),
  }];
  return new Config({ revisions }, { attributes: { connection } });
}

const WRONG: readonly (readonly [
  string,
  (config: Config) => Promise<unknown> | undefined,
  string,
  string,
])[] = [
  [
    "an option with another spelling",
    (config) => untyped["upgrade"]?.(config, "head", { SQL: true }),
    'command.upgrade has no option "SQL"',
    'Did you mean "sql"?',
  ],
  [
    "an option that there is not",
    (config) => untyped["upgrade"]?.(config, "head", { dryRun: true }),
    'command.upgrade has no option "dryRun"',
    "It takes sql, tag, resume, deadline, onPlan, onStep.",
  ],
  [
    "a flag that is a text",
    (config) => untyped["upgrade"]?.(config, "head", { sql: "yes" }),
    'command.upgrade takes true or false as its option sql, but was given "yes"',
    "Write true or false, without quotes, or leave it out.",
  ],
  [
    "a deadline that is a text",
    (config) => untyped["upgrade"]?.(config, "head", { deadline: "soon" }),
    "The deadline is not a moment",
    "Give a Date, or milliseconds such as Date.now() + 20_000.",
  ],
  [
    "options that are a flag",
    (config) => untyped["upgrade"]?.(config, "head", true),
    "command.upgrade takes options as an object, but was given true",
    "Write them as in { sql: … }.",
  ],
  [
    "a revision that is missing",
    (config) => untyped["upgrade"]?.(config),
    "command.upgrade takes a revision, but was given undefined",
    'Give it as a text, such as "head".',
  ],
  [
    "a revision that is a number in a list",
    (config) => untyped["stamp"]?.(config, ["a1", 2]),
    "command.stamp takes a revision, but was given a list",
    'Give it as a text, such as "head".',
  ],
  [
    "settings in place of a Config",
    () => untyped["upgrade"]?.({ url: "sqlite::memory:" }, "head"),
    "command.upgrade takes a Config first, but was given an object",
    'Write new Config({ url: "…" }), or await loadConfig().',
  ],
  [
    "a configuration that was not awaited",
    () => untyped["heads"]?.(loadConfig()),
    "command.heads takes a Config first, but was given a promise",
    "Await it: await loadConfig().",
  ],
  [
    "an option of a command that has none",
    (config) => untyped["branches"]?.(config, { verbose: true }),
    'command.branches has no option "verbose"',
    "It takes no options.",
  ],
];

for (const [name, call, message, hint] of WRONG) {
  Deno.test(`a command from code refuses ${name}, and runs nothing`, async () => {
    using database = new DatabaseSync(":memory:");
    await rejects(async () => await call(project(database)), {
      code: "USAGE",
      message,
      hint,
    });
    const tables = database.prepare("SELECT name FROM sqlite_schema").all();
    deepStrictEqual(tables, []);
  });
}

Deno.test("a bundle refuses a client in place of its options, and options in place of a target", async () => {
  using client = new DatabaseSync(":memory:");
  const migrations = bundledMigrations({ settings: {}, revisions: [] });
  await rejects(migrations.upgrade("heads", client as never), {
    code: "USAGE",
    message: "upgrade takes options as an object, but was given an object",
  });
  await rejects(migrations.upgrade({ connection: client } as never), {
    code: "USAGE",
    message: "upgrade takes a revision, but was given an object",
  });
  await rejects(migrations.current({ client } as never), {
    code: "USAGE",
    message: 'current has no option "client"',
  });
});

Deno.test("sqlFor refuses what is no function, and a dialect that there is not", async () => {
  await rejects(sqlFor("mysql", undefined as never), {
    code: "OPERATION_INVALID",
    message: "sqlFor takes a function that says the operations",
  });
  await rejects(sqlFor("pg" as never, () => {}), {
    code: "OPERATION_INVALID",
    message: 'Unknown dialect "pg" (at dialect)',
    hint: "Use one of sqlite, postgresql, mysql, mssql, oracle",
  });
});
