import { doesNotMatch, match, strictEqual } from "node:assert/strict";
import { FileLock } from "../../src/drivers/file_lock.ts";
import { CliProject } from "../environment/cli_project.ts";

const A1 = `export const revision = "a1";
export const downRevision = null;
export function upgrade() {}
export function downgrade() {}
`;

/** A project whose database, at the base or at the head, is being migrated by this process. */
async function lockedProject(
  at: "base" | "head" = "base",
): Promise<{ project: CliProject; lock: FileLock }> {
  const project = await CliProject.begin("generic");
  project.write("migrations/versions/a1.ts", A1);
  if (at === "head") await project.athanor("upgrade", "head");
  const key = { table: "athanor_version", sql: null };
  const lock = new FileLock(`${project.directory}/app.db`, key);
  strictEqual(await lock.tryAcquire(), true);
  return { project, lock };
}

Deno.test("--lock-timeout gives up in time with exit code 6 and names the holder", async () => {
  const { project, lock } = await lockedProject();
  using _ = project;
  for (
    const args of [
      ["upgrade", "head"],
      ["stamp", "a1"],
      ["ensure-version"],
    ]
  ) {
    const started = performance.now();
    const { code, err } = await project.athanor(
      ...args,
      "--lock-timeout=0.1",
    );
    strictEqual(code, 6, `${args}: ${err}`);
    match(err, new RegExp(`held by process ${Deno.pid}`));
    strictEqual(performance.now() - started < 20_000, true);
  }
  await lock.release();
});

Deno.test("a run that has nothing to do waits for no lock, and one that has does", async () => {
  const { project, lock } = await lockedProject("head");
  using _ = project;
  const same = await project.athanor("upgrade", "head", "--lock-timeout=0.1");
  strictEqual(same.code, 0, same.err);
  match(same.out, /^Nothing to do: the database is at a1/);
  const down = await project.athanor("downgrade", "base", "--lock-timeout=0.1");
  strictEqual(down.code, 6, down.err);
  match(down.err, new RegExp(`held by process ${Deno.pid}`));
  await lock.release();
});

Deno.test("--no-lock runs beside another run and says on stderr what it risks", async () => {
  const { project, lock } = await lockedProject();
  using _ = project;
  const { code, out, err } = await project.athanor(
    "upgrade",
    "head",
    "--no-lock",
  );
  strictEqual(code, 0, err);
  match(err, /^Warning: Running without the migration lock: /);
  match(out, /^Upgraded from <base> to a1/);
  const { err: script } = await project.athanor(
    ...["upgrade", "head", "--no-lock", "--sql"],
  );
  doesNotMatch(script, /without the migration lock/);
  await lock.release();
});
