import { doesNotMatch, match, strictEqual } from "node:assert/strict";
import { CliProject } from "../environment/cli_project.ts";
import { noTerminal, onTerminal } from "./terminal.ts";

const why = await noTerminal();
if (why !== undefined) {
  const line = `Tests on a terminal are skipped: ${why}\n`;
  Deno.stderr.writeSync(new TextEncoder().encode(line));
}

const A1 = `/** The first */
export const revision = "a1";
export const downRevision = null;
export function upgrade() {}
export function downgrade() {}
`;

/** A test in a project with one revision, `a1`. */
function terminalTest(
  name: string,
  body: (project: CliProject) => Promise<void>,
): void {
  Deno.test({
    name,
    ignore: why !== undefined,
    async fn() {
      using project = await CliProject.begin("generic");
      project.write("migrations/versions/a1.ts", A1);
      await body(project);
    },
  });
}

const COLOR = /␛\[3[1-6]m/;

terminalTest(
  "results, warnings and errors are coloured on a terminal alone",
  async (project) => {
    const cwd = project.directory;
    const { text, code } = await onTerminal("heads", { cwd });
    strictEqual(code, 0);
    strictEqual(
      text,
      "␛[33ma1␛[39m  ␛[32m(head)␛[39m  The first\r\n",
    );
    const env = { NO_COLOR: "1" };
    doesNotMatch((await onTerminal("heads", { cwd, env })).text, COLOR);
    doesNotMatch((await onTerminal("heads --no-color", { cwd })).text, COLOR);
    const wrong = await onTerminal("show nope", { cwd });
    strictEqual(wrong.code, 1);
    match(wrong.text, /␛\[31m␛\[1mError \[REVISION_NOT_FOUND\]:/);
    const piped = await project.athanor("heads");
    doesNotMatch(piped.out, COLOR);
  },
);

terminalTest("revision asks for its message on a terminal", async (project) => {
  const { text, code } = await onTerminal("revision --rev-id b2", {
    cwd: project.directory,
    input: "Add the region\n",
  });
  strictEqual(code, 0, text);
  match(text, /What is the revision about\?/);
  match(
    project.read("migrations/versions/b2_add_the_region.ts"),
    /Add the region/,
  );
});

terminalTest(
  "revision --autogenerate asks on a terminal whether a column was renamed",
  async (project) => {
    const cwd = project.directory;
    const schema = (column: string): string =>
      `import { sa } from "athanor";
export const metadata = new sa.MetaData();
metadata.table("region", [sa.column("${column}", sa.text())]);
`;
    project.write(
      "athanor.config.ts",
      'export default { targetMetadata: "./schema.ts" };',
    );
    project.write("schema.ts", schema("name"));
    await project.athanor("upgrade", "head");
    const first = ["revision", "--autogenerate", "-m", "First"];
    await project.athanor(...first, "--rev-id", "b2");
    await project.athanor("upgrade", "head");
    project.write("schema.ts", schema("title"));
    const revision = "revision --autogenerate -m x --rev-id c3";
    const { text } = await onTerminal(revision, { cwd, input: "y\n" });
    match(text, /Was the column region\.name renamed to title\? \[y\/N\]/);
    const path = "migrations/versions/c3_x.ts";
    match(project.read(path), /newColumnName: "title"/);
    await Deno.remove(`${cwd}/${path}`);
    const denied = await onTerminal(revision, { cwd, input: "n\n" });
    match(denied.text, /- column region\.name/);
    doesNotMatch(project.read(path), /newColumnName|looks renamed/);
    await Deno.remove(`${cwd}/${path}`);
    const silent = await onTerminal(`${revision} --yes`, { cwd });
    doesNotMatch(silent.text, /\[y\/N\]/);
    match(silent.text, / {2}column region\.name renamed to title/);
    match(project.read(path), /looks renamed to "title"/);
  },
);

terminalTest(
  "stamp --purge asks for consent on a terminal, and --yes gives it",
  async (project) => {
    const cwd = project.directory;
    await project.athanor("upgrade", "head");
    const purge = "stamp base --purge";
    const denied = await onTerminal(purge, { cwd, input: "n\n" });
    match(denied.text, /Delete all version rows\? \[y\/N\]/);
    match(denied.text, /Nothing was changed/);
    strictEqual(denied.code, 130);
    match((await project.athanor("current")).out, /^a1 /);
    const agreed = await onTerminal(`${purge} --yes`, { cwd });
    strictEqual(agreed.code, 0);
    doesNotMatch(agreed.text, /Delete all/);
    strictEqual((await project.athanor("current")).out, "<base>\n");
    await project.athanor("upgrade", "head");
    const typed = await onTerminal(purge, { cwd, input: "y\n" });
    strictEqual(typed.code, 0, typed.text);
    strictEqual((await project.athanor("current")).out, "<base>\n");
  },
);

terminalTest(
  "a long run draws a bar on a terminal and takes it away again",
  async (project) => {
    project.replace(
      "migrations/versions/a1.ts",
      "function upgrade() {}",
      `async function upgrade() {
      await new Promise((resolve) => setTimeout(resolve, 1300));
    }`,
    );
    const { text, code } = await onTerminal("upgrade head", {
      cwd: project.directory,
    });
    strictEqual(code, 0, text);
    match(
      text,
      /\r␛\[K␛\[2m░{24}␛\[22m 0 of 1 done, a1 is running, 1 s/,
    );
    match(text, /1 s\r␛\[K␛\[32mUpgraded␛\[39m from [^\n]*\r\n$/);
  },
);
