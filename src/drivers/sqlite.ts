/**
 * SQLite through `node:sqlite`, which Deno brings along.
 *
 * Statements go through `prepare().run()`: `exec()` hides the error's code.
 * The manual of the pragmas and result codes is <https://sqlite.org/docs.html>.
 *
 * @module
 */
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { AthanorError } from "../errors.ts";
import type {
  Connection,
  ConnectOptions,
  DriverStatement,
  Row,
  StatementResult,
} from "./driver.ts";
import type { LockKey, LockSession } from "./lock.ts";
import { SqliteLock } from "./sqlite_lock.ts";
import { StatementError } from "./statement_error.ts";
import { sqlitePath } from "./sqlite_url.ts";
import { sqliteHint, type SqliteValue, sqliteValue } from "./sqlite_values.ts";

/** A statement with the values of each of its executions. */
interface BoundStatement {
  readonly sql: string;
  readonly rows: readonly (readonly SqliteValue[])[];
}

/** One open SQLite database. */
class SqliteConnection implements Connection {
  readonly dialectName = "sqlite";
  readonly serverVersion: string;
  readonly #database: DatabaseSync;
  readonly #owned: boolean;

  constructor(database: DatabaseSync, owned: boolean) {
    this.#database = database;
    this.#owned = owned;
    const row = database.prepare("SELECT sqlite_version() AS version").get();
    this.serverVersion = String(row?.["version"]);
  }

  run(statements: readonly DriverStatement[]): Promise<StatementResult[]> {
    return settle(() => {
      const bound = statements.map(({ sql, parameters = [[]] }) => ({
        sql,
        rows: parameters.map((row) => row.map(sqliteValue)),
      }));
      return bound.map((each, index) => this.#runOne(each, index));
    });
  }

  query(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return settle(() => {
      const statement = this.#prepare(sql, 0);
      const values = parameters.map(sqliteValue);
      try {
        return allRows(statement, values);
      } catch (error) {
        throw statementError(error, sql, 0);
      }
    });
  }

  inTransaction(): boolean {
    return this.#database.isTransaction;
  }

  openLock(key: LockKey): Promise<LockSession | undefined> {
    const path = this.#database.location();
    return Promise.resolve(
      path === null ? undefined : new SqliteLock(path, key),
    );
  }

  close(): Promise<void> {
    if (this.#owned && this.#database.isOpen) this.#database.close();
    return Promise.resolve();
  }

  #runOne({ sql, rows }: BoundStatement, index: number): StatementResult {
    const prepared = this.#prepare(sql, index);
    let rowCount = 0;
    try {
      for (const row of rows) rowCount += Number(prepared.run(...row).changes);
    } catch (error) {
      throw statementError(error, sql, index);
    }
    return { rowCount };
  }

  #prepare(sql: string, index: number): StatementSync {
    try {
      return this.#database.prepare(sql);
    } catch (error) {
      throw statementError(error, sql, index);
    }
  }
}

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
    return new SqliteConnection(database, true);
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
  return new SqliteConnection(client as DatabaseSync, false);
}

/** Integers come as numbers where all are safe ones, and all as bigints where one is not. */
function allRows(
  statement: StatementSync,
  values: readonly SqliteValue[],
): Row[] {
  try {
    return statement.all(...values) as Row[];
  } catch (error) {
    if ((error as { code?: string }).code !== "ERR_OUT_OF_RANGE") throw error;
    statement.setReadBigInts(true);
    return statement.all(...values) as Row[];
  }
}

/** Runs synchronous work so that what it throws becomes a rejection. */
function settle<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => resolve(work()));
}

function statementError(
  error: unknown,
  sql: string,
  index: number,
): StatementError {
  const { message, errcode } = error as { message?: string; errcode?: number };
  return new StatementError(message ?? String(error), {
    index,
    sql,
    databaseCode: errcode === undefined ? undefined : String(errcode),
    databaseHint: sqliteHint(errcode),
    cause: error,
  });
}

function connectError(path: string, error: unknown): AthanorError {
  const { message, errcode } = error as { message?: string; errcode?: number };
  const denied = error instanceof Deno.errors.NotCapable;
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
