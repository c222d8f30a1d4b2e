/**
 * Runs that are killed while one of their statements is under way: a proxy
 * hands it to the server and the run dies before it hears the answer. On the
 * way on, `--resume` has to find out what became of each kind of statement.
 *
 * @module
 */
import { deepStrictEqual, equal, ok } from "node:assert/strict";
import { command } from "../../mod.ts";
import { Project } from "../environment/project.ts";
import { CuttingProxy } from "../servers/cutting_proxy.ts";
import { serverTest } from "../servers/databases.ts";
import type { ServerName } from "../servers/url_variables.ts";
import { startCli } from "./cli_process.ts";
import { columnAt, tablesAt, versionsAt } from "./live_database.ts";

/** A plan of every kind of statement, by how the database gets to see it. */
const PLAN: Readonly<
  Record<ServerName, readonly (readonly [text: string, operation: string])[]>
> = {
  mysql: [
    [
      "CREATE TABLE a ",
      `op.createTable("a", [sa.column("id", sa.integer()), sa.column("name", sa.string(10))])`,
    ],
    ["INSERT INTO a ", `op.execute("INSERT INTO a (id) VALUES (1)")`],
    [
      "ALTER TABLE a ADD COLUMN more ",
      `op.addColumn("a", sa.column("more", sa.integer()))`,
    ],
    ["UPDATE a ", `op.execute("UPDATE a SET id = id + 10")`],
    ["CREATE INDEX ix_a ", `op.createIndex("ix_a", "a", ["id"])`],
    [
      "ALTER TABLE a ADD CONSTRAINT uq_a ",
      `op.createUniqueConstraint("uq_a", "a", ["name"])`,
    ],
    ["CREATE VIEW v ", `op.execute("CREATE VIEW v AS SELECT id FROM a")`],
    [
      "ALTER TABLE a MODIFY name ",
      `op.alterColumn("a", "name", { type: sa.string(20) })`,
    ],
    [
      "CREATE TRIGGER t ",
      `op.execute("CREATE TRIGGER t BEFORE DELETE ON a FOR EACH ROW SET @x = 1")`,
    ],
    ["DROP TRIGGER t", `op.execute("DROP TRIGGER t")`],
    ["DROP VIEW v", `op.execute("DROP VIEW v")`],
    [
      "DROP INDEX ix_a ON a",
      `op.dropIndex("ix_a", { tableName: "a" })`,
    ],
    ["ALTER TABLE a DROP COLUMN more", `op.dropColumn("a", "more")`],
    ["ALTER TABLE a RENAME ", `op.renameTable("a", "b")`],
    ["CREATE TABLE side ", `op.execute("CREATE TABLE side (id INT)")`],
    ["TRUNCATE side", `op.execute("TRUNCATE side")`],
    ["DROP TABLE side", `op.dropTable("side")`],
    ["INSERT INTO b ", `op.execute("INSERT INTO b (id) VALUES (2)")`],
  ],
  postgresql: [
    ["CREATE TABLE a ", `op.createTable("a", [sa.column("id", sa.integer())])`],
    ["INSERT INTO a ", `op.execute("INSERT INTO a (id) VALUES (11)")`],
    [
      "CREATE INDEX CONCURRENTLY ix_a ",
      `op.createIndex("ix_a", "a", ["id"], { postgresqlConcurrently: true })`,
    ],
    ["VACUUM a", `op.execute("VACUUM a")`],
    [
      "DROP INDEX CONCURRENTLY ix_a",
      `op.dropIndex("ix_a", { tableName: "a", postgresqlConcurrently: true })`,
    ],
    [
      "CREATE TABLE side ",
      `op.autocommitBlock(() => { op.execute("CREATE TABLE side (id INT)"); })`,
    ],
    [
      "DROP TABLE side",
      `op.autocommitBlock(() => { op.execute("DROP TABLE side"); })`,
    ],
    ["ALTER TABLE a RENAME ", `op.renameTable("a", "b")`],
    ["INSERT INTO b ", `op.execute("INSERT INTO b (id) VALUES (2)")`],
  ],
};

/** What both plans lead to, whatever happens on the way. */
async function assertEnd(url: string): Promise<void> {
  deepStrictEqual(await tablesAt(url), ["b"]);
  const ids = await columnAt(url, "SELECT id FROM b ORDER BY id");
  deepStrictEqual(ids, ["2", "11"]);
  deepStrictEqual(await versionsAt(url), ["a1"]);
  deepStrictEqual(
    await columnAt(url, "SELECT state FROM athanor_version_journal"),
    [],
  );
}

/** The message that a statement is, and not the journal's row about it. */
function message(statement: string): RegExp {
  const text = statement.replaceAll(/[^\w ]/g, "\\$&");
  return new RegExp(`^(?![^]*journal)[^]{5,9}${text}`);
}

for (const server of ["mysql", "postgresql"] as const) {
  const up = PLAN[server].map(([, operation]) => `await ${operation};`)
    .join("\n");
  const statements = [
    ...PLAN[server].map(([text]) => text),
    "INSERT INTO athanor_version ",
  ];
  for (const statement of statements) {
    serverTest(
      server,
      `a run on ${server} killed while "${statement.trim()}" is under way goes on with --resume`,
      async (url) => {
        using project = new Project({ a1: { up } }, { url });
        const killed = Promise.withResolvers<void>();
        await using proxy = new CuttingProxy(url, {
          after: /^[^]/,
          at: message(statement),
          arrives: true,
          instead: () => killed.resolve(),
        });
        const child = startCli(
          ...[project.directory, "upgrade", "head", "--url"] as const,
          proxy.url,
        );
        const output = child.output();
        await Promise.race([killed.promise, output]);
        ok(proxy.hasCut, "the statement was not sent");
        child.kill("SIGKILL");
        equal((await output).signal, "SIGKILL");
        await command.upgrade(project.config(), "head", { resume: true });
        await assertEnd(url);
      },
    );
  }
}
