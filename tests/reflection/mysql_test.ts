/**
 * Everything that a MySQL schema can hold, made by plain SQL: what is read of
 * it, and that it can be made again from what was read.
 */
import { deepStrictEqual } from "node:assert/strict";
import { connectMysql } from "../../src/drivers/mysql.ts";
import type { Connection } from "../../src/drivers/driver.ts";
import { split } from "../../src/kernel/mod.ts";
import { inspect } from "../../src/reflection/mod.ts";
import { serverTest, withDatabase } from "../servers/databases.ts";
import { statementsOf } from "./recreate.ts";

const FEATURES = await Deno.readTextFile(
  new URL("./mysql_features.sql", import.meta.url),
);

serverTest(
  "mysql",
  "a MySQL schema makes an equal schema again",
  (url) =>
    withConnection(url, async (connection) => {
      for (const sql of split("mysql", FEATURES)) await connection.query(sql);
      await checkRoundTrip(connection);
    }),
);

async function withConnection(
  url: string,
  body: (connection: Connection) => Promise<void>,
): Promise<void> {
  const connection = await connectMysql(url, {});
  try {
    await body(connection);
  } finally {
    await connection.close();
  }
}

/** Makes what was read in another database, and reads that. */
async function checkRoundTrip(connection: Connection): Promise<void> {
  const first = await (await inspect(connection)).reflect();
  const statements = await statementsOf(
    first,
    "mysql",
    connection.serverVersion,
  );
  await withDatabase("mysql", (url) =>
    withConnection(url, async (other) => {
      for (const sql of statements) await other.query(sql);
      const second = await (await inspect(other)).reflect();
      deepStrictEqual(plain(second), plain(first));
    }));
}

/** As JSON has it: classes and the order of keys do not matter. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(
      value,
      (_, one) => typeof one === "bigint" ? String(one) : one,
    ),
  );
}
