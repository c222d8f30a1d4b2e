import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { isAthanorError } from "athanor";
import { say } from "./conformance_case.ts";
import {
  LIVE_DIALECTS,
  type LiveDatabase,
  type LiveDialect,
  liveTest,
} from "./databases.ts";
import { type HostilePosition, LITERALS, NAMES } from "./hostile_positions.ts";
import { HOSTILE_TEXTS } from "./hostile_texts.ts";
import { tableNames, values } from "./names.ts";
import { SeenFile } from "./seen_file.ts";

/**
 * What became of the texts that the database has not exactly as said. The aim
 * is that each line is a refusal of ours; a refusal of the database came late,
 * but is one.
 */
const seen = new SeenFile("hostile_names");

for (const dialect of LIVE_DIALECTS) {
  for (const [title, position] of Object.entries({ ...NAMES, ...LITERALS })) {
    if (position.on?.includes(dialect) === false) continue;
    const heading = `${title} (${dialect})`;
    liveTest(
      dialect,
      `${heading} lets nothing out of its quotes`,
      async (database) => {
        seen.compare(heading, await outcomes(database, position));
      },
    );
  }
}

/** Says every hostile text in a place; tells what became of those that the database has not exactly. */
async function outcomes(
  database: LiveDatabase,
  position: HostilePosition,
): Promise<string[]> {
  const found: string[] = [];
  await reset(database);
  for (const [what, text] of Object.entries(HOSTILE_TEXTS)) {
    const outcome = await outcomeOf(database, position, text);
    if (outcome !== undefined) found.push(`${what}: ${outcome}`);
    await nothingElseHappened(database, what);
  }
  return found;
}

async function outcomeOf(
  database: LiveDatabase,
  { make, undo, seen }: HostilePosition,
  text: string,
): Promise<string | undefined> {
  try {
    await say(database, (op) => make(op, text));
  } catch (error) {
    if (isAthanorError(error)) return `refused, ${error.code}`;
    await reset(database);
    const { cause } = error as { cause: { message: string } };
    return `the database refuses, ${JSON.stringify(cause.message)}`;
  }
  const kept = await seen(database, text);
  if (kept.length === 1 && kept[0] === text) {
    await say(database, (op) => undo(op, text));
    return undefined;
  }
  await reset(database);
  return `the database has ${JSON.stringify(kept)}`;
}

const victim = values("SELECT count(*) AS v FROM victim");

async function nothingElseHappened(
  database: LiveDatabase,
  what: string,
): Promise<void> {
  deepStrictEqual(await victim(database), ["0"], what);
  strictEqual(await tables(database), 1, what);
}

async function tables(database: LiveDatabase): Promise<number> {
  const [count] = await values({
    sqlite: "SELECT count(*) AS v FROM sqlite_schema WHERE type = 'table'",
    postgresql:
      "SELECT count(*) AS v FROM pg_tables WHERE schemaname !~ '^pg_' AND schemaname <> 'information_schema'",
    mysql:
      "SELECT count(*) AS v FROM information_schema.TABLES WHERE TABLE_SCHEMA = database()",
  })(database);
  return Number(count);
}

type Reset = (database: LiveDatabase) => Promise<string>;

/** The statements that leave nothing but an empty database. */
const RESET: Readonly<Record<LiveDialect, Reset>> = {
  sqlite: async (database) =>
    (await tableNames(database))
      .map((name) => `DROP TABLE "${name.replaceAll('"', '""')}";`).join(""),
  postgresql: () =>
    Promise.resolve("DROP SCHEMA public CASCADE; CREATE SCHEMA public;"),
  mysql: async (database) => {
    const [name] = await values("SELECT database() AS v")(database);
    return `DROP DATABASE ${name}; CREATE DATABASE ${name}; USE ${name};`;
  },
};

async function reset(database: LiveDatabase): Promise<void> {
  const sql = await RESET[database.dialect](database);
  if (sql !== "") await database.query(sql);
  await database.query("DROP TABLE IF EXISTS victim");
  await database.query("CREATE TABLE victim (id INTEGER)");
}
