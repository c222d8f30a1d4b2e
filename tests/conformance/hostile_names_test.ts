import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { isAthanorError } from "athanor";
import { say } from "./conformance_case.ts";
import { LIVE_DIALECTS, type LiveDatabase, liveTest } from "./databases.ts";
import { type HostilePosition, LITERALS, NAMES } from "./hostile_positions.ts";
import { HOSTILE_TEXTS } from "./hostile_texts.ts";
import { values } from "./names.ts";
import { SeenFile } from "./seen_file.ts";

const seen = new SeenFile("hostile_names");

for (const dialect of LIVE_DIALECTS) {
  for (const [title, position] of Object.entries({ ...NAMES, ...LITERALS })) {
    if (position.on?.includes(dialect) === false) continue;
    const heading = `${title} (${dialect})`;
    liveTest(
      dialect,
      `${heading} keeps or refuses any text`,
      async (database) => {
        await database.query("CREATE TABLE victim (id INTEGER)");
        seen.compare(heading, await refusals(database, position));
      },
    );
  }
}

/** Says every hostile text in a place; tells those that were refused. */
async function refusals(
  database: LiveDatabase,
  position: HostilePosition,
): Promise<string[]> {
  const refused: string[] = [];
  for (const [what, text] of Object.entries(HOSTILE_TEXTS)) {
    const code = await refusal(database, position, text);
    if (code !== undefined) refused.push(`${what} is refused: ${code}`);
    await nothingElseHappened(database, what);
  }
  return refused;
}

/** The code of the error before anything is sent, or nothing when the database has exactly that text. */
async function refusal(
  database: LiveDatabase,
  { make, undo, seen }: HostilePosition,
  text: string,
): Promise<string | undefined> {
  try {
    await say(database, (op) => make(op, text));
  } catch (error) {
    if (isAthanorError(error)) return error.code;
    throw error;
  }
  deepStrictEqual(await seen(database, text), [text]);
  await say(database, (op) => undo(op, text));
  return undefined;
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
