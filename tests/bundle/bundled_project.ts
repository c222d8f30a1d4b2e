/**
 * A project that is bundled once, and the runtimes that its bundle runs in.
 *
 * @module
 */
import { strictEqual } from "node:assert/strict";

const ROOT = new URL("../../", import.meta.url);
const MOD = new URL("mod.ts", ROOT).href;
const CLI = new URL("cli.ts", ROOT).pathname;

/** What the tests of Node and Bun install; the versions are those of the drivers. */
const PACKAGES = [
  "bun@1.4.5",
  "pg@8.23.1",
  "@electric-sql/pglite@0.5.16",
];

const FILES: Readonly<Record<string, string>> = {
  "deno.json": JSON.stringify({ imports: { athanor: MOD } }),
  "package.json": JSON.stringify({ type: "module", private: true }),
  "athanor.config.ts": `import { sa } from "athanor";
export default {
  versionTable: "bundle_version",
  targetMetadata: new sa.MetaData({
    namingConvention: { uq: "uq_%(table_name)s_%(column_0_name)s" },
  }),
};
`,
  "migrations/versions/a1_account.ts": `/** Accounts. */
import { op, sa } from "athanor";
import { BALANCE } from "../shared.ts";
export const revision = "a1";
export const downRevision = null;
export function upgrade() {
  op.createTable("account", [
    sa.column("id", sa.integer(), { primaryKey: true }),
    sa.column("name", sa.string(20), { nullable: false }),
    sa.column(BALANCE, sa.numeric(12, 2), { serverDefault: "0" }),
    sa.uniqueConstraint(["name"]),
  ]);
}
export function downgrade() {
  op.dropTable("account");
}
`,
  "migrations/shared.ts": `export const BALANCE = "balance";\n`,
  "migrations/versions/a2_rows.sql": `-- First rows.
-- revision: a2
-- down_revision: a1

-- upgrade
INSERT INTO account (id, name) VALUES (1, 'it''s; one');

-- downgrade
DELETE FROM account;
`,
};

/** Runs a program and gives what it printed. */
export async function run(
  command: string,
  args: readonly string[],
  cwd: string,
): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(command, {
    args: [...args],
    cwd,
    env: { NO_COLOR: "1" },
    stdin: "null",
  }).output();
  const decoder = new TextDecoder();
  strictEqual(success, true, `${command}: ${decoder.decode(stderr)}`);
  return decoder.decode(stdout);
}

/** The bundle in a folder of its own. */
export class BundledProject {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Writes the project and bundles it; the sources are gone afterwards. */
  static async make(): Promise<BundledProject> {
    const folder = await Deno.makeTempDir({ prefix: "athanor_bundle_" });
    for (const [path, text] of Object.entries(FILES)) {
      const file = `${folder}/${path}`;
      await Deno.mkdir(file.slice(0, file.lastIndexOf("/")), {
        recursive: true,
      });
      await Deno.writeTextFile(file, text);
    }
    await run(Deno.execPath(), ["run", "-A", CLI, "bundle"], folder);
    await Deno.remove(`${folder}/migrations`, { recursive: true });
    await Deno.remove(`${folder}/athanor.config.ts`);
    await Deno.remove(`${folder}/deno.json`);
    return new BundledProject(folder);
  }

  /** Installs Bun and the client libraries beside the bundle. */
  async install(): Promise<void> {
    const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
    await run("npm", ["install", ...quiet, ...PACKAGES], this.folder);
  }

  /** Runs a script beside the bundle and gives what it printed as JSON. */
  async script(
    runtime: readonly [command: string, ...args: string[]],
    text: string,
  ): Promise<unknown> {
    const file = `${this.folder}/script_${crypto.randomUUID()}.mjs`;
    await Deno.writeTextFile(file, text);
    const [command, ...args] = runtime;
    return JSON.parse(await run(command, [...args, file], this.folder));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.folder, { recursive: true });
  }
}
