/**
 * Failures with which a database takes back the whole transaction: a script
 * that catches one went on outside of any, and was told as applied.
 *
 * @module
 */
import { deepStrictEqual, equal, match } from "node:assert/strict";
import { Project } from "../environment/project.ts";
import { serverTest } from "../servers/databases.ts";
import { columnAt, versionsAt } from "./live_database.ts";
import { failure } from "../failure.ts";

const CLIENTS = new URL("../servers/clients.ts", import.meta.url).href;
const TABLE = `op.execute("CREATE TABLE d (id INTEGER PRIMARY KEY, v INTEGER)");
  op.execute("INSERT INTO d VALUES (1, 0), (2, 0), (3, 0), (4, 0)");`;

Deno.test("a script on SQLite cannot catch the end of its transaction away", async () => {
  using project = new Project({
    a1: { up: TABLE },
    b2: {
      up: `op.execute("INSERT INTO d VALUES (5, 0)");
        try { await op.execute("INSERT OR ROLLBACK INTO d VALUES (1, 0)"); }
        catch {}
        op.execute("INSERT INTO d VALUES (6, 0)");`,
    },
  });
  const { run, message } = await failure(project.upgrade());
  match(message, /"INSERT OR ROLLBACK .* failed, and the database took back/);
  deepStrictEqual([run.outcome, run.applied], ["rolled back", ["a1"]]);
  deepStrictEqual(project.column("SELECT max(id) FROM d"), ["4"]);
  deepStrictEqual(project.versions(), ["a1"]);
});

/** Meets a deadlock in which the other side has changed more, so that this one is ended. */
function deadlock(url: string): string {
  return `await op.execute("UPDATE d SET v = 1 WHERE id = 1");
    const { connectClient } = await import(${JSON.stringify(CLIENTS)});
    await using other = await connectClient("mysql", ${JSON.stringify(url)});
    await other.query("START TRANSACTION");
    await other.query("UPDATE d SET v = 2 WHERE id > 1");
    const blocked = other.query("UPDATE d SET v = 2 WHERE id = 1");
    try {
      await op.execute("UPDATE d SET v = 1 WHERE id = 2");
    } catch {}
    await blocked;
    await other.query("ROLLBACK");`;
}

serverTest(
  "mysql",
  "a script on MySQL cannot catch a deadlock away, which undid what it said before",
  async (url) => {
    using project = new Project({
      a1: { up: TABLE },
      b2: {
        up: `${deadlock(url)}
          op.execute("UPDATE d SET v = 1 WHERE id = 3");`,
      },
    }, { url });
    const { run, message } = await failure(project.upgrade());
    match(message, /took back the transaction with it: Deadlock found/);
    equal(run.outcome, "rolled back");
    const values = "SELECT v FROM d ORDER BY id";
    deepStrictEqual(await columnAt(url, values), ["0", "0", "0", "0"]);
    deepStrictEqual(await versionsAt(url), ["a1"]);
  },
);
