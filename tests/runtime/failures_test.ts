/**
 * What a run says when the database fails it: each time a clear error with an
 * exact account, and never a wait without end.
 *
 * @module
 */
import { deepStrictEqual, equal, match, rejects } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { Config, isAthanorError } from "../../mod.ts";
import { Project } from "../environment/project.ts";
import type { Connection } from "../../src/drivers/driver.ts";
import { connectClient } from "../servers/clients.ts";
import { serverTest } from "../servers/databases.ts";
import { type LiveName, liveUrlTest } from "../servers/live_url.ts";
import type { ServerName } from "../servers/url_variables.ts";
import { tablesAt, versionsAt } from "./live_database.ts";
import { SpiedSqlite } from "./spied_sqlite.ts";
import { failure } from "../failure.ts";

const TABLE = (name: string): string =>
  `op.createTable("${name}", [sa.column("id", sa.integer())]);`;

const CLIENTS = new URL("../servers/clients.ts", import.meta.url).href;

/** The id of a session, and how another session ends it. */
const KILL: Readonly<Record<ServerName, readonly [string, string]>> = {
  postgresql: ["SELECT pg_backend_pid() AS id", "SELECT pg_terminate_backend"],
  mysql: ["SELECT CONNECTION_ID() AS id", "KILL "],
};

/** A body that loses its connection after a table is made, and goes on. */
function losing(server: ServerName, url: string): string {
  const [id, kill] = KILL[server];
  return `await ${TABLE("b")}
    const [row] = await op.query(${JSON.stringify(id)});
    const { connectClient } = await import(${JSON.stringify(CLIENTS)});
    await using client = await connectClient("${server}", ${
    JSON.stringify(url)
  });
    await client.query("${kill}(" + row.id + ")");
    await new Promise((resolve) => setTimeout(resolve, 50));
    ${TABLE("late")}`;
}

for (const server of ["postgresql", "mysql"] as const) {
  serverTest(
    server,
    `a connection lost in the middle of a revision on ${server} fails it`,
    async (url) => {
      using project = new Project(
        {
          a1: { up: TABLE("a") },
          b2: { up: losing(server, url) },
          c3: { up: TABLE("c") },
        },
        { url },
      );
      const { run, message, hint } = await failure(project.upgrade());
      match(
        message,
        /^Cannot upgrade "b2": .*(terminat|clos|connection|kill)/i,
      );
      match(
        hint ?? "",
        server === "postgresql"
          ? /^Run the same command again/
          : /^Run the upgrade again with --resume to go on/,
      );
      deepStrictEqual([run.applied, run.pending], [["a1"], ["c3"]]);
      const isWhole = server === "postgresql";
      equal(run.outcome, isWhole ? "rolled back" : "partly applied");
      deepStrictEqual(await tablesAt(url), isWhole ? ["a"] : ["a", "b"]);
      deepStrictEqual(await versionsAt(url), ["a1"]);
    },
  );
}

serverTest(
  "mysql",
  "a statement that the server answered by ending the session may have taken effect",
  async (url) => {
    const killed = `op.execute("KILL CONNECTION_ID()");`;
    using project = new Project({ a1: { up: TABLE("a") + killed } }, { url });
    const { run, message, hint } = await failure(project.upgrade());
    match(message, /: The connection to the database was lost: /);
    match(hint ?? "", /^Run the upgrade again with --resume to go on/);
    deepStrictEqual(run.effects.map((sql) => sql.slice(0, 14)), [
      "CREATE TABLE a",
    ]);
    equal(run.inFlight, "KILL CONNECTION_ID()");
  },
);

serverTest(
  "postgresql",
  "what PostgreSQL adds to its message, such as which key is there twice, is told",
  async (url) => {
    const twice = `op.execute("INSERT INTO a VALUES (7), (7)");
      op.createPrimaryKey("pk", "a", ["id"]);`;
    using project = new Project(
      { a1: { up: `op.execute("CREATE TABLE a (id integer)");${twice}` } },
      { url },
    );
    const { details } = await failure(project.upgrade());
    equal(details["databaseDetail"], "Key (id)=(7) is duplicated.");
  },
);

Deno.test("an error of a driver that another copy of the module brought is read like one's own", async () => {
  const url = new URL("../../src/drivers/statement_error.ts", import.meta.url);
  const { StatementError } = await import(`${url}?copy`);
  using spied = new SpiedSqlite();
  const own = await spied.connection();
  const connection: Connection = {
    ...own,
    run: (statements) =>
      own.run(statements).catch(({ message, index, sql }) => {
        const fields = { index, sql, databaseCode: "1", connectionLost: true };
        throw new StatementError(message, fields);
      }),
  };
  using project = new Project({ a1: { up: `${TABLE("a")}\n${TABLE("a")}` } });
  const { directory } = project;
  const config = new Config({}, { directory, attributes: { connection } });
  const { details, hint } = await failure(project.upgrade("head", config));
  match(String(details["sql"]), /^CREATE TABLE a/);
  deepStrictEqual([details["line"], details["databaseCode"]], [8, "1"]);
  match(hint ?? "", /^Run the (same command|upgrade) again/);
});

liveUrlTest(
  "a full disk fails the revision, which leaves nothing, and the next run goes on",
  async (url) => {
    const fill = `op.execute("INSERT INTO b VALUES (zeroblob(1000000))");`;
    using project = new Project({
      a1: { up: TABLE("a") },
      b2: { up: TABLE("b") + fill },
      c3: { up: TABLE("c") },
    });
    using connection = new DatabaseSync(url.slice("sqlite:".length));
    connection.exec("PRAGMA max_page_count = 30");
    const config = new Config({ url }, {
      directory: project.directory,
      attributes: { connection },
    });
    const { run, message } = await failure(project.upgrade("head", config));
    equal(message, 'Cannot upgrade "b2": database or disk is full');
    equal(run.outcome, "rolled back");
    deepStrictEqual([run.applied, run.pending], [["a1"], ["c3"]]);
    deepStrictEqual(await tablesAt(url), ["a"]);
    connection.exec("PRAGMA max_page_count = 3000");
    await project.upgrade("head", config);
    deepStrictEqual(await versionsAt(url), ["c3"]);
  },
  ["sqlite"],
);

liveUrlTest(
  "a read-only database is refused before any revision runs",
  async (url) => {
    const path = url.slice("sqlite:".length);
    new DatabaseSync(path).close();
    using project = new Project({ a1: { up: TABLE("a") } });
    using connection = new DatabaseSync(path, { readOnly: true });
    const config = new Config({ url }, {
      directory: project.directory,
      attributes: { connection },
    });
    await rejects(project.upgrade("head", config), {
      code: "STATEMENT_FAILED",
      message: "attempt to write a readonly database",
    });
    deepStrictEqual(await tablesAt(url), []);
  },
  ["sqlite"],
);

serverTest(
  "postgresql",
  "a read-only database on postgresql is refused before any revision runs",
  async (url) => {
    await using client = await connectClient("postgresql", url);
    const [row] = await client.query("SELECT current_database() AS name");
    const name = row?.["name"];
    await client.query(
      `ALTER DATABASE "${name}" SET default_transaction_read_only = on`,
    );
    using project = new Project({ a1: { up: TABLE("a") } }, { url });
    await rejects(project.upgrade(), {
      code: "STATEMENT_FAILED",
      message: /in a read-only transaction/,
    });
    deepStrictEqual(await tablesAt(url), []);
  },
);

/** Makes a user who may only look, and one to take rights away from. */
const LIMIT: Readonly<Record<ServerName, (user: string) => string[]>> = {
  postgresql: (user) => [
    `CREATE ROLE ${user} LOGIN PASSWORD 'pw'`,
    "CREATE TABLE athanor_version (version_num varchar(32) PRIMARY KEY)",
    `GRANT ALL ON athanor_version TO ${user}`,
  ],
  mysql: (user) => [
    `CREATE USER ${user}@'%' IDENTIFIED BY 'pw'`,
    "CREATE TABLE athanor_version (version_num varchar(32) PRIMARY KEY)",
    `GRANT SELECT, INSERT, UPDATE, DELETE ON * TO ${user}@'%'`,
  ],
};

const DENIED: Readonly<Record<ServerName, RegExp>> = {
  postgresql: /permission denied for schema public/,
  mysql: /CREATE command denied to user/,
};

const DROP_USER: Readonly<Record<ServerName, (user: string) => string[]>> = {
  postgresql: (user) => [`DROP OWNED BY ${user}`, `DROP ROLE ${user}`],
  mysql: (user) => [`DROP USER ${user}@'%'`],
};

for (const server of ["postgresql", "mysql"] as const) {
  serverTest(
    server,
    `a user on ${server} without the right to create tables is told so`,
    async (url) => {
      await using admin = await connectClient(server, url);
      const user = `u_${crypto.randomUUID().slice(0, 8)}`;
      for (const sql of LIMIT[server](user)) await admin.query(sql);
      try {
        const limited = new URL(url);
        limited.username = user;
        limited.password = "pw";
        using project = new Project(
          { a1: { up: `op.execute("SELECT 1");` }, b2: { up: TABLE("b") } },
          { url: limited.href },
        );
        const { run, message } = await failure(project.upgrade());
        match(message, DENIED[server]);
        deepStrictEqual([run.revision, run.applied], ["b2", ["a1"]]);
        deepStrictEqual(await tablesAt(url), []);
        deepStrictEqual(await versionsAt(url), ["a1"]);
      } finally {
        for (const sql of DROP_USER[server](user)) await admin.query(sql);
      }
    },
  );
}

/** A body in which somebody else moves the version row; on SQLite, where one alone may write, the revision itself. */
function moving(name: LiveName, url: string): string {
  const sql = JSON.stringify("UPDATE athanor_version SET version_num = 'zz'");
  if (name === "sqlite") return `op.execute(${sql});`;
  return `const { connectClient } = await import(${JSON.stringify(CLIENTS)});
    await using client = await connectClient("${name}", ${JSON.stringify(url)});
    await client.query(${sql});`;
}

liveUrlTest(
  "a version row that changes under a run fails the revision that would move it",
  async (url, name) => {
    using project = new Project(
      {
        a1: { up: TABLE("a") },
        b2: { up: TABLE("b") + moving(name, url) },
        c3: { up: TABLE("c") },
      },
      { url },
    );
    const error = await failure(project.upgrade());
    const { run, cause } = error;
    equal(isAthanorError(cause) && cause.code, "VERSION_ROW_CHANGED");
    match(error.message, /Expected one row "a1" in "athanor_version"/);
    deepStrictEqual([run.applied, run.pending], [["a1"], ["c3"]]);
    const isWhole = name !== "mysql";
    equal(run.outcome, isWhole ? "rolled back" : "partly applied");
    deepStrictEqual(await tablesAt(url), isWhole ? ["a"] : ["a", "b"]);
    deepStrictEqual(await versionsAt(url), [name === "sqlite" ? "a1" : "zz"]);
  },
);

const SCRIPTS: readonly (readonly [string, string, RegExp])[] = [
  [
    "a thrown object is shown",
    "throw { code: 5 };",
    /: A value that is no error was thrown: \{"code":5\}$/,
  ],
  [
    "parameters of execute are given by name",
    `op.execute("SELECT :id", { parameters: [1] });`,
    /: The parameters must be values by name, but are a list$/,
  ],
];

for (const [name, up, message] of SCRIPTS) {
  Deno.test(name, async () => {
    using project = new Project({ a1: { up } });
    match((await failure(project.upgrade())).message, message);
  });
}

serverTest(
  "postgresql",
  "a script that goes on after a failure in its transaction is told the way out",
  async (url) => {
    const up = `try { await op.execute("SELECT broken"); } catch {}
      await op.execute("SELECT 1");`;
    using project = new Project({ a1: { up } }, { url });
    const { hint } = await failure(project.upgrade());
    match(hint ?? "", /SAVEPOINT/);
  },
);
