import type { Connection } from "../drivers/driver.ts";
import { connect } from "../drivers/registry.ts";
import type { SchemaSnapshot } from "./inspector.ts";
import { refuseBeginnings } from "./scratch_refusal.ts";
import { inspectSqlite } from "./sqlite.ts";

/** What opens or writes files. */
const REACHES_OUT = /^(?:attach|detach|vacuum)\b/i;

/** Runs statements in a database in memory. */
export async function inSqliteScratch(
  _connection: Connection,
  statements: readonly string[],
): Promise<SchemaSnapshot> {
  refuseBeginnings(statements, REACHES_OUT, "Take it out of the file.");
  const scratch = await connect("sqlite::memory:");
  try {
    await scratch.run(statements.map((sql) => ({ sql })));
    return await (await inspectSqlite(scratch)).reflect();
  } finally {
    await scratch.close();
  }
}
