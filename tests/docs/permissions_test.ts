import { match, ok, strictEqual } from "node:assert/strict";
import { serverTest } from "../servers/databases.ts";

const ROOT = new URL("../../", import.meta.url);
const CLI = new URL("cli.ts", ROOT).pathname;
const page = await Deno.readTextFile(new URL("docs/permissions.md", ROOT));

/** A line of the page's tables: a command, and the flags that it needs. */
interface Line {
  readonly command: string;
  readonly flags: string;
}

const LINES: readonly Line[] = [
  ...page.matchAll(/^\| `athanor ([^`]*)` +\| (?:`([^`]*)`)? *\|$/gm),
].map(([, command = "", flags = ""]) => ({ command, flags }));

const ON_SERVER = LINES.filter(({ flags }) => flags.includes("HOST:PORT"));
const HERE = LINES.filter((line) => !ON_SERVER.includes(line));

const FILES: Readonly<Record<string, string>> = {
  "deno.json": JSON.stringify({
    imports: { athanor: new URL("mod.ts", ROOT).href },
  }),
  "athanor.config.ts": `export default { targetMetadata: "./schema.ts" };\n`,
  "schema.ts": `import { sa } from "athanor";
export const metadata = new sa.MetaData();
metadata.table("account", [sa.column("id", sa.integer(), { primaryKey: true })]);
`,
  "migrations/versions/a1.ts": `/** First */
import { op, sa } from "athanor";
export const revision = "a1";
export const downRevision = null;
export function upgrade() {
  op.createTable("account", [sa.column("id", sa.integer(), { primaryKey: true })]);
}
export function downgrade() {
  op.dropTable("account");
}
`,
};

/** Runs a command in a project of one revision, with the flags alone. */
async function run(
  { command, flags }: Line,
  folder: string,
  url?: string,
): Promise<void> {
  const { code, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "--quiet", "--no-prompt", "--config", `${folder}/deno.json`],
      ...flags.split(" ").filter((flag) => flag !== ""),
      CLI,
      ...command.split(" "),
      ...(url === undefined ? [] : ["--url", url]),
    ],
    cwd: folder,
    env: { NO_COLOR: "1", EDITOR: "true" },
    stdin: "null",
  }).output();
  const errors = new TextDecoder().decode(stderr);
  strictEqual(code, 0, `${command} with "${flags}": ${errors}`);
}

async function withProject(
  work: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.mkdir(`${folder}/migrations/versions`, { recursive: true });
    for (const [path, text] of Object.entries(FILES)) {
      await Deno.writeTextFile(`${folder}/${path}`, text);
    }
    await work(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("each command runs with the permissions that docs/permissions.md names", async () => {
  ok(HERE.length > 20, "the tables were not found");
  await withProject(async (folder) => {
    // Those that leave the history as it is, first.
    const writing = /^(?:revision|merge)/;
    for (const line of HERE.filter(({ command }) => !writing.test(command))) {
      await run(line, folder);
    }
  });
});

Deno.test("revision and merge write with the permissions that docs/permissions.md names", async () => {
  await withProject(async (folder) => {
    const flagsOf = (start: string): Line =>
      HERE.find(({ command }) => command.startsWith(start)) as Line;
    const line = flagsOf("revision");
    await run(line, folder);
    const command = "revision -m third --head a1 --splice";
    await run({ ...line, command }, folder);
    await run(flagsOf("merge"), folder);
  });
});

for (const server of ["postgresql", "mysql"] as const) {
  serverTest(
    server,
    `each command runs on ${server} with the permissions that docs/permissions.md names`,
    async (url) => {
      match(page, /HOST:PORT/);
      const { host } = new URL(url);
      await withProject(async (folder) => {
        for (const { command, flags } of ON_SERVER) {
          const allowed = flags.replace("HOST:PORT", host);
          await run({ command, flags: allowed }, folder, url);
        }
      });
    },
  );
}
