import { deepStrictEqual, match, strictEqual } from "node:assert/strict";

const ROOT = new URL("../../", import.meta.url);

/** Serves this package, and a module of revisions that imports it by its URL. */
function serve(): { origin: string; stop(): Promise<void> } {
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    async (request) => {
      const { pathname, origin } = new URL(request.url);
      const headers = { "content-type": contentType(pathname) };
      if (pathname === "/app/migrations.ts") {
        return new Response(revisionsModule(origin), { headers });
      }
      try {
        const file = await Deno.readFile(new URL(`.${pathname}`, ROOT));
        return new Response(file, { headers });
      } catch {
        return new Response(null, { status: 404 });
      }
    },
  );
  const origin = `http://127.0.0.1:${server.addr.port}`;
  return { origin, stop: () => server.shutdown() };
}

function contentType(path: string): string {
  return path.endsWith(".ts") ? "application/typescript" : "text/javascript";
}

/** Revisions that import Athanor from another URL than the program does. */
function revisionsModule(origin: string): string {
  return `
import { op, sa } from "${origin}/mod.ts?copy=1";
export default [
  {
    revision: "a1",
    downRevision: null,
    upgrade() {
      op.createTable("t", [sa.column("id", sa.integer(), { primaryKey: true })]);
    },
    downgrade() { op.dropTable("t"); },
  },
  {
    revision: "a2",
    downRevision: "a1",
    async upgrade() {
      op.execute("INSERT INTO t VALUES (7)");
      const [row] = await op.query("SELECT id FROM t");
      if (row?.id !== 7) throw new Error("the row is not there");
    },
    downgrade() { op.execute("DELETE FROM t"); },
  },
];
`;
}

/** Runs a program with no more than the network. */
async function runProgram(
  text: string,
  origin: string,
): Promise<{ code: number; out: string; err: string }> {
  const file = await Deno.makeTempFile({ suffix: ".ts" });
  const cache = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(file, text);
    const host = new URL(origin).host;
    const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: [
        "run",
        "--no-config",
        "--no-lock",
        "--no-prompt",
        `--allow-net=${host}`,
        `--allow-import=${host}`,
        file,
      ],
      env: { NO_COLOR: "1", DENO_DIR: cache },
    }).output();
    const decoder = new TextDecoder();
    return { code, out: decoder.decode(stdout), err: decoder.decode(stderr) };
  } finally {
    await Deno.remove(file);
    await Deno.remove(cache, { recursive: true });
  }
}

Deno.test("a program runs migrations from URLs alone, kernel included, with no permission but the network", async () => {
  const { origin, stop } = serve();
  try {
    const { code, out, err } = await runProgram(
      `
import { DatabaseSync } from "node:sqlite";
import { command, Config } from "${origin}/mod.ts";
const connection = new DatabaseSync(":memory:");
const config = new Config(
  { revisions: ["${origin}/app/migrations.ts"] },
  { attributes: { connection } },
);
const { databases } = await command.upgrade(config, "head");
const script = await command.upgrade(
  new Config({ revisions: config.settings.revisions, dialect: "postgresql" }),
  "a1",
  { sql: true },
);
console.log(JSON.stringify([databases[0].after, script.sql]));
`,
      origin,
    );
    strictEqual(code, 0, err);
    const [after, sql] = JSON.parse(out);
    deepStrictEqual(after, ["a2"]);
    match(sql, /CREATE TABLE t \(\n {4}id SERIAL NOT NULL,/);
  } finally {
    await stop();
  }
});
