const CLI = new URL("../../cli.ts", import.meta.url).pathname;

/** Starts one command in a process of its own. */
export function startCli(
  directory: string,
  ...args: string[]
): Deno.ChildProcess {
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", CLI, ...args],
    cwd: directory,
    stdout: "piped",
    stderr: "piped",
  }).spawn();
}

/** The exit code of a command, then what it said on stderr. */
export async function ended(child: Deno.ChildProcess): Promise<string> {
  const { code, stderr } = await child.output();
  return `${code} ${new TextDecoder().decode(stderr)}`;
}
