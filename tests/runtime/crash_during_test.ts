/**
 * Runs that are killed while the database works on a statement. On PostgreSQL
 * triggers make any one statement sleep; on SQLite statements count for long.
 *
 * @module
 */
import { deepStrictEqual, equal } from "node:assert/strict";
import { Project, type RevisionSource } from "../environment/project.ts";
import { connectClient } from "../servers/clients.ts";
import { serverTest } from "../servers/databases.ts";
import { liveUrlTest } from "../servers/live_url.ts";
import { startCli } from "./cli_process.ts";
import { columnAt, tablesAt, versionsAt } from "./live_database.ts";
import { until } from "../until.ts";

/** Makes a session sleep in the statement that is like its setting `test.during`. */
const SLEEP = `
CREATE FUNCTION pause() RETURNS void LANGUAGE plpgsql AS $$ BEGIN
  IF current_query() LIKE current_setting('test.during', true) THEN
    PERFORM pg_sleep(60);
  END IF;
END $$;
CREATE FUNCTION in_rows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  PERFORM pause();
  RETURN NULL;
END $$;
CREATE FUNCTION in_ddl() RETURNS event_trigger LANGUAGE plpgsql AS $$
DECLARE made record;
BEGIN
  PERFORM pause();
  FOR made IN SELECT * FROM pg_event_trigger_ddl_commands()
    WHERE command_tag = 'CREATE TABLE'
  LOOP
    EXECUTE format('CREATE TRIGGER pause AFTER INSERT OR UPDATE OR DELETE
      ON %s EXECUTE FUNCTION in_rows()', made.object_identity);
  END LOOP;
END $$;
CREATE EVENT TRIGGER pause ON ddl_command_end EXECUTE FUNCTION in_ddl();
`;

const PLAN: Readonly<Record<string, RevisionSource>> = {
  a1: {
    up: `op.createTable("a", [sa.column("id", sa.integer())]);
    op.execute("INSERT INTO a VALUES (1)");
    op.createIndex("ix_a", "a", ["id"]);`,
  },
  b2: {
    up: `op.createTable("b", [sa.column("id", sa.integer())]);
    op.bulkInsert("b", [{ id: 1 }, { id: 2 }]);
    op.addColumn("b", sa.column("more", sa.integer()));
    op.execute("UPDATE b SET more = coalesce(more, 0) + 1");`,
  },
  c3: {
    up: `op.renameTable("b", "c");
    op.dropIndex("ix_a", { tableName: "a" });
    op.execute("DELETE FROM c WHERE id = 2");`,
  },
};

/** Every statement of the plan, by how it starts, with the tables that it may leave. */
const STATEMENTS: Readonly<Record<string, readonly string[]>> = {
  "CREATE TABLE athanor_version": [],
  "CREATE TABLE a ": [],
  "INSERT INTO a ": [],
  "CREATE INDEX ix_a ": [],
  "INSERT INTO athanor_version ": [],
  "CREATE TABLE b ": ["a"],
  "INSERT INTO b ": ["a"],
  "ALTER TABLE b ADD ": ["a"],
  "UPDATE b ": ["a"],
  "UPDATE athanor_version ": ["a"],
  "ALTER TABLE b RENAME ": ["a", "b"],
  "DROP INDEX ix_a": ["a", "b"],
  "DELETE FROM c ": ["a", "b"],
};

const SLEEPING =
  "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'";

for (const [statement, left] of Object.entries(STATEMENTS)) {
  serverTest(
    "postgresql",
    `a run killed during "${statement.trim()}" leaves whole revisions, and the next one ends it`,
    async (url) => {
      await using client = await connectClient("postgresql", url);
      await client.query(SLEEP);
      const name = new URL(url).pathname.slice(1);
      const setting = `ALTER DATABASE ${name} SET test.during`;
      await client.query(`${setting} = '${statement}%'`);
      using project = new Project(PLAN, { url });
      const { directory } = project;
      const child = startCli(directory, "upgrade", "head", "--url", url);
      await until(async () => (await client.query(SLEEPING)).length > 0);
      child.kill("SIGKILL");
      equal((await child.output()).signal, "SIGKILL");
      await client.query(`${setting} = ''`);
      deepStrictEqual(await tablesAt(url), left);
      await project.upgrade();
      deepStrictEqual(await tablesAt(url), ["a", "c"]);
      deepStrictEqual(await versionsAt(url), ["c3"]);
      deepStrictEqual(await columnAt(url, "SELECT id FROM a"), ["1"]);
      deepStrictEqual(await columnAt(url, "SELECT more FROM c"), ["1"]);
    },
  );
}

/** Takes about a second, and is one million. */
const LONG =
  "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000000) SELECT max(i) / 5 FROM n)";

const SLOW: Readonly<Record<string, string>> = {
  "CREATE TABLE": `CREATE TABLE b AS SELECT ${LONG} AS id`,
  INSERT: `INSERT INTO a VALUES (${LONG})`,
  UPDATE: `UPDATE a SET id = id + ${LONG}`,
  DELETE: `DELETE FROM a WHERE id < ${LONG} - 999998`,
};

for (const [kind, sql] of Object.entries(SLOW)) {
  liveUrlTest(
    `a run killed during a slow ${kind} leaves whole revisions, and the next one ends it`,
    async (url) => {
      const running = `new URL("../../running", import.meta.url)`;
      using project = new Project({
        a1: {
          up: `op.createTable("a", [sa.column("id", sa.integer())]);
          op.execute("INSERT INTO a VALUES (1), (2)");`,
        },
        b2: {
          up: `await op.execute("UPDATE a SET id = id + 10 WHERE id = 2");
          Deno.writeTextFileSync(${running}, "");
          op.execute("${sql}");`,
        },
      }, { url });
      const { directory } = project;
      const child = startCli(directory, "upgrade", "head", "--url", url);
      const path = `${directory}/running`;
      await until(() => Deno.stat(path).then(() => true, () => false));
      await new Promise((resolve) => setTimeout(resolve, 100));
      child.kill("SIGKILL");
      equal((await child.output()).signal, "SIGKILL");
      const rows = "SELECT id FROM a ORDER BY 1";
      deepStrictEqual(await versionsAt(url), ["a1"]);
      deepStrictEqual(await columnAt(url, rows), ["1", "2"]);
      await project.upgrade();
      deepStrictEqual(await versionsAt(url), ["b2"]);
      deepStrictEqual(await columnAt(url, rows), AFTER[kind]);
    },
    ["sqlite"],
  );
}

const AFTER: Readonly<Record<string, readonly string[]>> = {
  "CREATE TABLE": ["1", "12"],
  INSERT: ["1", "12", "1000000"],
  UPDATE: ["1000001", "1000012"],
  DELETE: ["12"],
};
