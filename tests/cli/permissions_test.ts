import { match, strictEqual } from "node:assert/strict";

const CLI = new URL("../../cli.ts", import.meta.url).pathname;

/** Runs the command line without any permission. */
async function run(...args: string[]): Promise<Deno.CommandOutput> {
  return await new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-prompt", "--quiet", CLI, ...args],
    env: { NO_COLOR: "1" },
  }).output();
}

Deno.test("a command without the permission to read says which flag it needs", async () => {
  const { code, stderr } = await run("current");
  match(
    new TextDecoder().decode(stderr),
    /^Error \[PERMISSION_DENIED\]: .*\nhint: Put --allow-read after "deno run"\.\n$/,
  );
  strictEqual(code, 1);
});

Deno.test("help, the version and wrong usage need no permission", async () => {
  strictEqual((await run("--help")).code, 0);
  strictEqual((await run("upgrade", "--help")).code, 0);
  strictEqual((await run("--version")).code, 0);
  strictEqual((await run("curren")).code, 2);
});
