/**
 * Which client library an open client is of, by what it can do: a project may
 * hold several copies of a library, and `instanceof` knows only one of them.
 *
 * @module
 */

/** Tells whether a value is an object or a function with methods of these names. */
export function hasMethods(value: unknown, names: readonly string[]): boolean {
  if (value === null) return false;
  if (typeof value !== "object" && typeof value !== "function") return false;
  return names.every((name) =>
    typeof (value as Record<string, unknown>)[name] === "function"
  );
}

/** Tells whether a value is a `DatabaseSync` of `node:sqlite`. */
export function isNodeSqlite(client: unknown): boolean {
  return hasMethods(client, ["exec", "prepare", "location", "close"]);
}

/** Tells whether a value is a `Database` of `@db/sqlite`. */
export function isSqliteFfi(client: unknown): boolean {
  return hasMethods(client, ["exec", "prepare", "transaction", "openBlob"]);
}

/** Tells whether a value is a `Client` or a `Pool` of `pg`. */
export function isPg(client: unknown): boolean {
  return isPgPool(client) ||
    hasMethods(client, ["query", "connect", "end", "escapeIdentifier"]);
}

/** Tells whether a value is a `Pool` of `pg`. */
export function isPgPool(client: unknown): boolean {
  return hasMethods(client, ["query", "connect", "end"]) &&
    "totalCount" in (client as object);
}

/** Tells whether a value is the `sql` of `postgres`: whole, reserved or in a transaction. */
export function isPostgres(client: unknown): boolean {
  return typeof client === "function" &&
    hasMethods(client, ["unsafe", "typed"]);
}

/** Tells whether a value is an instance of `PGlite`. */
export function isPglite(client: unknown): boolean {
  return hasMethods(client, ["query", "exec", "execProtocol", "close"]);
}

/** Tells whether a value is a connection or a pool of `mysql2`, with promises or with callbacks. */
export function isMysql(client: unknown): boolean {
  return isMysqlPool(client) ||
    hasMethods(client, ["query", "execute", "beginTransaction"]);
}

/** Tells whether a value is a pool of `mysql2`. */
export function isMysqlPool(client: unknown): boolean {
  return hasMethods(client, ["query", "execute", "getConnection"]);
}
