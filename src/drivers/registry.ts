/**
 * The drivers that are known, by URL scheme and by client. It knows no client
 * library: drivers are registered by the composition root, and by users.
 *
 * @module
 */
import type { DialectName } from "../dialect_name.ts";
import { AthanorError } from "../errors.ts";
import { loadModule } from "../util/load_module.ts";
import { nearest } from "../util/nearest.ts";
import type { Connection, ConnectOptions, Driver } from "./driver.ts";
import { hasMethods } from "./recognize.ts";

const KEY = Symbol.for("athanor.drivers");

const shared = globalThis as { [KEY]?: Driver[] };

/** The registered drivers, one list for every copy of this module. */
const drivers: Driver[] = shared[KEY] ??= [];

/** Adds a driver; the last one registered for a scheme or a client serves it. */
export function registerDriver(driver: Driver): void {
  drivers.unshift(driver);
}

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
  const { scheme, driver } = driverOf(url, options.driver);
  if (driver.connect === undefined) {
    throw new AthanorError(
      "DRIVER_UNAVAILABLE",
      `Cannot connect to a "${scheme}:" URL: no driver for it is registered`,
      { hint: "Write the SQL with --sql and run it with the database's tool." },
    );
  }
  return await driver.connect(url, options);
}

/**
 * Takes an open client of the caller's, such as a `DatabaseSync`, or anything
 * that already is a {@linkcode Connection}. It is left open.
 *
 * @throws {AthanorError} `DRIVER_UNAVAILABLE` when no driver knows the client,
 * `CONNECT_FAILED` when it is not open
 */
export async function adopt(client: unknown): Promise<Connection> {
  if (isConnection(client)) return client;
  const driver = drivers.find((each) => each.recognizes?.(client));
  if (driver?.adopt === undefined) {
    throw new AthanorError(
      "DRIVER_UNAVAILABLE",
      "The connection is not a client that Athanor knows",
      {
        hint: hasMethods(client, ["then"])
          ? "It is a promise: await it."
          : "Pass an open client of node:sqlite, @db/sqlite, pg, postgres, PGlite or mysql2, or give a URL instead.",
      },
    );
  }
  try {
    return await driver.adopt(client);
  } catch (error) {
    const { adoptFailed } = await loadModule<
      typeof import("./connect_failed.ts")
    >("drivers/connect_failed.ts");
    throw adoptFailed(error);
  }
}

/**
 * The dialect that a URL's scheme stands for.
 *
 * @throws {AthanorError} `URL_INVALID` for a scheme that is not known
 */
export function dialectOfUrl(url: string): DialectName {
  return driverOf(url).driver.dialectName;
}

function driverOf(
  url: string,
  name?: string,
): { scheme: string; driver: Driver } {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  const serving = drivers.filter(({ schemes }) =>
    scheme !== undefined && schemes.includes(scheme)
  );
  const driver = name === undefined
    ? serving[0]
    : serving.find((each) => each.name === name);
  if (scheme !== undefined && driver !== undefined) return { scheme, driver };
  if (name !== undefined && serving.length > 0) throw noDriver(name, serving);
  throw new AthanorError(
    "URL_INVALID",
    scheme === undefined
      ? "The database URL has no scheme"
      : `The database URL has the unknown scheme "${scheme}"`,
    { hint: schemeHint(scheme ?? "") },
  );
}

function noDriver(name: string, serving: readonly Driver[]): AthanorError {
  const names = serving.flatMap((each) => each.name ?? []).toSorted();
  const list = names.map((each) => `"${each}"`).join(", ");
  return new AthanorError(
    "DRIVER_UNAVAILABLE",
    `No driver named "${name}" serves the database URL`,
    {
      hint: list === ""
        ? "Leave the driver out."
        : `Choose one of ${list}, or leave it out.`,
    },
  );
}

function schemeHint(scheme: string): string {
  const schemes = drivers.flatMap((driver) => driver.schemes);
  const known = [...new Set(schemes)].toSorted();
  const meant = nearest(scheme, known);
  if (meant !== undefined) return `Did you mean "${meant}:"?`;
  const list = known.map((each) => `"${each}:"`).join(", ");
  return `Start it with one of ${list}, as in "sqlite:app.db".`;
}

/** Tells whether a value has the shape of a {@linkcode Connection}. */
function isConnection(value: unknown): value is Connection {
  return hasMethods(value, ["run", "query", "inTransaction", "close"]);
}
