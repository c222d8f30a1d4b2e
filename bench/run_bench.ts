/**
 * What a run of 1000 revisions costs beside the bare statements: `deno run -A
 * bench/run_bench.ts` prints tables of milliseconds. Each revision makes a
 * table of six columns and one index.
 *
 * The bare statements are the calls that the run itself made of the driver,
 * noted and made again on a new database.
 *
 * @module
 */
import { Config } from "../mod.ts";
import { registerBuiltins } from "../src/builtins.ts";
import type { Connection, DriverStatement } from "../src/drivers/driver.ts";
import { connect } from "../src/drivers/registry.ts";
import { Project, type RevisionSource } from "../tests/environment/project.ts";
import { withDatabase } from "../tests/servers/databases.ts";
import { startServers } from "../tests/servers/start.ts";

const REVISIONS = 1000;
const ROUNDS = Number(Deno.env.get("RUNS") ?? 3);
const PROCESS_ROUNDS = 10;

const CLI = new URL("../cli.ts", import.meta.url).pathname;

type Calls = readonly (readonly DriverStatement[])[];

function newProject(): Project {
  const revisions: Record<string, RevisionSource> = {};
  for (let at = 0; at < REVISIONS; at++) {
    const id = `r${String(at).padStart(5, "0")}`;
    revisions[id] = {
      up: `op.createTable("t_${id}", [
    sa.column("id", sa.integer(), { primaryKey: true }),
    sa.column("name", sa.string(50), { nullable: false }),
    sa.column("email", sa.string(100)),
    sa.column("age", sa.integer(), { serverDefault: "0" }),
    sa.column("balance", sa.numeric(10, 2)),
    sa.column("created", sa.dateTime()),
  ]);
  op.createIndex("ix_${id}", "t_${id}", ["email"]);`,
      down: `op.dropTable("t_${id}");`,
    };
  }
  return new Project(revisions);
}

/** A connection that notes each call of `run`. */
function noting(inner: Connection, calls: DriverStatement[][]): Connection {
  return {
    dialectName: inner.dialectName,
    serverVersion: inner.serverVersion,
    run: (statements) => {
      calls.push([...statements]);
      return inner.run(statements);
    },
    query: (sql, parameters) => inner.query(sql, parameters),
    inTransaction: () => inner.inTransaction(),
    openLock: async (key) => await inner.openLock?.(key),
    close: () => inner.close(),
  };
}

/** Calls a function with a connection to a new, empty database. */
type WithConnection = <T>(
  body: (connection: Connection) => Promise<T>,
) => Promise<T>;

async function onSqlite<T>(
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

function onPostgresql<T>(
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

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function upgrade(project: Project, connection: Connection): Promise<unknown> {
  const config = new Config({}, {
    directory: project.directory,
    attributes: { connection },
  });
  return project.upgrade("head", config);
}

async function replay(connection: Connection, calls: Calls): Promise<void> {
  for (const statements of calls) await connection.run(statements);
}

/** The same statements, one a call. */
function oneByOne(calls: Calls): Calls {
  return calls.flatMap((call) => call.map((statement) => [statement]));
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
}

/** A run and the bare statements in turns, so that both see the same machine. */
async function runsOn(
  withConnection: WithConnection,
  project: Project,
): Promise<(readonly [string, number])[]> {
  const calls: DriverStatement[][] = [];
  const first = await withConnection((connection) =>
    timed(() => upgrade(project, noting(connection, calls)))
  );
  const again: number[] = [];
  const bare: number[] = [];
  const single: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    bare.push(
      await withConnection((one) => timed(() => replay(one, calls))),
    );
    again.push(
      await withConnection((one) => timed(() => upgrade(project, one))),
    );
    const each = oneByOne(calls);
    single.push(
      await withConnection((one) => timed(() => replay(one, each))),
    );
  }
  return [
    ["the bare statements, in the run's own calls", median(bare)],
    ["the bare statements, one by one", median(single)],
    ["upgrade, revisions imported before", median(again)],
    ["upgrade, revisions read and imported for the first time", first],
  ];
}

async function processTime(args: readonly string[]): Promise<number> {
  const command = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", ...args],
    stdin: "null",
    stdout: "null",
    stderr: "null",
  });
  const times: number[] = [];
  for (let round = 0; round < PROCESS_ROUNDS + 2; round++) {
    const started = performance.now();
    const { success } = await command.output();
    if (!success) throw new Error(`deno run ${args.join(" ")} failed`);
    times.push(performance.now() - started);
  }
  return median(times.slice(2));
}

/** Whole processes, as they are started from a shell. */
async function processes(
  project: Project,
): Promise<(readonly [string, number])[]> {
  const { directory } = project;
  await Deno.writeTextFile(`${directory}/empty.ts`, "export {};");
  await Deno.writeTextFile(
    `${directory}/athanor.config.ts`,
    `export default { url: "sqlite:${directory}/bench.db" };`,
  );
  await project.upgrade(
    "head",
    project.config({ url: `sqlite:${directory}/bench.db` }),
  );
  const options = ["--quiet", "--config", `${directory}/athanor.config.ts`];
  return [
    ["an empty Deno script", await processTime([`${directory}/empty.ts`])],
    [
      "athanor upgrade head, nothing to do",
      await processTime([CLI, "upgrade", "head", ...options]),
    ],
    [
      "athanor upgrade head --sql",
      await processTime([CLI, "upgrade", "head", "--sql", ...options]),
    ],
  ];
}

/** Writes times beside the first of them. */
function print(
  title: string,
  rows: readonly (readonly [string, number])[],
): void {
  const base = rows[0]?.[1] ?? NaN;
  const lines = rows.map(([name, time]) =>
    `| ${name} | ${time.toFixed(0)} ms | ${(time / base).toFixed(2)} |`
  );
  const head = [
    `| ${title} | median | times the first |`,
    "| --- | --- | --- |",
  ];
  const text = `${[...head, ...lines].join("\n")}\n\n`;
  Deno.stdout.writeSync(new TextEncoder().encode(text));
}

async function main(): Promise<void> {
  registerBuiltins();
  using project = newProject();
  const servers = await startServers();
  try {
    for (const [name, url] of Object.entries(servers.env)) {
      Deno.env.set(name, url);
    }
    print("1000 revisions on SQLite", await runsOn(onSqlite, project));
    print("1000 revisions on PostgreSQL", await runsOn(onPostgresql, project));
    print("a process, 1000 revisions on SQLite", await processes(project));
  } finally {
    await servers.stop();
  }
}

if (import.meta.main) await main();
