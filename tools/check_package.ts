/**
 * Packs the package as npm gets it, and has Node install, type-check and run it
 * against PGlite, kernel included; makes sure that JSR would take it. Nothing is
 * published.
 *
 * @module
 */
import { deepStrictEqual, match } from "node:assert/strict";

const ROOT = new URL("../", import.meta.url);

/** What the program in Node needs beside the package; the versions are pinned. */
const PACKAGES = ["@electric-sql/pglite@0.5.16", "typescript@5.9.3"];

const PROGRAM = `
import { PGlite } from "@electric-sql/pglite";
import { command, Config, isAthanorError, op, sa, sqlFor } from "@athanor/athanor";
import type { CustomOperations } from "@athanor/athanor/custom";

export type Verbs = keyof CustomOperations;
const revisions = [{
  revision: "1a0c5e7d9b21",
  downRevision: null,
  upgrade(): void {
    op.createTable("account", [
      sa.column("id", sa.integer(), { primaryKey: true }),
    ]);
  },
  downgrade(): void {
    op.dropTable("account");
  },
}];
const connection = new PGlite();
const config = new Config({ revisions }, { attributes: { connection } });
const { databases } = await command.upgrade(config, "head");
const after: readonly string[] | undefined = databases[0]?.after;
const { rows } = await connection.query("SELECT version_num FROM athanor_version");
await command.downgrade(config, "base");
const failure: unknown = await command.upgrade(config, "nowhere").catch((error: unknown) => error);
const code = isAthanorError(failure) ? failure.code : failure;
// @ts-expect-error: a number is no name
const wrong = () => op.dropTable(1);
const sql: string[] = await sqlFor("mssql", (op) => op.renameTable("a", "b"));
console.log(JSON.stringify({ after, rows, code, wrong: typeof wrong, sql }));
`;

const EXPECTED = {
  after: ["1a0c5e7d9b21"],
  rows: [{ version_num: "1a0c5e7d9b21" }],
  code: "REVISION_NOT_FOUND",
  wrong: "function",
  sql: ["EXEC sp_rename 'a', b"],
};

function say(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
}

async function run(
  command: string,
  args: readonly string[],
  cwd: string | URL,
): Promise<string> {
  const child = new Deno.Command(command, {
    args: [...args],
    cwd,
    env: { NO_COLOR: "1" },
    stdin: "null",
  });
  const { success, stdout, stderr } = await child.output();
  const decoder = new TextDecoder();
  const text = decoder.decode(stdout);
  if (success) return text + decoder.decode(stderr);
  throw new Error(
    `${command} ${args.join(" ")}:\n${text}${decoder.decode(stderr)}`,
  );
}

const folder = await Deno.makeTempDir();
try {
  // `--allow-dirty`: CI writes files into its clone.
  const deno = Deno.execPath();
  const simulated = await run(deno, [
    ...["publish", "--dry-run", "--allow-dirty", "--no-check"],
  ], ROOT);
  match(simulated, /src\/kernel\/kernel\.wasm/);
  say("JSR would take the package.");

  const tarball = `${folder}/athanor.tgz`;
  await run(deno, [
    ...["pack", "--allow-dirty", "--no-source-maps", "-o", tarball],
  ], ROOT);
  const size = (await Deno.stat(tarball)).size;
  say(`The tarball for npm has ${Math.round(size / 1000)} kB.`);

  const manifest = { type: "module", private: true };
  await Deno.writeTextFile(`${folder}/package.json`, JSON.stringify(manifest));
  await run("npm", [
    ...["install", "--no-fund", "--no-audit", tarball],
    ...PACKAGES,
  ], folder);
  await Deno.writeTextFile(`${folder}/program.ts`, PROGRAM);
  await run("npx", [
    ...["tsc", "--strict", "--module", "nodenext", "--target", "es2022"],
    ...["--skipLibCheck", "program.ts"],
  ], folder);
  const printed = await run("node", ["program.js"], folder);
  deepStrictEqual(JSON.parse(printed), EXPECTED);
  say("Node installed it, found its types, and ran it on PGlite.");
} finally {
  await Deno.remove(folder, { recursive: true });
}
