/**
 * A run that is killed at any statement of a rebuild: the same command again
 * leads to the state of a run that was not killed.
 *
 * @module
 */
import { deepStrictEqual, ok } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { upgrade } from "./killed_run.ts";

const SCHEMA = `
CREATE TABLE parent (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, note TEXT,
  up INTEGER REFERENCES parent (id) ON DELETE CASCADE
);
CREATE TABLE child (parent INTEGER NOT NULL REFERENCES parent (id) ON DELETE CASCADE);
CREATE INDEX ix_child ON child (parent);
CREATE TABLE log (n);
CREATE TRIGGER tr_child AFTER DELETE ON child BEGIN INSERT INTO log VALUES (1); END;
CREATE TRIGGER tr_parent AFTER DELETE ON parent BEGIN INSERT INTO log VALUES (2); END;
CREATE VIEW both AS SELECT p.id, p.name FROM parent AS p JOIN child AS c ON c.parent = p.id;
INSERT INTO parent (name, up) VALUES ('a', NULL), ('b', 1), ('c', 2);
INSERT INTO child VALUES (1), (2), (2), (3);
`;

const SCRIPT = new URL("killed_run.ts", import.meta.url).pathname;

async function run(path: string, killAt: number): Promise<Deno.CommandOutput> {
  return await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", SCRIPT, path, String(killAt)],
    stdout: "piped",
    stderr: "piped",
  }).output();
}

async function finish(path: string): Promise<void> {
  const database = new DatabaseSync(path);
  await upgrade(database);
  database.close();
}

/** All that a database holds. */
function stateOf(path: string): unknown {
  const database = new DatabaseSync(path);
  try {
    const all = (sql: string) =>
      database.prepare(sql).all().map((row) => Object.values(row));
    return {
      schema: all("SELECT name FROM sqlite_schema ORDER BY name"),
      parent: all("SELECT * FROM parent ORDER BY id"),
      child: all("SELECT * FROM child ORDER BY rowid"),
      log: all("SELECT * FROM log"),
      both: all("SELECT * FROM both"),
      breaches: all("PRAGMA foreign_key_check"),
      counter: all("SELECT * FROM sqlite_sequence"),
      versions: all("SELECT * FROM athanor_version"),
    };
  } finally {
    database.close();
  }
}

function newDatabase(directory: string, name: string): string {
  const path = `${directory}/${name}.db`;
  const database = new DatabaseSync(path);
  database.exec(SCHEMA);
  database.close();
  return path;
}

Deno.test("a run killed at any statement of a rebuild loses nothing, and the next one ends it", async () => {
  const directory = await Deno.makeTempDir({ prefix: "athanor_" });
  try {
    const whole = newDatabase(directory, "whole");
    await finish(whole);
    const expected = stateOf(whole);
    deepStrictEqual((expected as { log: unknown }).log, []);
    let killed = 0;
    const killAt = async (statement: number): Promise<boolean> => {
      const path = newDatabase(directory, String(statement));
      const { signal } = await run(path, statement);
      if (signal === "SIGKILL") {
        killed++;
        await finish(path);
      }
      deepStrictEqual(stateOf(path), expected, `killed at ${statement}`);
      return signal === "SIGKILL";
    };
    for (let statement = 1;; statement += 2) {
      const more = await Promise.all([
        killAt(statement),
        killAt(statement + 1),
      ]);
      if (!more.every(Boolean)) break;
    }
    ok(killed > 40, `${killed} statements`);
  } finally {
    await Deno.remove(directory, { recursive: true });
  }
});
