/**
 * The door to the database clients: opens a connection by URL, or adopts an
 * open client of the caller's. A client library is loaded when it is needed.
 *
 * @module
 */
import type { DialectName } from "../dialect_name.ts";
import { AthanorError } from "../errors.ts";
import type { Connection, ConnectOptions } from "./driver.ts";

export type {
  Connection,
  ConnectOptions,
  DriverStatement,
  Row,
  StatementResult,
} from "./driver.ts";
export { StatementError } from "./statement_error.ts";

/** What a URL's scheme stands for. */
interface Scheme {
  readonly dialectName: DialectName;
  /** Absent: SQL can be written for it, but no driver connects to it. */
  readonly connect?: (
    url: string,
    options: ConnectOptions,
  ) => Promise<Connection>;
}

const SCHEMES: Readonly<Record<string, Scheme>> = {
  sqlite: {
    dialectName: "sqlite",
    connect: async (url, options) =>
      (await import("./sqlite.ts")).connectSqlite(url, options),
  },
  postgresql: { dialectName: "postgresql" },
  postgres: { dialectName: "postgresql" },
  mysql: { dialectName: "mysql" },
  mariadb: { dialectName: "mysql" },
  mssql: { dialectName: "mssql" },
  oracle: { dialectName: "oracle" },
};

/**
 * Opens the database that a URL names.
 *
 * @throws {AthanorError} `URL_INVALID` for a scheme that is not known,
 * `DRIVER_UNAVAILABLE` for one that only `--sql` serves, `CONNECT_FAILED` when
 * the database does not answer
 */
export async function connect(
  url: string,
  options: ConnectOptions = {},
): Promise<Connection> {
  const { name, scheme } = schemeOf(url);
  if (scheme.connect === undefined) {
    throw new AthanorError(
      "DRIVER_UNAVAILABLE",
      `Cannot connect to a "${name}:" URL: this version has no driver for it`,
      { hint: "Write the SQL with --sql and run it with the database's tool." },
    );
  }
  return await scheme.connect(url, options);
}

/**
 * The dialect that a URL's scheme stands for.
 *
 * @throws {AthanorError} `URL_INVALID` for a scheme that is not known
 */
export function dialectOfUrl(url: string): DialectName {
  return schemeOf(url).scheme.dialectName;
}

function schemeOf(url: string): { name: string; scheme: Scheme } {
  const name = /^([a-z][a-z0-9]*)(?:\+[a-z0-9]+)?:/i.exec(url)?.[1]
    ?.toLowerCase();
  const scheme = name === undefined || !Object.hasOwn(SCHEMES, name)
    ? undefined
    : SCHEMES[name];
  if (name === undefined || scheme === undefined) {
    throw new AthanorError(
      "URL_INVALID",
      name === undefined
        ? "The database URL has no scheme"
        : `The database URL has the unknown scheme "${name}"`,
      {
        hint: `Start it with one of ${
          Object.keys(SCHEMES).map((known) => `${known}:`).join(" ")
        }, such as "sqlite:app.db".`,
      },
    );
  }
  return { name, scheme };
}

/**
 * Takes an open client of the caller's: a `DatabaseSync` of `node:sqlite`, or
 * anything that already is a {@linkcode Connection}. It is left open.
 *
 * @throws {AthanorError} `DRIVER_UNAVAILABLE` when the client is of no known kind
 */
export async function adopt(client: unknown): Promise<Connection> {
  if (isConnection(client)) return client;
  if (isDatabaseSync(client)) {
    return (await import("./sqlite.ts")).adoptSqlite(client);
  }
  throw new AthanorError(
    "DRIVER_UNAVAILABLE",
    "The connection is not a client that Athanor knows",
    { hint: 'Pass a "DatabaseSync" of "node:sqlite", or give a URL instead.' },
  );
}

/** Tells whether a value has the shape of a {@linkcode Connection}. */
export function isConnection(value: unknown): value is Connection {
  return hasMethods(value, ["run", "query", "inTransaction", "close"]);
}

function isDatabaseSync(
  value: unknown,
): value is import("node:sqlite").DatabaseSync {
  return hasMethods(value, ["exec", "prepare", "location", "close"]);
}

function hasMethods(value: unknown, names: readonly string[]): boolean {
  return typeof value === "object" && value !== null &&
    names.every((name) =>
      typeof (value as Record<string, unknown>)[name] === "function"
    );
}
