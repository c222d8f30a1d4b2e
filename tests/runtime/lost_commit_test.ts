/**
 * Connections that are lost in a COMMIT: the run does not know whether it
 * arrived, says so, and the next run ends it either way.
 *
 * @module
 */
import { deepStrictEqual, equal, match, ok } from "node:assert/strict";
import {
  command,
  type MigrationFailedError,
  type Settings,
} from "../../mod.ts";
import { Project } from "../environment/project.ts";
import { type Cut, CuttingProxy } from "../servers/cutting_proxy.ts";
import { serverTest } from "../servers/databases.ts";
import type { ServerName } from "../servers/url_variables.ts";
import { columnAt, tablesAt, versionsAt } from "./live_database.ts";
import { failure } from "../failure.ts";

const TABLE = (name: string): string =>
  `op.createTable("${name}", [sa.column("id", sa.integer())]);`;

const PLAN = {
  a1: { up: TABLE("a") },
  b2: { up: `${TABLE("b")} op.execute("INSERT INTO b VALUES (1)");` },
  c3: { up: TABLE("c") },
};

/** The COMMIT of a revision's version row. */
const LAST_COMMIT = {
  after: /UPDATE athanor_version SET version_num *= *'b2'/,
  at: /COMMIT/,
};

/** Runs a project through a line that is cut. */
async function cutRun(
  project: Project,
  url: string,
  { settings = {}, ...cut }: Cut & { readonly settings?: Settings },
): Promise<MigrationFailedError> {
  await using proxy = new CuttingProxy(url, cut);
  const config = project.config({ ...settings, url: proxy.url });
  const error = await failure(project.upgrade("head", config));
  ok(proxy.hasCut, "the line was not cut");
  return error;
}

async function assertEnd(url: string): Promise<void> {
  deepStrictEqual(await tablesAt(url), ["a", "b", "c"]);
  deepStrictEqual(await columnAt(url, "SELECT id FROM b"), ["1"]);
  deepStrictEqual(await versionsAt(url), ["c3"]);
}

const CLIENTS: readonly (readonly [ServerName, string])[] = [
  ["postgresql", "pg"],
  ["postgresql", "postgres"],
  ["mysql", "mysql2"],
];

for (const [server, driver] of CLIENTS) {
  for (const arrives of [true, false]) {
    serverTest(
      server,
      `a connection of ${driver} lost in a COMMIT that ${
        arrives ? "arrived" : "did not arrive"
      } is no claim that it was rolled back`,
      async (url) => {
        using project = new Project(PLAN, { url });
        const settings = { driver };
        const { run, message, hint } = await cutRun(project, url, {
          ...LAST_COMMIT,
          arrives,
          settings,
        });
        match(
          message,
          /^Cannot upgrade "b2": The connection to the database was lost: .*, in a COMMIT that may have arrived$/,
        );
        match(hint ?? "", /athanor current/);
        equal(run.outcome, "may be committed");
        deepStrictEqual([run.applied, run.pending], [["a1"], ["c3"]]);
        deepStrictEqual(await versionsAt(url), [arrives ? "b2" : "a1"]);
        const stopped = server === "mysql" && !arrives;
        await command.upgrade(project.config(settings), "head", {
          resume: stopped,
        });
        await assertEnd(url);
      },
    );
  }
}

serverTest(
  "postgresql",
  "a connection lost in the COMMIT of the whole run leaves all of its revisions undecided",
  async (url) => {
    using project = new Project(PLAN, { url });
    const { run } = await cutRun(project, url, {
      after: /UPDATE athanor_version SET version_num *= *'c3'/,
      at: /COMMIT/,
      arrives: true,
      settings: { transactionPerMigration: false },
    });
    equal(run.outcome, "may be committed");
    deepStrictEqual([run.revision, run.undecided], ["c3", ["a1", "b2"]]);
    deepStrictEqual([run.applied, run.pending], [[], []]);
    await assertEnd(url);
  },
);

for (const arrives of [true, false]) {
  serverTest(
    "mysql",
    `a connection lost in the COMMIT before DDL that ${
      arrives ? "arrived" : "did not arrive"
    } claims none of the rows before it`,
    async (url) => {
      using project = new Project({
        a1: { up: TABLE("a") },
        b2: {
          up: `${TABLE("b")} await op.execute("INSERT INTO b VALUES (1)"); ${
            TABLE("c")
          }`,
        },
      }, { url });
      const { run } = await cutRun(project, url, {
        after: /journal.*INSERT INTO b VALUES/s,
        at: /COMMIT/,
        arrives,
      });
      equal(run.outcome, "may be committed");
      deepStrictEqual(run.effects.map((sql) => sql.slice(0, 14)), [
        "CREATE TABLE b",
      ]);
      await command.upgrade(project.config(), "head", { resume: true });
      deepStrictEqual(await columnAt(url, "SELECT id FROM b"), ["1"]);
      deepStrictEqual(await versionsAt(url), ["b2"]);
    },
  );
}

for (const arrives of [true, false]) {
  serverTest(
    "mysql",
    `a connection lost in the first DDL of a revision, which ${
      arrives ? "arrived" : "did not arrive"
    }, leaves it undecided`,
    async (url) => {
      using project = new Project(PLAN, { url });
      const { run } = await cutRun(project, url, {
        after: /journal.*CREATE TABLE b/s,
        at: /^.{5}CREATE TABLE b /s,
        arrives,
      });
      equal(run.outcome, "may be partly applied");
      match(run.inFlight ?? "", /^CREATE TABLE b /);
      deepStrictEqual([run.applied, run.effects], [["a1"], []]);
      deepStrictEqual(await tablesAt(url), arrives ? ["a", "b"] : ["a"]);
      await command.upgrade(project.config(), "head", { resume: true });
      await assertEnd(url);
    },
  );
}
