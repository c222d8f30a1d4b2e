import { deepStrictEqual } from "node:assert/strict";
import { compare, produceMigrations } from "../../src/autogenerate/mod.ts";
import type { AutogenerateOptions } from "../../src/autogenerate/mod.ts";
import type { DialectName } from "../../src/dialect_name.ts";
import type { Connection } from "../../src/drivers/driver.ts";
import { MigrationContext } from "../../src/runtime/mod.ts";
import type { MetaData } from "../../src/schema/mod.ts";
import { serverTest } from "../servers/databases.ts";
import { applyOperations } from "./apply_operations.ts";
import { Random, SchemaMaker } from "./random_schema.ts";
import { metadataOfPlan } from "./schema_plan.ts";
import type { SchemaPlan } from "./schema_plan.ts";
import { openScratch } from "./scratch_database.ts";
import type { ScratchDatabase } from "./scratch_database.ts";

/** How many pairs of schemas are tried on each database. */
const PAIRS = Number(Deno.env.get("ATHANOR_TEST_SCHEMA_PAIRS") ?? 25);
/** The first seed; a failure names its own. */
const SEED = Number(Deno.env.get("ATHANOR_TEST_SCHEMA_SEED") ?? 1);

const QUOTES: Readonly<Partial<Record<DialectName, string>>> = { mysql: "`" };

interface Settled {
  readonly seed: number;
  readonly step: string;
  /** What is left to be done. */
  readonly left: readonly unknown[];
}

function contextOf(
  connection: Connection,
  options: AutogenerateOptions = {},
): Promise<MigrationContext> {
  return MigrationContext.configure({ connection, ...options });
}

async function left(
  connection: Connection,
  target: MetaData,
  options: AutogenerateOptions = {},
): Promise<readonly unknown[]> {
  const context = await contextOf(connection, options);
  return (await compare(context, target)).asDiffs();
}

/** A filter is asked of all, so that no table is left out for being the same at first sight. */
const WATCHED: AutogenerateOptions = { includeObject: () => true };

/** Takes a database to one schema, to another, and back; each time nothing may be left. */
async function settle(
  { connection }: ScratchDatabase,
  seed: number,
): Promise<void> {
  const { dialectName } = connection;
  const mark = QUOTES[dialectName] ?? '"';
  const quote = (name: string) => `${mark}${name}${mark}`;
  const toMetadata = (plan: SchemaPlan) =>
    metadataOfPlan(plan, { dialectName, quote });
  const maker = new SchemaMaker(dialectName, new Random(seed));
  const plan = maker.schema();
  const first = toMetadata(plan);
  const second = toMetadata(maker.changed(plan));
  const check = async (step: string, target: MetaData): Promise<void> => {
    const found: Settled = { seed, step, left: await left(connection, target) };
    deepStrictEqual(found, { seed, step, left: [] });
  };
  await applyOperations(
    connection,
    await compare(await contextOf(connection), first),
  );
  await check("created", first);
  deepStrictEqual(
    await left(connection, second),
    await left(connection, second, WATCHED),
  );
  const script = await produceMigrations(await contextOf(connection), second);
  for (const ops of script.upgradeOpsList) {
    await applyOperations(connection, ops);
  }
  await check("upgraded", second);
  for (const ops of script.downgradeOpsList) {
    await applyOperations(connection, ops);
  }
  await check("downgraded", first);
}

/** Settles one pair, and says of a failure how to repeat it. */
async function settleSeed(
  scratch: ScratchDatabase,
  seed: number,
): Promise<void> {
  try {
    await settle(scratch, seed);
  } catch (error) {
    throw new Error(
      `Seed ${seed}: ATHANOR_TEST_SCHEMA_SEED=${seed} ATHANOR_TEST_SCHEMA_PAIRS=1`,
      { cause: error },
    );
  }
}

const seeds = Array.from({ length: PAIRS }, (_, at) => SEED + at);

Deno.test("what is generated settles, there and back, on random schemas of sqlite", async () => {
  for (const seed of seeds) {
    const scratch = await openScratch("sqlite::memory:");
    try {
      await settleSeed(scratch, seed);
    } finally {
      await scratch.connection.close();
    }
  }
});

for (const server of ["postgresql", "mysql"] as const) {
  serverTest(
    server,
    `what is generated settles, there and back, on random schemas of ${server}`,
    async (url) => {
      const scratch = await openScratch(url);
      try {
        for (const seed of seeds) {
          await scratch.clear();
          await settleSeed(scratch, seed);
        }
      } finally {
        await scratch.connection.close();
      }
    },
  );
}
