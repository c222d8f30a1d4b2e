import { deepStrictEqual, match, ok } from "node:assert/strict";
import { Project } from "../environment/project.ts";
import { liveUrlTest } from "../servers/live_url.ts";
import { ended, startCli } from "./cli_process.ts";
import { tablesAt, versionsAt } from "./live_database.ts";

/** About a second in one statement. */
const SLOW: Readonly<Record<string, string>> = {
  sqlite:
    "INSERT INTO b WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000000) SELECT max(i) FROM n",
  postgresql: "INSERT INTO b SELECT 1 FROM pg_sleep(1)",
};

liveUrlTest(
  "SIGINT during a slow statement lets its revision finish, and exits with 130",
  async (url, name) => {
    const create = (table: string) =>
      `op.createTable("${table}", [sa.column("id", sa.integer())]);`;
    using project = new Project({
      a1: { up: create("a") },
      b2: {
        up: `await ${create("b")}
        Deno.kill(Deno.pid, "SIGINT");
        op.execute("${SLOW[name]}");`,
      },
      c3: { up: create("c") },
    });
    const child = startCli(project.directory, "upgrade", "head", "--url", url);
    const end = await ended(child);
    ok(end.startsWith("130 "), end);
    match(end, /Stopping when the revision that is running ends; interrupt/);
    match(end, /INTERRUPTED/);
    match(end, /took effect: a1, b2\n {2}pending: c3/);
    deepStrictEqual(await tablesAt(url), ["a", "b"]);
    deepStrictEqual(await versionsAt(url), ["b2"]);
  },
  ["sqlite", "postgresql"],
);
