import { match, strictEqual } from "node:assert/strict";
import { CliProject } from "../environment/cli_project.ts";

const ROOT = new URL("../../", import.meta.url).pathname;

Deno.test("a client library that is not in node_modules is told with both ways out", async () => {
  using project = await CliProject.begin("generic");
  project.write("package.json", "{}");
  project.write("deno.json", `{"imports":{"athanor":"${ROOT}mod.ts"}}`);
  const { code, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "-A", "--quiet", "--no-lock", "--config", "deno.json"],
      ...[`${ROOT}cli.ts`, "current", "--url", "mysql://me@localhost:1/app"],
    ],
    cwd: project.directory,
    env: { NO_COLOR: "1" },
    stdin: "null",
  }).output();
  const told = new TextDecoder().decode(stderr);
  strictEqual(code, 1, told);
  match(
    told,
    /^Error \[DRIVER_UNAVAILABLE\]: The client library mysql2@[\d.]+ is not in this project's node_modules/,
  );
  match(told, /"npm install mysql2@[\d.]+".*"nodeModulesDir": "none"/);
});
