import { installFromApt } from "./apt.ts";
import {
  freePort,
  runAsServerUser,
  type RunningServer,
  serverFolder,
  startServer,
} from "./server_process.ts";

/** The server without the service that Debian's `mariadb-server` would start. */
const PACKAGES = ["mariadb-server-core", "mariadb-client-core"];

/** Where the server is; Debian keeps it out of a person's search path. */
async function binary(): Promise<string> {
  return findProgram("mariadbd") ??
    await installFromApt(PACKAGES).then(() => "/usr/sbin/mariadbd");
}

function findProgram(name: string): string | undefined {
  const folders = [...Deno.env.get("PATH")?.split(":") ?? [], "/usr/sbin"];
  return folders.map((folder) => `${folder}/${name}`).find(isFile);
}

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}

/** Starts a MariaDB with an empty data folder; its data is not flushed to disk. */
export async function startMariadb(): Promise<
  RunningServer & { readonly url: string }
> {
  const mariadbd = await binary();
  const folder = await serverFolder("mariadb");
  const data = `${folder}/data`;
  await runAsServerUser("mariadb-install-db", [
    "--no-defaults",
    `--datadir=${data}`,
    "--auth-root-authentication-method=normal",
    "--skip-test-db",
    "--skip-name-resolve",
  ]);
  const port = freePort();
  const server = await startServer({
    name: "MariaDB",
    command: mariadbd,
    args: [
      "--no-defaults",
      `--datadir=${data}`,
      `--socket=${folder}/socket`,
      `--pid-file=${folder}/pid`,
      "--bind-address=127.0.0.1",
      `--port=${port}`,
      "--skip-name-resolve",
      "--skip-log-bin",
      "--character-set-server=utf8mb4",
      "--innodb-flush-log-at-trx-commit=0",
      "--innodb-flush-method=nosync",
      "--innodb-doublewrite=0",
      "--innodb-fast-shutdown=2",
      "--innodb-buffer-pool-size=32M",
    ],
    folder,
    readyText: "ready for connections",
    stopSignal: "SIGTERM",
  });
  return { ...server, url: `mysql://root@127.0.0.1:${port}/mysql` };
}
