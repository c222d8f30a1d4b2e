/**
 * What a run of 1000 revisions costs beside the bare statements: `deno run -A
 * bench/run_bench.ts` prints tables of milliseconds, with one transaction a
 * revision and with one for all. Each revision makes a table of six columns and
 * one index. `RUNS` is the number of rounds.
 *
 * The bare statements are the calls that the run itself made of the driver,
 * noted and made again on a new database. The import of the revisions is
 * measured apart, in processes of their own, and counts on both sides.
 *
 * @module
 */
import { Config } from "../mod.ts";
import { registerBuiltins } from "../src/builtins.ts";
import type { Connection, DriverStatement } from "../src/drivers/driver.ts";
import { connect } from "../src/drivers/registry.ts";
import type { Project } from "../tests/environment/project.ts";
import { withDatabase } from "../tests/servers/databases.ts";
import { startServers } from "../tests/servers/start.ts";
import { measureProcesses, median, printLines } from "./measure.ts";
import { type Noted, noting, timed } from "./noting.ts";
import { newProject, writeImports } from "./thousand.ts";

const REVISIONS = 1000;
const ROUNDS = Number(Deno.env.get("RUNS") ?? 3);

export type Calls = readonly (readonly DriverStatement[])[];

/** Calls a function with a connection to a new, empty database. */
export type WithConnection = <T>(
  body: (connection: Connection) => Promise<T>,
) => Promise<T>;

export async function onSqlite<T>(
  body: (connection: Connection) => Promise<T>,
): Promise<T> {
  const folder = await Deno.makeTempDir();
  const connection = await connect(`sqlite:${folder}/bench.db`);
  try {
    return await body(connection);
  } finally {
    await connection.close();
    await Deno.remove(folder, { recursive: true });
  }
}

export function onPostgresql<T>(
  body: (connection: Connection) => Promise<T>,
): Promise<T> {
  return withDatabase("postgresql", async (url) => {
    const connection = await connect(url);
    try {
      return await body(connection);
    } finally {
      await connection.close();
    }
  });
}

/** Moves a new database to the head. */
export type Upgrade = (connection: Connection) => Promise<unknown>;

export function upgradeOf(
  project: Project,
  transactionPerMigration: boolean,
): Upgrade {
  return (connection) => {
    const config = new Config({ transactionPerMigration }, {
      directory: project.directory,
      attributes: { connection },
    });
    return project.upgrade("head", config);
  };
}

async function replay(connection: Connection, calls: Calls): Promise<void> {
  for (const statements of calls) await connection.run(statements);
}

/** The same statements, one a call. */
function oneByOne(calls: Calls): Calls {
  return calls.flatMap((call) => call.map((statement) => [statement]));
}

/** The calls that a run makes of the driver. */
export async function callsOf(
  withConnection: WithConnection,
  upgrade: Upgrade,
): Promise<Calls> {
  const noted: Noted = { calls: [], queries: [] };
  await withConnection((connection) => upgrade(noting(connection, noted)));
  return noted.calls;
}

/** A run and the bare statements in turns, so that both see the same machine. */
async function runsOn(
  withConnection: WithConnection,
  upgrade: Upgrade,
): Promise<(readonly [string, number])[]> {
  const calls = await callsOf(withConnection, upgrade);
  const each = oneByOne(calls);
  const runs: readonly (readonly [string, Upgrade])[] = [
    [
      "the bare statements, in the run's own calls",
      (one) => replay(one, calls),
    ],
    ["the bare statements, one by one", (one) => replay(one, each)],
    ["upgrade, revisions imported before", upgrade],
  ];
  const times = runs.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, [, run]] of runs.entries()) {
      times[at]!.push(await withConnection((one) => timed(() => run(one))));
    }
  }
  return runs.map(([name], at) => [name, median(times[at]!)]);
}

/** What the import of all revisions takes, the start of a process and of the library left out. */
async function importTime(project: Project): Promise<number> {
  writeImports(project);
  const config = new URL("../deno.json", import.meta.url).pathname;
  const [without, all] = await measureProcesses(
    ["library.ts", "import.ts"].map((name) => ({
      name,
      args: ["-A", "--config", config, `${project.directory}/${name}`],
    })),
    ROUNDS,
  );
  return (all?.wall ?? NaN) - (without?.wall ?? NaN);
}

/** Writes times beside the first of them, without and with the import of the revisions. */
function print(
  title: string,
  rows: readonly (readonly [string, number])[],
  imports: number,
): void {
  const base = rows[0]?.[1] ?? NaN;
  const lines = rows.map(([name, time]) => {
    const ratio = (time / base).toFixed(2);
    const withImports = ((time + imports) / (base + imports)).toFixed(2);
    return `| ${name} | ${time.toFixed(0)} ms | ${ratio} | ${withImports} |`;
  });
  printLines([
    `| ${title} | median | times the first | with ${
      imports.toFixed(0)
    } ms of imports on both sides |`,
    "| --- | --- | --- | --- |",
    ...lines,
  ]);
}

async function main(): Promise<void> {
  registerBuiltins();
  using project = newProject(REVISIONS);
  const servers = await startServers();
  try {
    for (const [name, url] of Object.entries(servers.env)) {
      Deno.env.set(name, url);
    }
    const imports = await importTime(project);
    for (const each of [true, false]) {
      const upgrade = upgradeOf(project, each);
      const how = each ? "one transaction each" : "one transaction";
      const sqlite = await runsOn(onSqlite, upgrade);
      print(`1000 revisions on SQLite, ${how}`, sqlite, imports);
      const postgresql = await runsOn(onPostgresql, upgrade);
      print(`1000 revisions on PostgreSQL, ${how}`, postgresql, imports);
    }
  } finally {
    await servers.stop();
  }
}

if (import.meta.main) await main();
