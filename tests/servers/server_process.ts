/**
 * Processes of test servers: run by an unprivileged user, and gone with their
 * folder as soon as this process ends, however it ends.
 *
 * @module
 */

/** `nobody`: servers refuse to run as root. */
const UNPRIVILEGED = { uid: 65534, gid: 65534 };

const START_TIMEOUT = 60_000;

/** Kept of what a server says before it is ready, for the error when it does not start. */
const KEPT_OUTPUT = 4_000;

/**
 * Runs a server until the standard input ends: when this process closes it,
 * and when this process dies. Then the server is stopped, by force after ten
 * seconds, and its folder removed.
 */
const GUARD = `
trap '' HUP INT TERM
signal=$1 folder=$2
shift 2
exec 3<&0
(trap - TERM; exec "$@") </dev/null 3<&- &
server=$!
{
  cat <&3 >/dev/null
  kill -s "$signal" "$server"
  for try in $(seq 500); do kill -0 "$server" || break; sleep 0.02; done
  kill -s KILL "$server"
  rm -rf "$folder"
} >/dev/null 2>&1 &
wait "$server"
exec 2>&-
wait
`;

/** A server to start. */
export interface ServerCommand {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Everything that the server writes; removed with it. */
  readonly folder: string;
  /** What it says on its standard error when it takes connections. */
  readonly readyText: string;
  readonly stopSignal: Deno.Signal;
}

/** A server that runs. */
export interface RunningServer {
  /** Stops it and removes its folder. */
  stop(): Promise<void>;
}

/** The user that servers run as: another one only when this process is root. */
export function serverUser(): { uid?: number; gid?: number } {
  return Deno.uid() === 0 ? UNPRIVILEGED : {};
}

/** A temporary folder that the servers' user owns. */
export async function serverFolder(name: string): Promise<string> {
  const folder = await Deno.makeTempDir({ prefix: `athanor-${name}-` });
  const { uid, gid } = serverUser();
  if (uid !== undefined) await Deno.chown(folder, uid, gid ?? null);
  return folder;
}

/** A port of the loopback interface that nothing listens on. */
export function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}

/**
 * Runs a command of a server's set-up to its end.
 *
 * @throws {Error} with what it printed, when it fails
 */
export async function runAsServerUser(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { success, stdout, stderr } = await new Deno.Command(command, {
    args: [...args],
    env,
    cwd: "/",
    stdin: "null",
    ...serverUser(),
  }).output();
  if (success) return;
  const text = new TextDecoder().decode(new Uint8Array([...stdout, ...stderr]));
  throw new Error(`${command} failed: ${text.trim()}`);
}

/**
 * Starts a server and waits until it takes connections.
 *
 * @throws {Error} with what it said, when it does not start
 */
export async function startServer(
  server: ServerCommand,
): Promise<RunningServer> {
  const { stopSignal, folder, command, args } = server;
  const child = new Deno.Command("/bin/sh", {
    args: ["-c", GUARD, "sh", stopSignal.slice(3), folder, command, ...args],
    env: { ...server.env },
    cwd: "/",
    stdin: "piped",
    stdout: "null",
    stderr: "piped",
    ...serverUser(),
  }).spawn();
  const stop = async (): Promise<void> => {
    await child.stdin.close();
    await child.status;
  };
  try {
    await readyOrFailed(server, child.stderr);
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}

/** Reads until the ready text, and goes on reading aside so that the pipe never fills. */
async function readyOrFailed(
  { name, readyText }: ServerCommand,
  output: ReadableStream<Uint8Array<ArrayBuffer>>,
): Promise<void> {
  const reader = output.pipeThrough(new TextDecoderStream()).getReader();
  let said = "";
  const timer = setTimeout(() => reader.cancel(), START_TIMEOUT);
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    said = (said + value).slice(-KEPT_OUTPUT);
    if (!said.includes(readyText)) continue;
    clearTimeout(timer);
    void drain(reader);
    return;
  }
  clearTimeout(timer);
  throw new Error(`${name} did not start: ${said.trim()}`);
}

async function drain(
  reader: ReadableStreamDefaultReader<string>,
): Promise<void> {
  while (!(await reader.read()).done);
}
