/**
 * PostgreSQL through `npm:pg`, pipelined: what a run sends inside of a
 * transaction takes one round trip.
 *
 * @module
 */
import { connectFailed } from "./connect_failed.ts";
import type { Connection, ConnectOptions } from "./driver.ts";
import { ownPgClient, type PgClient } from "./postgresql_pg.ts";
import {
  type PostgresqlTarget,
  postgresqlTarget,
  type TlsOptions,
} from "./postgresql_url.ts";

/** Computed where it is imported: Deno fetches the package of a literal `import()` before anything runs. */
const SPECIFIER = "npm:pg@8.23.1";

/** What a server without TLS, or one that asks for it, fails the wrong attempt with. */
const OTHER_WAY =
  /does not support SSL|no encryption|SSL (?:on|off|encryption)/;

/**
 * Opens the database that a URL such as `postgresql://me@localhost/app` names.
 *
 * @throws {AthanorError} `CONNECT_FAILED` or `URL_INVALID`, with no password in its text
 */
export async function connectPostgresql(
  url: string,
  options: ConnectOptions = {},
): Promise<Connection> {
  const target = postgresqlTarget(url, options);
  try {
    return await ownPgClient(
      await open(target, options),
      () => connectPostgresql(url, options),
    );
  } catch (error) {
    throw connectFailed(error, url);
  }
}

async function open(
  target: PostgresqlTarget,
  options: ConnectOptions,
): Promise<PgClient> {
  const [first, second] = target.attempts;
  try {
    return await attempt(target, first ?? false, options);
  } catch (error) {
    const { message } = error as Error;
    if (second === undefined || !OTHER_WAY.test(message)) throw error;
    return await attempt(target, second, options);
  }
}

async function attempt(
  target: PostgresqlTarget,
  ssl: TlsOptions | false,
  { onNotice }: ConnectOptions,
): Promise<PgClient> {
  const {
    applicationName,
    connectTimeout,
    channelBinding,
    attempts: _,
    ...rest
  } = target;
  const { default: pg }: typeof import("npm:@types/pg@8.23.1") = await import(
    SPECIFIER
  );
  const client = new pg.Client({
    ...rest,
    ssl,
    "application_name": applicationName,
    connectionTimeoutMillis: connectTimeout,
    enableChannelBinding: channelBinding,
    keepAlive: true,
    // Sooner than gateways forget a connection on which a long statement runs.
    keepAliveInitialDelayMillis: 60_000,
    pipeline: true,
  });
  client.on("notice", ({ message }) => onNotice?.(message ?? ""));
  // A lost connection is reported here too, beside the query that fails with it.
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    await client.end();
    throw error;
  }
  return client as unknown as PgClient;
}
