/**
 * MySQL and MariaDB through `npm:mysql2`.
 *
 * @module
 */
import { connectFailed } from "./connect_failed.ts";
import type { Connection, ConnectOptions } from "./driver.ts";
import { type MysqlClient, ownMysql } from "./mysql_connection.ts";
import { type MysqlTarget, mysqlTarget, type MysqlTls } from "./mysql_url.ts";

type Library = {
  readonly default: typeof import("npm:mysql2@3.24.5/promise");
};

/** Computed where it is imported: Deno fetches the package of a literal `import()` before anything runs. */
const SPECIFIER = "npm:mysql2@3.24.5/promise";

/** What the client says of a server without TLS. */
const NO_TLS = "HANDSHAKE_NO_SSL_SUPPORT";

/**
 * Opens the database that a URL such as `mysql://me@localhost/app` names.
 *
 * @throws {AthanorError} `CONNECT_FAILED` or `URL_INVALID`, with no password in its text
 */
export async function connectMysql(
  url: string,
  options: ConnectOptions = {},
): Promise<Connection> {
  const target = mysqlTarget(url, options);
  try {
    return await ownMysql(
      await open(target),
      () => connectMysql(url, options),
    );
  } catch (error) {
    throw connectFailed(error, url);
  }
}

async function open(target: MysqlTarget): Promise<MysqlClient> {
  const [first, second] = target.attempts;
  try {
    return await attempt(target, first);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code !== NO_TLS || target.attempts.length === 1) throw error;
    return await attempt(target, second);
  }
}

async function attempt(
  { attempts: _, ...target }: MysqlTarget,
  tls: MysqlTls | undefined,
): Promise<MysqlClient> {
  const { default: mysql }: Library = await import(SPECIFIER);
  const client = await mysql.createConnection({
    ...target,
    ...(tls !== undefined && { ssl: tls }),
    charset: "utf8mb4",
    // Sooner than gateways forget a connection on which a long statement runs.
    keepAliveInitialDelay: 60_000,
  });
  return client as unknown as MysqlClient;
}
