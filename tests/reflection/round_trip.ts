/**
 * What was read of a database makes an equal one: the check that the suites of
 * all dialects share.
 *
 * @module
 */
import { deepStrictEqual } from "node:assert/strict";
import { connect, type Connection, inspect } from "../../mod.ts";
import type {
  ReflectOptions,
  SchemaSnapshot,
} from "../../src/reflection/mod.ts";
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
  options: ReflectOptions = {},
): Promise<SchemaSnapshot> {
  return await (await inspect(connection)).reflect(options);
}

/**
 * Makes what a database holds in another one, and reads that.
 *
 * @param options `before`: the SQL of what reflection does not read, which is made first
 * @returns what was read, which is the same of both
 */
export async function checkRoundTrip(
  connection: Connection,
  name: LiveName,
  options: ReflectOptions & { readonly before?: string } = {},
): Promise<SchemaSnapshot> {
  const { before, ...rest } = options;
  const first = await reflect(connection, rest);
  const statements = await statementsOf(
    first,
    connection.dialectName,
    connection.serverVersion,
  );
  await withLiveUrl(name, (url) =>
    withConnection(url, async (other) => {
      const all = before === undefined ? statements : [before, ...statements];
      await other.run(all.map((sql) => ({ sql })));
      deepStrictEqual(plain(await reflect(other)), plain(first));
    }));
  return first;
}

/**
 * As JSON has it, without the texts of tables, which say the same in other
 * words, and without the indexes that foreign keys bring: the server names them.
 */
export function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, one) => {
      if (key === "definition" && /^create table/i.test(one)) return undefined;
      if (key === "keyIndexes") return undefined;
      return typeof one === "bigint" ? String(one) : one;
    }),
  );
}
