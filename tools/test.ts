/**
 * What `deno task test` runs: brings up the databases, runs the tests and the
 * examples in the documentation, and counts them on the last line. Arguments go
 * to `deno test`; with any, the examples are left out.
 *
 * @module
 */
import { startServers } from "../tests/servers/start.ts";
import { add, type Counts, countTests, NO_TESTS, summary } from "./junit.ts";

const FLAGS = ["-A", "--sanitize-ops", "--sanitize-resources"];

function print(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
}

/** Runs `deno test` and counts; a run that fails before its tests counts as one failure. */
async function denoTest(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Counts> {
  const report = await Deno.makeTempFile({ suffix: ".xml" });
  try {
    const { success } = await new Deno.Command(Deno.execPath(), {
      args: ["test", ...FLAGS, `--junit-path=${report}`, ...args],
      env,
      stdin: "null",
    }).spawn().status;
    const counts = countTests(await Deno.readTextFile(report));
    if (success || counts.failed > 0) return counts;
    return add(counts, { ...NO_TESTS, failed: 1 });
  } finally {
    await Deno.remove(report);
  }
}

async function runAll(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Counts> {
  const tests = await denoTest(args, env);
  if (args.length > 0) return tests;
  print("\nExamples in the documentation:");
  const docs = ["--doc", "--permit-no-files", "mod.ts", "src/", "docs/"];
  return add(tests, await denoTest(docs, env));
}

/** Runs it all and says how it ended. */
async function main(): Promise<number> {
  const servers = await startServers();
  const tellMissing = (): void => {
    for (const { name, why } of servers.missing) {
      print(`Tests on ${name} are skipped: ${why}`);
    }
  };
  try {
    tellMissing();
    const counts = await runAll(Deno.args, servers.env);
    tellMissing();
    print(summary(counts));
    return counts.failed > 0 ? 1 : 0;
  } finally {
    await servers.stop();
  }
}

if (import.meta.main) Deno.exitCode = await main();
