/**
 * SQLite through `node:sqlite`, which Deno brings along.
 *
 * The manual of the pragmas and result codes is <https://sqlite.org/docs.html>.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import { AthanorError } from "../errors.ts";
import { isDenied } from "../util/denied.ts";
import { withoutLeadingComments } from "../util/leading_comments.ts";
import type { Connection, ConnectOptions, Row } from "./driver.ts";
import { type SqliteClient, SqliteConnection } from "./sqlite_connection.ts";
import { sqlitePath } from "./sqlite_url.ts";
import { sqliteHint, type SqliteValue } from "./sqlite_values.ts";

/**
 * Statements that change no rows. A prepared statement lives until the garbage
 * collector comes, and each change of the schema visits all of them, which
 * makes a thousand revisions a third slower: these need not be prepared.
 */
const WITHOUT_ROWS = /^\s*(?:CREATE|DROP|ALTER|BEGIN|COMMIT|ROLLBACK)\b/i;

/** Statements that change rows and give some back: they must not run twice. */
const RETURNING = /\bRETURNING\b/i;

/** A `DatabaseSync` as a client. */
class NodeSqlite implements SqliteClient {
  readonly isLook: boolean;
  readonly #database: DatabaseSync;
  readonly #owned: boolean;

  constructor(
    database: DatabaseSync,
    owned: boolean,
    { isLook = false }: { readonly isLook?: boolean } = {},
  ) {
    this.#database = database;
    this.#owned = owned;
    this.isLook = isLook;
  }

  get inTransaction(): boolean {
    return this.#database.isTransaction;
  }

  get path(): string | undefined {
    return this.#database.location() ?? undefined;
  }

  run(sql: string, rows: readonly (readonly SqliteValue[])[]): number {
    const isBound = rows.length !== 1 || rows[0]!.length > 0;
    if (!isBound && WITHOUT_ROWS.test(sql)) return this.#execute(sql);
    return this.#prepared(sql, rows);
  }

  /**
   * `exec()` hides the code of an error. What failed had no effect, so that the
   * same statement can be asked for its code, unless it waited for a lock or
   * its failure ended the transaction.
   */
  #execute(sql: string): number {
    const inside = this.inTransaction;
    try {
      this.#database.exec(sql);
      return 0;
    } catch (error) {
      const isKnown = this.codeOf(error) !== undefined;
      if (isKnown || this.inTransaction !== inside) throw error;
      return this.#prepared(sql, [[]]);
    }
  }

  #prepared(sql: string, rows: readonly (readonly SqliteValue[])[]): number {
    const statement = this.#database.prepare(sql);
    let count = 0;
    for (const row of rows) count += Number(statement.run(...row).changes);
    return count;
  }

  /** Integers come as numbers where all are safe ones, and all as bigints where one is not. */
  all(sql: string, values: readonly SqliteValue[]): Row[] {
    const statement = this.#database.prepare(sql);
    refuseRest(sql.slice(statement.sourceSQL.length));
    if (RETURNING.test(sql)) {
      statement.setReadBigInts(true);
      return withNumbers(statement.all(...values) as Row[]);
    }
    try {
      return statement.all(...values) as Row[];
    } catch (error) {
      if ((error as { code?: string }).code !== "ERR_OUT_OF_RANGE") throw error;
      statement.setReadBigInts(true);
      return statement.all(...values) as Row[];
    }
  }

  codeOf(error: unknown): number | undefined {
    const { errcode, message } = error as DatabaseError;
    return errcode ?? CODES.get(message);
  }

  close(): void {
    if (this.#owned && this.#database.isOpen) this.#database.close();
  }
}

/** Rows with numbers in place of bigints, where all are safe ones. */
function withNumbers(rows: Row[]): Row[] {
  const values = rows.flatMap((row) => Object.values(row));
  const isExact = (value: unknown) =>
    typeof value !== "bigint" || Number.isSafeInteger(Number(value));
  if (!values.every(isExact)) return rows;
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        typeof value === "bigint" ? Number(value) : value,
      ]),
    )
  );
}

/** The client prepares the first statement of a text and says nothing of the rest. */
function refuseRest(rest: string): void {
  if (withoutLeadingComments(rest.replaceAll(";", " ")) === "") return;
  throw new Error(
    "The query holds several statements, and only the first would run",
  );
}

interface DatabaseError {
  readonly errcode?: number;
  readonly message: string;
}

/** The codes of locks, and of errors that end a transaction, by their texts (`sqlite3_errstr`). */
const CODES: ReadonlyMap<string, number> = new Map([
  ["database is locked", 5],
  ["database table is locked", 6],
  ["out of memory", 7],
  ["interrupted", 9],
  ["disk I/O error", 10],
  ["database or disk is full", 13],
]);

/** Opens the database that a URL such as `sqlite:app.db` names. */
export async function connectSqlite(
  url: string,
  options: ConnectOptions = {},
): Promise<Connection> {
  const path = sqlitePath(url, options);
  let database: DatabaseSync | undefined;
  try {
    database = await open(path, options);
    // The file is opened lazily: a first read tells whether it is a database at all.
    database.prepare("SELECT count(*) FROM sqlite_schema").get();
    const isLook = options.readOnly === true;
    return new SqliteConnection(new NodeSqlite(database, true, { isLook }));
  } catch (error) {
    if (database?.isOpen) database.close();
    throw connectError(path, error);
  }
}

/** How long a statement waits for other processes' transactions, in milliseconds. */
const BUSY_TIMEOUT = 5000;

/** Opening for writing would create the file, which a mere look must not do. */
async function open(
  path: string,
  { readOnly = false }: ConnectOptions,
): Promise<DatabaseSync> {
  // Imported here, so that a bundle runs where there is no such module.
  const { DatabaseSync } = await import("node:sqlite");
  const missing = readOnly && path !== ":memory:" && !exists(path);
  return missing
    ? new DatabaseSync(":memory:")
    : new DatabaseSync(path, { readOnly, timeout: BUSY_TIMEOUT });
}

function exists(path: string): boolean {
  try {
    Deno.statSync(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/** Takes an open `DatabaseSync` of the caller's, which stays open afterwards. */
export function adoptSqlite(client: unknown): Connection {
  return new SqliteConnection(new NodeSqlite(client as DatabaseSync, false));
}

function connectError(path: string, error: unknown): AthanorError {
  const { message, errcode } = error as { message?: string; errcode?: number };
  const denied = isDenied(error);
  return new AthanorError(
    "CONNECT_FAILED",
    `Cannot open the SQLite database "${path}": ${message ?? String(error)}`,
    {
      hint: denied
        ? `Run with --allow-read and --allow-write for "${path}".`
        : sqliteHint(errcode) ??
          "Check that the folder exists and that the file may be written.",
      cause: error,
      details: { path, databaseCode: errcode },
    },
  );
}
