/**
 * The command line on a terminal: `script` of util-linux gives it one for
 * stdin, stdout and stderr.
 *
 * @module
 */
const CLI = new URL("../../cli.ts", import.meta.url).pathname;

/** What a command line on a terminal is given. */
export interface TerminalOptions {
  readonly cwd: string;
  /** What a person types. */
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What was sent to the terminal, with `␛` for the escape character, and how it ended. */
export interface Seen {
  readonly text: string;
  readonly code: number;
}

/** Runs a command line on a terminal. */
export async function onTerminal(
  line: string,
  { cwd, input = "", env = {} }: TerminalOptions,
): Promise<Seen> {
  const command = `"${Deno.execPath()}" run -A --quiet "${CLI}" ${line}`;
  const { NO_COLOR: _, ...inherited } = Deno.env.toObject();
  const process = new Deno.Command("script", {
    args: ["--quiet", "--return", "--command", command, "/dev/null"],
    cwd,
    clearEnv: true,
    env: { ...inherited, TERM: "xterm", ...env },
    stdin: "piped",
    stdout: "piped",
  }).spawn();
  const writer = process.stdin.getWriter();
  await writer.write(new TextEncoder().encode(input));
  await writer.close();
  const { code, stdout } = await process.output();
  const text = new TextDecoder().decode(stdout).replaceAll("\x1b", "␛");
  return { code, text };
}

/** Why there is no terminal to be had, if there is none. */
export async function noTerminal(): Promise<string | undefined> {
  try {
    const { stdout } = await new Deno.Command("script", {
      args: ["--version"],
      stderr: "null",
    }).output();
    const version = new TextDecoder().decode(stdout);
    if (version.includes("util-linux")) return undefined;
    return '"script" is not that of util-linux';
  } catch {
    return '"script" of util-linux is not installed';
  }
}
