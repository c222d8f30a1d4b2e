import { deepStrictEqual, equal, match, ok, rejects } from "node:assert/strict";
import { FileLock } from "../../src/drivers/file_lock.ts";
import { Project } from "../environment/project.ts";
import { Config } from "../../mod.ts";
import { ended, startCli } from "./cli_process.ts";
import { until } from "../until.ts";

const KEY = { table: "athanor_version", sql: null };
const TABLE = (name: string) =>
  `op.createTable("${name}", [sa.column("id", sa.integer(), { primaryKey: true })]);`;

Deno.test("the SQLite lock is held by one at a time and freed with its file", async () => {
  using project = new Project({});
  const first = new FileLock(project.database, KEY);
  const second = new FileLock(project.database, KEY);
  equal(await first.tryAcquire(), true);
  equal(await second.tryAcquire(), false);
  match(await second.holder() ?? "", new RegExp(`process ${Deno.pid}`));
  await first.release();
  equal(await second.tryAcquire(), true);
  await second.release();
  const left = await Array.fromAsync(Deno.readDir(project.directory));
  deepStrictEqual(left.map(({ name }) => name), ["migrations"]);
});

Deno.test("version tables of one database have locks of their own", async () => {
  using project = new Project({});
  const one = new FileLock(project.database, { table: "one", sql: null });
  const two = new FileLock(project.database, { table: "two", sql: null });
  equal(await one.tryAcquire(), true);
  equal(await two.tryAcquire(), true);
  await one.release();
  await two.release();
});

Deno.test("a run that cannot get the lock in time says who holds it and changes nothing", async () => {
  using project = new Project({ a1: { up: TABLE("a") } });
  const lock = new FileLock(project.database, KEY);
  await lock.tryAcquire();
  try {
    await rejects(
      project.upgrade("head", project.config({ migrationLockTimeout: 0.1 })),
      { code: "LOCK_NOT_OBTAINED", message: /held by process \d+/ },
    );
    deepStrictEqual(project.tables(), []);
    await project.upgrade("head", project.config({ lock: false }));
    deepStrictEqual(project.tables(), ["a"]);
  } finally {
    await lock.release();
  }
});

Deno.test("waiting for the lock ends when the run is interrupted", async () => {
  using project = new Project({ a1: { up: TABLE("a") } });
  const lock = new FileLock(project.database, KEY);
  await lock.tryAcquire();
  const { settings, directory } = project.config();
  const controller = new AbortController();
  const { signal } = controller;
  const run = project.upgrade(
    "head",
    new Config(settings, { directory, signal }),
  );
  controller.abort();
  await rejects(run, { code: "INTERRUPTED" });
  await lock.release();
});

Deno.test("eight runs started at once on an empty SQLite database run each of 50 revisions once", async () => {
  const ids = Array.from({ length: 50 }, (_, at) => `r${100 + at}`);
  for (let trial = 0; trial < 5; trial++) {
    using project = new Project(
      Object.fromEntries(ids.map((id) => [id, {
        up: `${TABLE(id)} op.execute("INSERT INTO ${id} VALUES (1)");`,
      }])),
    );
    const children = ids.slice(0, 8).map(() =>
      startCli(project.directory, "upgrade", "head", "--url", "sqlite:app.db")
    );
    const ends = await Promise.all(children.map(ended));
    for (const end of ends) ok(end.startsWith("0 "), end);
    deepStrictEqual(project.versions(), ["r149"]);
    deepStrictEqual(project.tables(), ids);
  }
});

Deno.test("a killed holder of the SQLite lock frees it", async () => {
  using project = new Project({
    a1: {
      up: `${
        TABLE("a")
      } await new Promise((resolve) => setTimeout(resolve, 60_000));`,
    },
  });
  const child = startCli(
    project.directory,
    "upgrade",
    "head",
    "--url",
    "sqlite:app.db",
  );
  const lock = new FileLock(project.database, KEY);
  await until(async () => {
    if (!await lock.tryAcquire()) return true;
    await lock.release();
    return false;
  });
  child.kill("SIGKILL");
  await child.output();
  equal(await lock.tryAcquire(), true);
  await lock.release();
});
