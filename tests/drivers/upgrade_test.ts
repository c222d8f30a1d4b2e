import mysql from "npm:mysql2@3.24.5/promise";
import { deepStrictEqual, equal, match } from "node:assert/strict";
// @ts-types="npm:@types/pg@8.23.1"
import pg from "npm:pg@8.23.1";
import postgres from "npm:postgres@3.4.9";
import { Config } from "../../mod.ts";
import type { Connection } from "../../src/drivers/driver.ts";
import { adopt, connect } from "../../src/drivers/registry.ts";
import { Project, type RevisionSource } from "../environment/project.ts";
import { connectClient } from "../servers/clients.ts";
import { serverTest } from "../servers/databases.ts";
import type { ServerName } from "../servers/url_variables.ts";
import { failure } from "../failure.ts";

const TABLE = (name: string) =>
  `op.createTable("${name}", [
    sa.column("id", sa.integer(), { primaryKey: true, autoincrement: false }),
    sa.column("name", sa.string(40), { nullable: false, serverDefault: "x" }),
  ]);
  op.createIndex("ix_${name}", "${name}", ["name"]);`;

const THREE: Readonly<Record<string, RevisionSource>> = {
  a1: { up: TABLE("a"), down: `op.dropTable("a");` },
  b2: {
    up: `${TABLE("b")}
    op.bulkInsert(sa.table("b", [sa.column("id"), sa.column("name")]), [
      { id: 1, name: "o'one" }, { id: 2, name: "two" },
    ]);
    op.addColumn("b", sa.column("more", sa.boolean()));`,
    down: `op.dropTable("b");`,
  },
  c3: {
    up:
      `const [row] = await op.query("SELECT count(*) AS n FROM b"); if (Number(row.n) !== 2) throw new Error("rows: " + row.n);
    op.alterColumn("b", "name", { existingType: sa.string(40), existingNullable: false, type: sa.string(80) });`,
    down: `op.dropColumn("b", "more");`,
  },
};

/** The second revision breaks off after its table. */
const BROKEN: Readonly<Record<string, RevisionSource>> = {
  a1: { up: TABLE("a") },
  b2: { up: `${TABLE("b")}\nop.execute("INSERT INTO missing VALUES (1)");` },
  c3: { up: TABLE("c") },
};

const TABLES: Readonly<Record<ServerName, string>> = {
  postgresql:
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  mysql:
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = database() ORDER BY 1",
};

/** The first column of what the server says, without going through our code. */
async function column(
  server: ServerName,
  url: string,
  sql: string,
): Promise<string[]> {
  await using client = await connectClient(server, url);
  const rows = await client.query(sql);
  return rows.map((row) => String(Object.values(row)[0]));
}

async function tables(server: ServerName, url: string): Promise<string[]> {
  const all = await column(server, url, TABLES[server]);
  return all.filter((name) => !name.startsWith("athanor_"));
}

function versions(server: ServerName, url: string): Promise<string[]> {
  return column(server, url, "SELECT version_num FROM athanor_version");
}

for (const server of ["postgresql", "mysql"] as const) {
  serverTest(server, `upgrade and downgrade on ${server}`, async (url) => {
    using project = new Project(THREE, { url });
    const { steps } = await project.upgrade();
    deepStrictEqual(steps.map(({ revision }) => revision), ["a1", "b2", "c3"]);
    deepStrictEqual(await tables(server, url), ["a", "b"]);
    deepStrictEqual(await versions(server, url), ["c3"]);
    const names = "SELECT name FROM b ORDER BY id";
    deepStrictEqual(await column(server, url, names), ["o'one", "two"]);
    deepStrictEqual((await project.upgrade()).steps, []);
    await project.downgrade("base");
    deepStrictEqual(await tables(server, url), []);
    deepStrictEqual(await versions(server, url), []);
  });

  serverTest(
    server,
    `one transaction for the run on ${server} ends like one for each revision`,
    async (url) => {
      using project = new Project(THREE, { url });
      const config = project.config({ transactionPerMigration: false });
      await project.upgrade("head", config);
      deepStrictEqual(await versions(server, url), ["c3"]);
    },
  );
}

serverTest(
  "postgresql",
  "a revision that fails half-way leaves nothing on postgresql",
  async (url) => {
    using project = new Project(BROKEN, { url });
    const error = await failure(project.upgrade());
    match(error.message, /relation "missing" does not exist/);
    equal(error.sql, "INSERT INTO missing VALUES (1)");
    equal(error.details["databaseCode"], "42P01");
    equal(error.details["sqlPosition"], "INSERT INTO ".length);
    equal(error.run.outcome, "rolled back");
    deepStrictEqual(error.run.applied, ["a1"]);
    deepStrictEqual(await tables("postgresql", url), ["a"]);
    deepStrictEqual(await versions("postgresql", url), ["a1"]);
  },
);

serverTest(
  "mysql",
  "a revision that fails half-way is reported as partly applied on mysql",
  async (url) => {
    using project = new Project(BROKEN, { url });
    const error = await failure(project.upgrade());
    match(error.message, /missing' doesn't exist/);
    equal(error.details["databaseCode"], "1146");
    equal(error.run.outcome, "partly applied");
    deepStrictEqual(error.run.applied, ["a1"]);
    deepStrictEqual(await tables("mysql", url), ["a", "b"]);
    deepStrictEqual(await versions("mysql", url), ["a1"]);
  },
);

for (const server of ["postgresql", "mysql"] as const) {
  serverTest(
    server,
    `the offline script on ${server} leads to what the online run leads to`,
    async (url) => {
      const { c3: _, ...offline } = THREE;
      using project = new Project(offline, { url });
      const script = await project.script();
      await using client = await connectClient(server, url);
      await client.query(script);
      const described = await describe(server, url);
      await project.downgrade("base");
      deepStrictEqual(await tables(server, url), []);
      await project.upgrade();
      deepStrictEqual(await describe(server, url), described);
    },
  );
}

/** Without what is written as literals offline, and bound online. */
const SAME: Readonly<Record<string, RevisionSource>> = {
  a1: { up: TABLE("a") },
  b2: {
    up: `op.addColumn("a", sa.column("more", sa.boolean()));
    op.execute("INSERT INTO a (id, name) VALUES (1, 'x')");
    op.renameTable("a", "b");`,
  },
};

function isNoMark(sql: string): boolean {
  return !["BEGIN", "START TRANSACTION", "COMMIT"].includes(sql);
}

/** The statements of a script, without its comments and transaction marks. */
function statementsOf(script: string): string[] {
  const lines = script.split("\n").filter((line) => !line.startsWith("--"));
  const parts = lines.join("\n").split(/;\n+/).map((sql) => sql.trim());
  return parts.filter((sql) => sql !== "" && isNoMark(sql));
}

/** A connection that also keeps what it was told to run. */
function recording(connection: Connection): Connection & { sent: string[] } {
  const sent: string[] = [];
  return {
    sent,
    dialectName: connection.dialectName,
    serverVersion: connection.serverVersion,
    run(statements) {
      sent.push(...statements.map(({ sql }) => sql));
      return connection.run(statements);
    },
    query: (sql, parameters) => connection.query(sql, parameters),
    inTransaction: () => connection.inTransaction(),
    close: () => connection.close(),
  };
}

for (const server of ["postgresql", "mysql"] as const) {
  serverTest(
    server,
    `the offline script on ${server} has the statements of the online run`,
    async (url) => {
      using project = new Project(SAME, { url });
      const script = await project.script();
      const connection = recording(await connect(url));
      const config = new Config({ url }, {
        directory: project.directory,
        attributes: { connection },
      });
      await project.upgrade("head", config);
      await connection.close();
      const sent = connection.sent.filter(isNoMark);
      deepStrictEqual(
        statementsOf(script),
        sent.filter((sql) => !sql.includes("athanor_version_journal")),
      );
    },
  );
}

const COLUMNS: Readonly<Record<ServerName, string>> = {
  postgresql: "'public'",
  mysql: "database()",
};

async function describe(server: ServerName, url: string): Promise<unknown> {
  const columns = await column(
    server,
    url,
    `SELECT concat(table_name, '.', column_name, ' ', data_type, ' ', is_nullable, ' ', coalesce(column_default, '')) AS c
    FROM information_schema.columns WHERE table_schema = ${COLUMNS[server]}
    AND table_name IN ('a', 'b', 'athanor_version') ORDER BY 1`,
  );
  return [columns, await versions(server, url)];
}

/** Clients that a person may hand over, and how they are closed. */
const CLIENTS: readonly {
  readonly name: string;
  readonly server: ServerName;
  open(url: string): { client: unknown; close: () => Promise<unknown> };
}[] = [
  {
    name: "a pool of pg",
    server: "postgresql",
    open: (url) => {
      const client = new pg.Pool({ connectionString: url });
      return { client, close: () => client.end() };
    },
  },
  {
    name: "sql of postgres",
    server: "postgresql",
    open: (url) => {
      const client = postgres(url);
      return { client, close: () => client.end() };
    },
  },
  {
    name: "a pool of mysql2",
    server: "mysql",
    open: (url) => {
      const client = mysql.createPool(url);
      return { client, close: () => client.end() };
    },
  },
];

for (const { name, server, open } of CLIENTS) {
  serverTest(
    server,
    `${name}, adopted, can be the connection of a run`,
    async (url) => {
      using project = new Project(THREE);
      const { client, close } = open(url);
      const connection = await adopt(client);
      const config = new Config({}, {
        directory: project.directory,
        attributes: { connection },
      });
      await project.upgrade("head", config);
      deepStrictEqual((await project.upgrade("head", config)).steps, []);
      await connection.close();
      await close();
      deepStrictEqual(await versions(server, url), ["c3"]);
    },
  );
}
