import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";

const CLI = new URL("../../cli.ts", import.meta.url).pathname;

/** A configuration whose second revision does `body`. */
function configText(body: string): string {
  return `import { op } from "athanor";
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const revision = (id, down, upgrade) => ({
  revision: id, downRevision: down, upgrade, downgrade() {},
});
export default {
  revisions: [
    revision("a1", null, () => void op.execute("CREATE TABLE one (id INTEGER)")),
    revision("b2", "a1", async () => {
      op.execute("CREATE TABLE two (id INTEGER)");
      ${body}
    }),
    revision("c3", "b2", () => void op.execute("CREATE TABLE three (id INTEGER)")),
  ],
};
`;
}

/** Runs `upgrade head` in a new folder, and gives what came of it. */
async function upgrade(
  body: string,
  onLine: (line: string, process: Deno.ChildProcess) => void = () => {},
): Promise<{ code: number; messages: string; rows: unknown[] }> {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(`${folder}/athanor.config.ts`, configText(body));
    const process = new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--quiet", CLI, "upgrade", "head"],
      cwd: folder,
      env: { NO_COLOR: "1" },
      stdin: "null",
      stdout: "null",
      stderr: "piped",
    }).spawn();
    let messages = "";
    for await (
      const text of process.stderr.pipeThrough(new TextDecoderStream())
    ) {
      messages += text;
      onLine(text, process);
    }
    const { code } = await process.status;
    using database = new DatabaseSync(`${folder}/app.db`);
    const rows = database.prepare("SELECT * FROM athanor_version").all();
    return { code, messages, rows: rows.map((row) => row["version_num"]) };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("SIGINT lets the running revision finish, says what is pending, and exits with 130", async () => {
  const { code, messages, rows } = await upgrade(
    "await wait(500);",
    (line, process) => {
      if (line.includes("-> b2")) setTimeout(() => process.kill("SIGINT"), 100);
    },
  );
  strictEqual(code, 130);
  deepStrictEqual(rows, ["b2"]);
  match(messages, /Error \[INTERRUPTED\]/);
  match(messages, /took effect: a1, b2\n {2}pending: c3/);
});

for (
  const [where, body] of [
    ["in a timer", "setTimeout(() => { throw new Error('lost'); });"],
    ["in a promise that nobody awaits", "Promise.reject(new Error('lost'));"],
  ] as const
) {
  Deno.test(`an error thrown ${where} stops the run and is reported`, async () => {
    const { code, messages, rows } = await upgrade(`${body} await wait(50);`);
    strictEqual(code, 1);
    match(
      messages,
      /Error \[UNEXPECTED\]: Nobody caught an error: lost\n {2}at athanor\.config\.ts:11:\d+\n/,
    );
    match(messages, /took effect: a1, b2\n {2}pending: c3\nhint: Await every/);
    strictEqual(rows.includes("c3"), false);
  });
}

Deno.test("an error that nobody caught fails a run that came to its end, and tells where it is from", async () => {
  const { code, messages, rows } = await upgrade(
    "Promise.reject(new Error('lost'));",
  );
  strictEqual(code, 1);
  deepStrictEqual(rows, ["c3"]);
  match(messages, /caught an error: lost\n {2}at athanor\.config\.ts:11:/);
});

Deno.test("a run of more than a second tells how far it is, in lines where there is no terminal", async () => {
  const { code, messages } = await upgrade("await wait(1300);");
  strictEqual(code, 0);
  match(messages, /-> b2\n1 of 3 done, b2 is running, 1 s\nRunning.*-> c3\n$/);
});
