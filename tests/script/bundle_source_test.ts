import { match, ok } from "node:assert/strict";
import { Config } from "../../src/config/config.ts";
import { bundleSource } from "../../src/script/bundle_source.ts";
import { ScriptDirectory } from "../../src/script/script_directory.ts";

Deno.test("a bundle runs with the project's limits and without its address", async () => {
  const script = await ScriptDirectory.open(
    new Config({
      url: "postgresql://me:secret@db/app",
      lockTimeout: 5,
      lockRetries: 2,
      statementTimeout: 60,
      migrationLeaseTime: 30,
      revisions: [],
    }),
  );
  const text = bundleSource(script, { module: "file:///whole.ts" });
  match(
    text,
    /"lockTimeout":5,"lockRetries":2,"statementTimeout":60,"migrationLeaseTime":30/,
  );
  ok(!text.includes("secret"), text);
});
