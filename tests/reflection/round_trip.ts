/**
 * What was read of a database makes an equal one: the check that the suites of
 * all dialects share.
 *
 * @module
 */
import { deepStrictEqual } from "node:assert/strict";
import { connect, type Connection, inspect } from "../../mod.ts";
import type { SchemaSnapshot } from "../../src/reflection/mod.ts";
import { type LiveName, withLiveUrl } from "../servers/live_url.ts";
import { statementsOf } from "./recreate.ts";

/** Calls a function with a connection, and closes it. */
export async function withConnection<T>(
  url: string,
  body: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = await connect(url);
  try {
    return await body(connection);
  } finally {
    await connection.close();
  }
}

/** Everything in the default schema. */
export async function reflect(
  connection: Connection,
): Promise<SchemaSnapshot> {
  return await (await inspect(connection)).reflect();
}

/**
 * Makes what a database holds in another one, and reads that.
 *
 * @returns what was read, which is the same of both
 */
export async function checkRoundTrip(
  connection: Connection,
  name: LiveName,
): Promise<SchemaSnapshot> {
  const first = await reflect(connection);
  const statements = await statementsOf(
    first,
    connection.dialectName,
    connection.serverVersion,
  );
  await withLiveUrl(name, (url) =>
    withConnection(url, async (other) => {
      await other.run(statements.map((sql) => ({ sql })));
      deepStrictEqual(plain(await reflect(other)), plain(first));
    }));
  return first;
}

/** As JSON has it, without the texts of tables, which say the same in other words. */
export function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, one) => {
      if (key === "definition" && /^create table/i.test(one)) return undefined;
      return typeof one === "bigint" ? String(one) : one;
    }),
  );
}
