import { deepStrictEqual, rejects, strictEqual } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { command, Config, type MigrateOptions, op, sa } from "../../mod.ts";
import { serverTest } from "../servers/databases.ts";

const IDS = ["r1", "r2", "r3", "r4", "r5"];

/** Revisions that take a moment each. */
const revisions = IDS.map((revision, at) => ({
  revision,
  downRevision: IDS[at - 1] ?? null,
  async upgrade() {
    op.createTable(`t_${revision}`, [
      sa.column("id", sa.integer(), { primaryKey: true }),
    ]);
    await new Promise((resolve) => setTimeout(resolve, 30));
  },
  downgrade() {
    op.dropTable(`t_${revision}`);
  },
}));

/** A project on a new SQLite in memory. */
function inMemory(settings = {}): {
  config: Config;
  database: DatabaseSync;
} {
  const database = new DatabaseSync(":memory:");
  const attributes = { connection: database };
  const config = new Config({ revisions, ...settings }, { attributes });
  return { config, database };
}

/**
 * Calls with a short budget each until nothing is left; gives the pending ids
 * of each call. The budget grows, so that a slow machine comes to an end, too.
 */
async function inShortCalls(
  run: (
    target: string,
    options: MigrateOptions,
  ) => ReturnType<typeof command.upgrade>,
  target: string,
): Promise<string[][]> {
  const pending: string[][] = [];
  let budget = 40;
  for (let next: string | undefined = target; next !== undefined;) {
    const { continuation } = await run(next, { deadline: Date.now() + budget });
    budget *= 1.2;
    next = continuation?.revision;
    pending.push([...continuation?.pending ?? []]);
  }
  return pending;
}

/** Whether no call left more than the one before, and the last nothing. */
function shrinks(calls: readonly string[][]): boolean {
  return calls.at(-1)?.length === 0 &&
    calls.every((left, at) => at === 0 || left.length <= calls[at - 1]!.length);
}

Deno.test("an upgrade in short calls comes to the head, one continuation after another", async () => {
  const { config, database } = inMemory();
  const calls = await inShortCalls(
    (target, options) => command.upgrade(config, target, options),
    "head",
  );
  strictEqual(calls.length > 1, true, `it took ${calls.length} calls`);
  strictEqual(shrinks(calls), true, JSON.stringify(calls));
  const { databases } = await command.current(config);
  deepStrictEqual(databases[0]?.rows, ["r5"]);
  database.close();
});

Deno.test("a continuation of a relative target names where that leads", async () => {
  const { config, database } = inMemory();
  const first = await command.upgrade(config, "+3", { deadline: 0 });
  deepStrictEqual(first.continuation, {
    revision: "r3",
    pending: ["r1", "r2", "r3"],
  });
  await command.upgrade(config, "head");
  const down = await command.downgrade(config, "-2", { deadline: 0 });
  deepStrictEqual(down.continuation, {
    revision: "r3",
    pending: ["r5", "r4"],
  });
  const base = await command.downgrade(config, "base", {
    deadline: new Date(0),
  });
  strictEqual(base.continuation?.revision, "base");
  deepStrictEqual(base.databases[0]?.after, ["r5"]);
  database.close();
});

Deno.test("one transaction for the whole run is not stopped in between", async () => {
  const { config, database } = inMemory({ transactionPerMigration: false });
  const { continuation } = await command.upgrade(config, "head", {
    deadline: Date.now() + 40,
  });
  strictEqual(continuation, null);
  database.close();
});

Deno.test("a deadline that is no moment is refused before anything runs", async () => {
  const { config, database } = inMemory();
  await rejects(
    command.upgrade(config, "head", { deadline: new Date("soon") }),
    { code: "USAGE" },
  );
  database.close();
});

serverTest(
  "postgresql",
  "an upgrade in short calls comes to the head on PostgreSQL, over a connection for each",
  async (url) => {
    const config = new Config({ revisions, url });
    const calls = await inShortCalls(
      (target, options) => command.upgrade(config, target, options),
      "heads",
    );
    strictEqual(shrinks(calls), true, JSON.stringify(calls));
    const { databases } = await command.current(config);
    deepStrictEqual(databases[0]?.rows, ["r5"]);
  },
);
