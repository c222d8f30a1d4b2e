/**
 * Schemas said with `sa`, public ones and random ones, on each live database:
 * what is read of them makes an equal schema, and that one reads the same.
 */
import { deepStrictEqual, equal } from "node:assert/strict";
import { type Connection, sqlFor } from "../../mod.ts";
import { CreateIndexOp, CreateTableOp } from "../../src/operations/mod.ts";
import type { Table } from "../../src/schema/mod.ts";
import { liveUrlTest } from "../servers/live_url.ts";
import { CHINOOK } from "./chinook.ts";
import { randomTables } from "./random_tables.ts";
import { checkRoundTrip, withConnection } from "./round_trip.ts";

/** A run of its own is had with ATHANOR_SEED. */
const SEED = Number(Deno.env.get("ATHANOR_SEED") ?? 7);
const ROUNDS = Number(Deno.env.get("ATHANOR_ROUNDS") ?? 3);

liveUrlTest(
  "the Chinook schema is read whole",
  (url, name) =>
    withConnection(url, async (connection) => {
      await create(connection, CHINOOK);
      const { tables } = await checkRoundTrip(connection, name);
      equal(tables.length, 11);
      const keys = tables.flatMap(({ constraints }) =>
        constraints.filter(({ kind }) => kind === "foreignKey")
      );
      equal(keys.length, 11);
      equal(tables.flatMap(({ indexes }) => indexes).length >= 11, true);
      const track = tables.find((table) => table.name === "Track");
      deepStrictEqual(
        track?.columns.map((column) => [column.name, column.nullable]),
        CHINOOK.find((table) => table.name === "Track")?.columns
          .map((column) => [column.name, column.nullable]),
      );
    }),
);

for (let round = 0; round < ROUNDS; round++) {
  liveUrlTest(`random tables of seed ${SEED + round} are read whole`, (
    url,
    name,
  ) =>
    withConnection(url, async (connection) => {
      const tables = randomTables(SEED + round);
      await create(connection, tables);
      const found = await checkRoundTrip(connection, name);
      deepStrictEqual(
        found.tables.map((table) => [
          table.name,
          table.columns.map((column) => [column.name, column.nullable]),
        ]),
        tables.map((table) => [
          table.name,
          table.columns.map((column) => [column.name, column.nullable]),
        ]),
      );
      deepStrictEqual(found.tables.flatMap(({ missing = [] }) => missing), []);
    }));
}

async function create(
  connection: Connection,
  tables: readonly Table[],
): Promise<void> {
  const { dialectName, serverVersion } = connection;
  const statements = await sqlFor(dialectName, (op) => {
    for (const table of tables) {
      op.invoke(CreateTableOp.fromTable(table));
      for (const index of table.indexes) {
        op.invoke(CreateIndexOp.fromIndex(index, { tableName: table.name }));
      }
    }
  }, { serverVersion });
  await connection.run(statements.map((sql) => ({ sql })));
}
