import { deepStrictEqual } from "node:assert/strict";
import { isAthanorError, type Operations, sqlFor } from "athanor";
import {
  LIVE_DIALECTS,
  type LiveDatabase,
  type LiveDialect,
  liveTest,
} from "./databases.ts";
import type { Row } from "../servers/clients.ts";
import { difference, factsOf } from "./facts.ts";
import { SeenFile } from "./seen_file.ts";

type Say = (op: Operations) => unknown;

/** One use of a directive, executed for real. */
export interface ConformanceCase {
  /** What is there before. */
  readonly given?: Say;
  /** What is tested. */
  readonly upgrade: Say;
  /** What undoes it without a trace. */
  readonly downgrade: Say;
  /** A query whose rows are looked at beside the catalog. */
  readonly rows?: string;
  /** Names what has no name. */
  readonly namingConvention?: Readonly<Record<string, string>>;
  /** The databases concerned; all by default. */
  readonly on?: readonly LiveDialect[];
}

/**
 * Tests for each case on each database: the operations are rendered through
 * the public API, sent as they are with the bare client library, seen in the
 * catalog as `seen/<name>.txt` has it, and undone. Where a database can't do
 * something, that file has the code of the refusal.
 *
 * @param name the name of the file in `seen/`; `ATHANOR_UPDATE=1` rewrites it
 */
export function conformance(
  name: string,
  cases: Readonly<Record<string, ConformanceCase>>,
): void {
  const seen = new SeenFile(name);
  for (const [title, one] of Object.entries(cases)) {
    for (const dialect of one.on ?? LIVE_DIALECTS) {
      const heading = `${title} (${dialect})`;
      liveTest(dialect, heading, async (database) => {
        seen.compare(heading, await happened(database, one));
      });
    }
  }
  Deno.test(`${name}.txt has no case that is gone`, () => {
    const headings = Object.entries(cases).flatMap(([title, { on }]) =>
      (on ?? LIVE_DIALECTS).map((dialect) => `${title} (${dialect})`)
    );
    deepStrictEqual(seen.headings.filter((one) => !headings.includes(one)), []);
  });
}

/** What a case did to a database, or that it was refused; fails when it can't be undone. */
async function happened(
  database: LiveDatabase,
  one: ConformanceCase,
): Promise<string[]> {
  const { given, upgrade, downgrade, rows } = one;
  if (given !== undefined) await say(database, given);
  const before = await stateOf(database);
  try {
    await say(database, upgrade, one.namingConvention);
  } catch (error) {
    if (!isAthanorError(error)) throw error;
    deepStrictEqual(await stateOf(database), before, "a refusal sends nothing");
    return [`refused: ${error.code}`];
  }
  const after = await stateOf(database, rows);
  await say(database, downgrade);
  deepStrictEqual(await stateOf(database), before, "downgrade undoes upgrade");
  return difference(before, after);
}

/** Renders operations for a database and sends the statements with its client. */
export async function say(
  database: LiveDatabase,
  operations: Say,
  namingConvention?: Readonly<Record<string, string>>,
): Promise<void> {
  const { dialect, serverVersion } = database;
  const options = namingConvention === undefined
    ? { serverVersion }
    : { serverVersion, targetMetadata: { namingConvention } };
  for (const sql of await sqlFor(dialect, operations, options)) {
    try {
      await database.query(sql);
    } catch (cause) {
      throw new Error(`${dialect} refuses: ${sql}`, { cause });
    }
  }
}

async function stateOf(
  database: LiveDatabase,
  rows?: string,
): Promise<string[]> {
  const facts = await factsOf(database.dialect, database);
  if (rows === undefined) return facts;
  const found = await database.query(rows);
  return [...facts, ...found.map((row) => `row ${shown(row)}`)];
}

/** A row on one line, whichever client made it. */
function shown(row: Row): string {
  return Deno.inspect({ ...row }, { breakLength: Infinity, compact: true });
}
