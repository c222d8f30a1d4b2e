/**
 * The catalog of the oldest PostgreSQL that is tested, which lacks columns that
 * newer ones have. The test starts a server of its own.
 */
import { deepStrictEqual, equal } from "node:assert/strict";
import { compareMetadata, MigrationContext, sa } from "../../mod.ts";
import { startOldestPostgresql } from "../servers/postgresql.ts";
import { OLDEST_POSTGRESQL } from "../servers/postgresql_package.ts";
import { CHINOOK } from "./chinook.ts";
import { reflect, withConnection } from "./round_trip.ts";

const METADATA = new sa.MetaData();
for (
  const { name, columns, constraints, indexes, schema: _, ...rest } of CHINOOK
) {
  METADATA.table(name, [...columns, ...constraints, ...indexes], rest.options);
}

const version = OLDEST_POSTGRESQL.replace(/\.0-.*/, "");

Deno.test(`PostgreSQL ${version} is read whole, and is what the schema says`, async () => {
  const server = await startOldestPostgresql();
  try {
    await METADATA.createAll(server.url);
    await withConnection(server.url, async (connection) => {
      equal(connection.serverVersion, version);
      const { tables } = await reflect(connection);
      equal(tables.length, CHINOOK.length);
      const context = await MigrationContext.configure({ connection });
      deepStrictEqual(await compareMetadata(context, METADATA), []);
    });
  } finally {
    await server.stop();
  }
});
