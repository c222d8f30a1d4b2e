/**
 * What real comparisons find, written down: the changes of all vectors, on
 * their own databases, as text that says the same, in both directions.
 *
 * @module
 */
import { deepStrictEqual, ok } from "node:assert/strict";
import { produceMigrations } from "../../../src/autogenerate/mod.ts";
import { renderCode } from "../../../src/autogenerate/render/mod.ts";
import type { Connection } from "../../../src/drivers/driver.ts";
import {
  type MigrateOperation,
  OpContainer,
} from "../../../src/operations/mod.ts";
import { MigrationContext } from "../../../src/runtime/mod.ts";
import { serverTest } from "../../servers/databases.ts";
import { readVectors } from "../../vectors/read.ts";
import { openScratch } from "../scratch_database.ts";
import {
  type AutogenerateVector,
  createTables,
  metadataOf,
} from "../vector_schema.ts";
import { evaluate, plain } from "./evaluate.ts";
import { formatted } from "./formatted.ts";

const vectors = await readVectors<AutogenerateVector>("autogenerate");

/** The operations of a container, those in other containers in their place. */
function flattened({ ops }: OpContainer): readonly MigrateOperation[] {
  return ops.flatMap((one) =>
    one instanceof OpContainer ? flattened(one) : one
  );
}

/** Writes what a vector's database lacks, and what it lost, and checks that the text says so. */
async function written(
  vector: AutogenerateVector,
  connection: Connection,
): Promise<readonly string[]> {
  const context = await MigrationContext.configure({
    connection,
    ...vector.options,
  });
  await createTables(vector.database, context);
  const { upgradeOpsList, downgradeOpsList } = await produceMigrations(
    context,
    metadataOf(vector.target),
  );
  return [...upgradeOpsList, ...downgradeOpsList].map((operations) => {
    const { text } = renderCode(operations);
    deepStrictEqual(
      evaluate(text).map((one) => plain(one)),
      flattened(operations).map((one) => plain(one)),
      `${vector.id}\n${text}`,
    );
    return text;
  });
}

/** Writes all vectors of a dialect, and has `deno fmt` look at the texts. */
async function writeAll(
  dialect: string,
  open: () => Promise<Connection>,
  close: (connection: Connection) => Promise<void>,
): Promise<void> {
  const bodies: string[] = [];
  for (const vector of vectors.filter((one) => one.dialect === dialect)) {
    const connection = await open();
    for (const text of await written(vector, connection)) {
      const body = text.replaceAll(/^(?=.)/gm, "  ");
      bodies.push(`export function f${bodies.length}() {\n${body}}\n`);
    }
    await close(connection);
  }
  ok(bodies.length > 200);
  const lines = bodies.join("\n").split("\n");
  const changed = (await formatted(lines.join("\n"))).split("\n");
  const at = lines.findIndex((line, index) => line !== changed[index]);
  deepStrictEqual(changed.slice(at - 5, at + 5), lines.slice(at - 5, at + 5));
}

Deno.test("the changes of the sqlite vectors are written as they are", async () => {
  await writeAll(
    "sqlite",
    async () => (await openScratch("sqlite::memory:")).connection,
    (connection) => connection.close(),
  );
});

for (const server of ["postgresql", "mysql"] as const) {
  serverTest(
    server,
    `the changes of the ${server} vectors are written as they are`,
    async (url) => {
      const { connection, clear } = await openScratch(url);
      try {
        await writeAll(server, async () => {
          await clear();
          return connection;
        }, () => Promise.resolve());
      } finally {
        await connection.close();
      }
    },
  );
}
