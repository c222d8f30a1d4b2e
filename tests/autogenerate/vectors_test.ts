import { deepStrictEqual, ok } from "node:assert/strict";
import type { Connection } from "../../src/drivers/driver.ts";
import { compareMetadata } from "../../src/autogenerate/mod.ts";
import { MigrationContext } from "../../src/runtime/mod.ts";
import { serverTest } from "../servers/databases.ts";
import { readVectors } from "../vectors/read.ts";
import { openScratch } from "./scratch_database.ts";
import { DIFFERENCES } from "./vector_differences.ts";
import { createTables, metadataOf, vectorTuples } from "./vector_schema.ts";
import type { AutogenerateVector } from "./vector_schema.ts";

const vectors = await readVectors<AutogenerateVector>("autogenerate");
const listed = new Map(
  DIFFERENCES.flatMap(({ ids, kind }) => ids.map((id) => [id, kind])),
);

/** What one vector's database lacks of its target. */
async function differences(
  vector: AutogenerateVector,
  connection: Connection,
): Promise<readonly string[]> {
  const context = await MigrationContext.configure({
    connection,
    ...vector.options,
  });
  await createTables(vector.database, context);
  return vectorTuples(
    await compareMetadata(context, metadataOf(vector.target)),
  );
}

function expected({ expect }: AutogenerateVector): readonly string[] {
  return expect.map((one) => JSON.stringify(one)).sort();
}

/** Compares all vectors of a dialect, and says which differ that are not listed, and which do not that are. */
async function check(
  dialect: string,
  find: (vector: AutogenerateVector) => Promise<readonly string[]>,
): Promise<void> {
  const own = vectors.filter((one) => one.dialect === dialect);
  const wrong: unknown[] = [];
  const stale: string[] = [];
  for (const vector of own) {
    const found = await find(vector);
    const isSame = JSON.stringify(found) === JSON.stringify(expected(vector));
    if (isSame && listed.has(vector.id)) stale.push(vector.id);
    if (!isSame && !listed.has(vector.id)) {
      wrong.push({ id: vector.id, found, expected: expected(vector) });
    }
  }
  deepStrictEqual(wrong.slice(0, 5), [], `${wrong.length} differ`);
  deepStrictEqual(stale, []);
  const differing = own.filter(({ id }) => listed.get(id) === "choice");
  ok(
    differing.length <= own.length / 100,
    `${differing.length} of ${own.length} differ`,
  );
}

Deno.test("compareMetadata finds what the sqlite vectors say", async () => {
  await check("sqlite", async (vector) => {
    const { connection } = await openScratch("sqlite::memory:");
    try {
      return await differences(vector, connection);
    } finally {
      await connection.close();
    }
  });
});

for (const server of ["postgresql", "mysql"] as const) {
  serverTest(
    server,
    `compareMetadata finds what the ${server} vectors say`,
    async (url) => {
      const { connection, clear } = await openScratch(url);
      try {
        await check(server, async (vector) => {
          await clear();
          return await differences(vector, connection);
        });
      } finally {
        await connection.close();
      }
    },
  );
}

Deno.test("every listed difference is a vector, with a reason", () => {
  const ids = new Set(vectors.map(({ id }) => id));
  deepStrictEqual([...listed.keys()].filter((id) => !ids.has(id)), []);
  ok(DIFFERENCES.every(({ reason }) => reason.length > 20));
});
