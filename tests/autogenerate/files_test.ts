/**
 * What is compared, written into files, and run from there settles: on random
 * schemas of each database, there and back.
 *
 * @module
 */
import { deepStrictEqual } from "node:assert/strict";
import { command, type DialectName, type sa } from "../../mod.ts";
import { serverTest } from "../servers/databases.ts";
import { FilesProject } from "./files_project.ts";
import { Random, SchemaMaker } from "./random_schema.ts";
import { metadataOfPlan, type SchemaPlan } from "./schema_plan.ts";
import { openScratch } from "./scratch_database.ts";

/** How many pairs of schemas are tried on each database. */
const PAIRS = Number(Deno.env.get("ATHANOR_TEST_FILE_PAIRS") ?? 4);
/** The first seed; a failure names its own. */
const SEED = Number(Deno.env.get("ATHANOR_TEST_SCHEMA_SEED") ?? 1);

const QUOTES: Readonly<Partial<Record<DialectName, string>>> = { mysql: "`" };

/** Takes a database to one schema, to another, back, and to nothing, by files alone. */
async function settleFiles(
  project: FilesProject,
  dialectName: DialectName,
  seed: number,
): Promise<void> {
  const mark = QUOTES[dialectName] ?? '"';
  const quote = (name: string): string => `${mark}${name}${mark}`;
  const toMetadata = (plan: SchemaPlan): sa.MetaData =>
    metadataOfPlan(plan, { dialectName, quote });
  const maker = new SchemaMaker(dialectName, new Random(seed));
  const plan = maker.schema();
  const first = toMetadata(plan);
  const second = toMetadata(maker.changed(plan));
  await project.settle(first);
  await project.settle(second);
  await command.downgrade(project.config(), "-1");
  deepStrictEqual(await project.differences(first), []);
  await command.downgrade(project.config(), "base");
  deepStrictEqual(await project.differences(toMetadata([])), []);
}

async function settleSeeds(
  dialectName: DialectName,
  url?: string,
): Promise<void> {
  for (let seed = SEED; seed < SEED + PAIRS; seed++) {
    using project = new FilesProject(url);
    try {
      if (url !== undefined) await clear(url);
      await settleFiles(project, dialectName, seed);
      if (seed === SEED) await project.accepted();
    } catch (error) {
      const again =
        `ATHANOR_TEST_SCHEMA_SEED=${seed} ATHANOR_TEST_FILE_PAIRS=1`;
      throw new Error(`Seed ${seed}: ${again}`, { cause: error });
    }
  }
}

async function clear(url: string): Promise<void> {
  const scratch = await openScratch(url);
  await scratch.clear();
  await scratch.connection.close();
}

Deno.test("files that are generated settle, there and back, on sqlite", async () => {
  await settleSeeds("sqlite");
});

for (const server of ["postgresql", "mysql"] as const) {
  serverTest(
    server,
    `files that are generated settle, there and back, on ${server}`,
    (url) => settleSeeds(server, url),
  );
}
