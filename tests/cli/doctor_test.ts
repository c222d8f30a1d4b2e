import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { command, Config, type Finding } from "athanor";
import { FileLock } from "../../src/drivers/file_lock.ts";
import { CliProject } from "../environment/cli_project.ts";

const CLI = new URL("../../cli.ts", import.meta.url).pathname;

const A1 = `export const revision = "a1";
export const downRevision = null;
export function upgrade(op) {
  op.execute("CREATE TABLE a (id INTEGER)");
}
export function downgrade() {}
`;

async function upgradedProject(): Promise<CliProject> {
  const project = await CliProject.begin("generic");
  project.write("migrations/versions/a1.ts", A1);
  strictEqual((await project.athanor("upgrade", "head")).code, 0);
  return project;
}

/** The one finding of a check. */
async function finding(config: Config, name: string): Promise<Finding> {
  const { findings } = await command.doctor(config);
  const [found, ...more] = findings.filter(({ check }) => check === name);
  deepStrictEqual(more, []);
  return found!;
}

/** Every file of a folder with its content and the time it was last changed. */
function contents(folder: string): [string, string, number][] {
  return [...Deno.readDirSync(folder)].flatMap(({ name, isDirectory }) => {
    const path = `${folder}/${name}`;
    if (isDirectory) return contents(path);
    const bytes = new TextDecoder("latin1").decode(Deno.readFileSync(path));
    const time = Deno.statSync(path).mtime?.getTime() ?? 0;
    return [[path, bytes, time] as [string, string, number]];
  }).toSorted(([a], [b]) => a < b ? -1 : 1);
}

Deno.test("doctor leaves every file as it was", async () => {
  using project = await upgradedProject();
  const before = contents(project.directory);
  const { code, out } = await project.athanor("doctor");
  strictEqual(code, 0, out);
  deepStrictEqual(contents(project.directory), before);
});

Deno.test("doctor names the holder of the lock, and nobody for a file left behind", async () => {
  using project = await upgradedProject();
  const { directory } = project;
  const config = new Config({ url: "sqlite:app.db" }, { directory });
  const lock = new FileLock(`${directory}/app.db`, {
    table: "athanor_version",
    sql: null,
  });
  await lock.tryAcquire();
  const held = await finding(config, "lock");
  strictEqual(held.status, "warning");
  match(held.message, new RegExp(`^Held by process ${Deno.pid}, since `));
  await lock.release();
  project.write("app.db-athanor_version-lock", "process 1, since long ago\n");
  deepStrictEqual(
    [(await finding(config, "lock")).status, project.names().length],
    ["ok", 4],
  );
});

Deno.test("doctor tells what Deno may not write, and goes on", async () => {
  using project = await upgradedProject();
  const { code, stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-q", "--no-prompt", "--allow-read", "--allow-env", CLI]
      .concat("doctor", "--json"),
    cwd: project.directory,
    stdin: "null",
  }).output();
  const { result } = JSON.parse(new TextDecoder().decode(stdout));
  const findings: Finding[] = result.findings;
  strictEqual(code, 1);
  strictEqual(result.isHealthy, false);
  match(findings[0]!.message, /not permitted, or in part: write, net, run$/);
  const privileges = findings.find(({ check }) => check === "privileges");
  strictEqual(privileges?.status, "failed");
  strictEqual(privileges?.hint, `Run with --allow-write=${project.directory}.`);
  strictEqual(findings.at(-1)?.check, "lock");
});

Deno.test("command.doctor looks at an injected connection and leaves it open", async () => {
  using database = new DatabaseSync(":memory:");
  const config = new Config({ revisions: [], lock: false }, {
    attributes: { connection: database },
  });
  const { isHealthy, findings } = await command.doctor(config);
  strictEqual(isHealthy, true);
  const of = (name: string) => findings.find(({ check }) => check === name);
  strictEqual(
    of("privileges")?.message,
    "It may be changed: the database is in memory",
  );
  strictEqual(of("lock")?.status, "warning");
  strictEqual(of("database")?.database, "connection");
  deepStrictEqual(database.prepare("SELECT name FROM sqlite_schema").all(), []);
});

Deno.test("doctor shows no password of a URL that does not answer", async () => {
  using project = await upgradedProject();
  const url = "postgres://me:s3cret@127.0.0.1:1/app";
  const { code, out, err } = await project.athanor("doctor", "--url", url);
  strictEqual(code, 1);
  match(out, /failed +database/);
  strictEqual(`${out}${err}`.includes("s3cret"), false);
});
