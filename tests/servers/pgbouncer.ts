import { installFromApt } from "./apt.ts";
import { serverUrl, withDatabase } from "./databases.ts";
import {
  freePort,
  type RunningServer,
  serverFolder,
  startServer,
} from "./server_process.ts";

const PROGRAM = "/usr/sbin/pgbouncer";

/** Where the pooler is, if it is installed. */
function findProgram(): string | undefined {
  try {
    return Deno.statSync(PROGRAM).isFile ? PROGRAM : undefined;
  } catch {
    return undefined;
  }
}

/** Makes sure that the pooler is there, so that the tests find it. */
export async function installPgbouncer(): Promise<void> {
  if (findProgram() === undefined) await installFromApt(["pgbouncer"]);
}

/**
 * Starts a PgBouncer in front of a server of ours: it gives a session another
 * server process after each transaction.
 */
async function startPgbouncer(
  url: string,
): Promise<RunningServer & { readonly url: string }> {
  const { hostname, port, username, pathname } = new URL(url);
  const folder = await serverFolder("pgbouncer");
  const own = freePort();
  const settings = `
[databases]
* = host=${hostname} port=${port} user=${username}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${own}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 8
max_client_conn = 100
server_lifetime = 60
ignore_startup_parameters = extra_float_digits
`;
  await Deno.writeTextFile(`${folder}/pgbouncer.ini`, settings, {
    mode: 0o644,
  });
  const server = await startServer({
    name: "PgBouncer",
    command: PROGRAM,
    args: [`${folder}/pgbouncer.ini`],
    folder,
    readyText: "process up",
    stopSignal: "SIGTERM",
  });
  const pooled = `postgresql://${username}@127.0.0.1:${own}${pathname}`;
  return { ...server, url: pooled };
}

/**
 * A test with a transaction pooler between us and an empty PostgreSQL database,
 * whose own URL comes second. Without PostgreSQL or PgBouncer it counts as
 * skipped.
 */
export function poolerTest(
  name: string,
  body: (pooled: string, direct: string) => Promise<void>,
): void {
  Deno.test({
    name,
    ignore: serverUrl("postgresql") === undefined ||
      findProgram() === undefined,
    fn: () =>
      withDatabase("postgresql", async (direct) => {
        const pooler = await startPgbouncer(direct);
        try {
          await body(pooler.url, direct);
        } finally {
          await pooler.stop();
        }
      }),
  });
}
