/**
 * Everything that a PostgreSQL schema can hold, made by plain SQL: what is
 * read of it, and that it can be made again from what was read.
 */
import { deepStrictEqual } from "node:assert/strict";
import { connectPglite } from "../../src/drivers/postgresql_pglite.ts";
import { connectPostgresql } from "../../src/drivers/postgresql.ts";
import type { Connection } from "../../src/drivers/driver.ts";
import { inspect } from "../../src/reflection/inspect.ts";
import { sa } from "../../src/schema/mod.ts";
import { serverTest, withDatabase } from "../servers/databases.ts";
import { statementsOf } from "./recreate.ts";

const FEATURES = await Deno.readTextFile(
  new URL("./postgresql_features.sql", import.meta.url),
);

serverTest(
  "postgresql",
  "everything of a schema makes an equal schema",
  (url) =>
    withConnection(url, async (connection) => {
      await connection.query(FEATURES);
      await checkRoundTrip(connection);
    }),
);

Deno.test("PGlite is read as PostgreSQL is", async () => {
  const connection = await connectPglite("pglite:");
  try {
    await connection.query(
      "CREATE TABLE t (id serial PRIMARY KEY, a text DEFAULT 'x')",
    );
    const inspector = await inspect(connection);
    const table = await inspector.table("t");
    deepStrictEqual(
      table?.columns.map(({ name, autoincrement, serverDefault }) => ({
        name,
        autoincrement,
        serverDefault,
      })),
      [
        { name: "id", autoincrement: true, serverDefault: undefined },
        {
          name: "a",
          autoincrement: undefined,
          serverDefault: sa.text("'x'::text"),
        },
      ],
    );
  } finally {
    await connection.close();
  }
});

async function withConnection(
  url: string,
  body: (connection: Connection) => Promise<void>,
): Promise<void> {
  const connection = await connectPostgresql(url, {});
  try {
    await body(connection);
  } finally {
    await connection.close();
  }
}

/** Makes what was read in another database, and reads that. */
async function checkRoundTrip(connection: Connection): Promise<void> {
  const inspector = await inspect(connection);
  const first = await inspector.reflect();
  const statements = await statementsOf(
    first,
    "postgresql",
    connection.serverVersion,
  );
  await withDatabase(
    "postgresql",
    (url) =>
      withConnection(url, async (other) => {
        for (const sql of statements) await other.query(sql);
        const second = await (await inspect(other)).reflect();
        deepStrictEqual(plain(second), plain(first));
      }),
  );
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
