import { connectClient } from "../tests/servers/clients.ts";
import { serverUrl } from "../tests/servers/databases.ts";
import { run } from "./peers/install.ts";
import type { Installed } from "./peers/mod.ts";

/** The machine, and the versions of all that took part. */
export async function describeMachine({ versions, python }: Installed): Promise<
  { machine: string; versions: Record<string, string> }
> {
  const memory = Math.round(Deno.systemMemoryInfo().total / 2 ** 30);
  const cores = navigator.hardwareConcurrency;
  return {
    machine:
      `${await processor()}, ${cores} cores, ${memory} GB, ${Deno.build.os} ${Deno.osRelease()}`,
    versions: {
      Deno: Deno.version.deno,
      Node: await textOf(["node", "--version"]),
      Python: await textOf([python, "--version"]),
      PostgreSQL: await postgresqlVersion(),
      ...versions,
    },
  };
}

async function processor(): Promise<string> {
  try {
    const text = await Deno.readTextFile("/proc/cpuinfo");
    return /^model name\s*:\s*(.*)$/m.exec(text)?.[1] ?? Deno.build.arch;
  } catch {
    return Deno.build.arch;
  }
}

async function textOf(command: readonly string[]): Promise<string> {
  try {
    return (await run(command)).trim().replace(/^(v|Python )/, "");
  } catch {
    return "none";
  }
}

async function postgresqlVersion(): Promise<string> {
  const url = serverUrl("postgresql");
  if (url === undefined) return "none";
  await using client = await connectClient("postgresql", url);
  const [row] = await client.query("SHOW server_version");
  return String(row?.["server_version"]);
}
