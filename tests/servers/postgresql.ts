import {
  OLDEST_POSTGRESQL,
  type PostgresqlBinaries,
  postgresqlPackage,
} from "./postgresql_package.ts";
import {
  freePort,
  runAsServerUser,
  type RunningServer,
  serverFolder,
  startServer,
} from "./server_process.ts";

/** A PostgreSQL of the machine, as Debian's packages install it; the newest first. */
function installed(): PostgresqlBinaries | undefined {
  const root = "/usr/lib/postgresql";
  try {
    const versions = [...Deno.readDirSync(root)].map((entry) => entry.name);
    const newest = versions.toSorted((a, b) => Number(b) - Number(a))[0];
    return newest === undefined
      ? undefined
      : { folder: `${root}/${newest}/bin` };
  } catch {
    return undefined;
  }
}

/** The folder that the person names, else the npm package, else what is installed. */
async function binaries(): Promise<PostgresqlBinaries> {
  const chosen = Deno.env.get("ATHANOR_TEST_POSTGRESQL_BIN");
  if (chosen) return { folder: chosen };
  try {
    return await postgresqlPackage();
  } catch (error) {
    const other = installed();
    if (other === undefined) throw error;
    return other;
  }
}

/** A PostgreSQL that was started. */
export type RunningPostgresql = RunningServer & { readonly url: string };

/** Starts a PostgreSQL with an empty cluster; its data is not flushed to disk. */
export async function startPostgresql(): Promise<RunningPostgresql> {
  return await start(await binaries());
}

/** Starts the oldest PostgreSQL that is tested. */
export async function startOldestPostgresql(): Promise<RunningPostgresql> {
  return await start(await postgresqlPackage(OLDEST_POSTGRESQL));
}

async function start(
  { folder: bin, libraries }: PostgresqlBinaries,
): Promise<RunningPostgresql> {
  const env = libraries === undefined ? {} : { LD_LIBRARY_PATH: libraries };
  const folder = await serverFolder("postgresql");
  const data = `${folder}/data`;
  await runAsServerUser(
    `${bin}/initdb`,
    `-D ${data} -U athanor -A trust -E UTF8 --locale=C --no-sync`
      .split(" "),
    env,
  );
  const port = freePort();
  const settings = [
    "listen_addresses=127.0.0.1",
    `port=${port}`,
    `unix_socket_directories=${folder}`,
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_prepared_transactions=10",
  ];
  const server = await startServer({
    name: "PostgreSQL",
    command: `${bin}/postgres`,
    args: ["-D", data, ...settings.flatMap((setting) => ["-c", setting])],
    env,
    folder,
    readyText: "ready to accept connections",
    stopSignal: "SIGQUIT",
  });
  return { ...server, url: `postgresql://athanor@127.0.0.1:${port}/postgres` };
}
