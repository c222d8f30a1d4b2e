import { deepStrictEqual } from "node:assert/strict";
import { compare, produceMigrations } from "../../src/autogenerate/mod.ts";
import type { AutogenerateOptions } from "../../src/autogenerate/mod.ts";
import type { Connection } from "../../src/drivers/driver.ts";
import { MigrationContext } from "../../src/runtime/mod.ts";
import { sa } from "../../src/schema/mod.ts";
import type { MetaData } from "../../src/schema/mod.ts";
import { serverTest } from "../servers/databases.ts";
import { applyOperations } from "./apply_operations.ts";
import { openScratch } from "./scratch_database.ts";

/** Two tables whose columns share a type. */
function moods(...values: readonly string[]): MetaData {
  const metadata = new sa.MetaData();
  const mood = sa.enum(values, { name: "Mood" });
  metadata.table("person", [
    sa.column("id", sa.integer(), { primaryKey: true }),
    sa.column("mood", mood, { serverDefault: values[0] ?? "" }),
    sa.column("moods", sa.array(mood)),
  ]);
  metadata.table("pet", [sa.column("mood", mood)]);
  return metadata;
}

const without = new sa.MetaData();

function contextOf(
  connection: Connection,
  options: AutogenerateOptions = {},
): Promise<MigrationContext> {
  return MigrationContext.configure({ connection, ...options });
}

/** Takes a database from one schema to another and back, and gives the words of the differences. */
async function thereAndBack(
  connection: Connection,
  [first, second]: readonly [MetaData, MetaData],
  options: AutogenerateOptions = {},
): Promise<readonly unknown[]> {
  const left = async (target: MetaData) =>
    (await compare(await contextOf(connection), target)).asDiffs();
  const create = await compare(await contextOf(connection), first);
  await applyOperations(connection, create);
  const script = await produceMigrations(
    await contextOf(connection, options),
    second,
  );
  for (const ops of script.upgradeOpsList) {
    await applyOperations(connection, ops);
  }
  deepStrictEqual(await left(second), []);
  for (const ops of script.downgradeOpsList) {
    await applyOperations(connection, ops);
  }
  deepStrictEqual(await left(first), []);
  return script.upgradeOps?.asDiffs().map(([word]) => word) ?? [];
}

serverTest(
  "postgresql",
  "enum types come and go with their columns, and their values change",
  async (url) => {
    const { connection, clear } = await openScratch(url);
    try {
      const changes = [
        [moods("sad", "ok"), moods("awful", "sad", "ok", "good")],
        [moods("sad", "ok"), moods("ok")],
        [moods("sad", "ok"), moods("ok", "sad")],
      ] as const;
      for (const change of changes) {
        await clear();
        deepStrictEqual(
          (await thereAndBack(connection, change)).includes("modifyEnum"),
          true,
        );
      }
      await clear();
      deepStrictEqual(await thereAndBack(connection, [without, moods("a")]), [
        "addEnum",
        "addTable",
        "addTable",
      ]);
    } finally {
      await connection.close();
    }
  },
);

serverTest(
  "postgresql",
  "a renamed enum value keeps its rows",
  async (url) => {
    const { connection } = await openScratch(url);
    try {
      const create = await compare(
        await contextOf(connection),
        moods("a", "b"),
      );
      await applyOperations(connection, create);
      await connection.run([{ sql: "INSERT INTO pet VALUES ('b')" }]);
      const options = { renames: { enumValues: { "Mood.b": "c" } } };
      const rename = await compare(
        await contextOf(connection, options),
        moods("a", "c"),
      );
      await applyOperations(connection, rename);
      deepStrictEqual(await connection.query("SELECT mood FROM pet"), [
        { mood: "c" },
      ]);
    } finally {
      await connection.close();
    }
  },
);
