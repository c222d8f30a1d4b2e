import { startMariadb } from "./mariadb.ts";
import { installPgbouncer } from "./pgbouncer.ts";
import { startPostgresql } from "./postgresql.ts";
import type { RunningServer } from "./server_process.ts";
import { URL_VARIABLES } from "./url_variables.ts";

type Start = () => Promise<RunningServer & { readonly url: string }>;

/** The servers by the environment variable that hands their URL to the tests. */
const SERVERS: readonly { name: string; variable: string; start: Start }[] = [
  {
    name: "PostgreSQL",
    variable: URL_VARIABLES.postgresql,
    start: startPostgresql,
  },
  { name: "MariaDB", variable: URL_VARIABLES.mysql, start: startMariadb },
];

/** The servers of a test run. */
export interface TestServers {
  /** What the tests find them by. */
  readonly env: Readonly<Record<string, string>>;
  /** The servers that could not be had, with the reason. */
  readonly missing: readonly { readonly name: string; readonly why: string }[];
  /** Stops those that were started. */
  stop(): Promise<void>;
}

/**
 * Starts every server that the tests speak to. One whose URL variable is
 * already set is used as it is, and one that can't be had is reported.
 */
export async function startServers(): Promise<TestServers> {
  const env: Record<string, string> = {};
  const missing: { name: string; why: string }[] = [];
  const running: RunningServer[] = [];
  await Promise.all(SERVERS.map(async ({ name, variable, start }) => {
    if (Deno.env.has(variable)) return;
    try {
      const server = await start();
      env[variable] = server.url;
      running.push(server);
    } catch (error) {
      missing.push({ name, why: (error as Error).message });
    }
  }));
  // The tests start it themselves, one for each.
  try {
    await installPgbouncer();
  } catch (error) {
    missing.push({ name: "PgBouncer", why: (error as Error).message });
  }
  const stop = async (): Promise<void> => {
    await Promise.all(running.map((server) => server.stop()));
  };
  return { env, missing, stop };
}
