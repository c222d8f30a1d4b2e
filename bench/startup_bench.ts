/**
 * How long the command line takes beside an empty Deno script:
 * `deno run -A bench/startup_bench.ts` prints a table of medians and ratios,
 * warm, and with an empty `DENO_DIR`. `RUNS` is the number of rounds.
 *
 * CPU time stands beside wall time because a busy machine stretches the latter.
 *
 * @module
 */
import { Config } from "../mod.ts";
import { type Contender, measureProcesses, printProcesses } from "./measure.ts";
import { newProject } from "./thousand.ts";
import type { Project } from "../tests/environment/project.ts";

const ROUNDS = Number(Deno.env.get("RUNS") ?? 20);
const COLD_ROUNDS = Math.ceil(ROUNDS / 5);
const CLI = new URL("../cli.ts", import.meta.url).pathname;
const DATABASE = ["--allow-read", "--allow-write", "--allow-env"];

/** A project whose database is at its head. */
export async function migrated(revisions: number): Promise<Project> {
  const project = newProject(revisions);
  const url = `sqlite:${project.directory}/bench.db`;
  project.write("athanor.config.ts", `export default { url: "${url}" };`);
  project.write("empty.ts", "export {};");
  const config = new Config({ url, transactionPerMigration: false }, {
    directory: project.directory,
  });
  await project.upgrade("head", config);
  return project;
}

function command(project: Project, ...args: readonly string[]): string[] {
  const config = `${project.directory}/athanor.config.ts`;
  return [...DATABASE, CLI, ...args, "--quiet", "--config", config];
}

export function contenders(small: Project, large: Project): Contender[] {
  return [
    { name: "an empty Deno script", args: [`${small.directory}/empty.ts`] },
    { name: "athanor --help", args: [CLI, "--help"] },
    { name: "athanor heads", args: command(small, "heads") },
    { name: "athanor current", args: command(small, "current") },
    {
      name: "athanor upgrade head, nothing to do",
      args: command(small, "upgrade", "head"),
    },
    {
      name: "the same at 1000 revisions",
      args: command(large, "upgrade", "head"),
    },
    {
      name: "athanor upgrade head --sql, 3 revisions",
      args: command(small, "upgrade", "head", "--sql"),
    },
    {
      name: "the same, 1000 revisions",
      args: command(large, "upgrade", "head", "--sql"),
    },
  ];
}

async function main(): Promise<void> {
  using small = await migrated(3);
  using large = await migrated(1000);
  const all = contenders(small, large);
  printProcesses(await measureProcesses(all, ROUNDS));
  const cold = all.map((one) => ({
    ...one,
    name: `${one.name}, cold`,
    cold: true,
  }));
  printProcesses(await measureProcesses(cold, COLD_ROUNDS));
}

if (import.meta.main) await main();
