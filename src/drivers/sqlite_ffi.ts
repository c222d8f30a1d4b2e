/**
 * SQLite through `@db/sqlite`, which calls the library of the machine. It is
 * on JSR alone, so it is imported at run time, and only for a URL.
 *
 * @module
 */
import { AthanorError } from "../errors.ts";
import { resolvePath } from "../util/path.ts";
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

/** What is used of `Database`. */
interface Database {
  prepare(sql: string): Statement;
  readonly inTransaction: boolean;
  /** As it was given when the database was opened. */
  readonly path: string;
  close(): void;
}

interface Statement {
  run(...values: SqliteValue[]): number;
  all(...values: SqliteValue[]): Row[];
  finalize(): void;
  enableInt64?(): unknown;
  disableParseJson?(): unknown;
}

type DatabaseClass = new (
  path: string,
  options: { readonly readonly: boolean; readonly int64: boolean },
) => Database;

/** Computed, so that nothing tries to download it before it is asked for. */
const SPECIFIER = ["jsr:", "@db/sqlite@0.12.0"].join("");

/** One open database. */
class SqliteFfiConnection implements Connection {
  readonly dialectName = "sqlite";
  readonly serverVersion: string;
  readonly #database: Database;
  readonly #owned: boolean;

  constructor(database: Database, owned: boolean) {
    this.#database = database;
    this.#owned = owned;
    const sql = "SELECT sqlite_version() AS version";
    const [row] = this.#prepared(sql, 0, (statement) => statement.all());
    this.serverVersion = String(row?.["version"]);
  }

  async run(statements: readonly DriverStatement[]): Promise<
    StatementResult[]
  > {
    await Promise.resolve();
    const bound = statements.map(({ sql, parameters = [[]] }) => ({
      sql,
      rows: parameters.map((row) => row.map(sqliteValue)),
    }));
    return bound.map(({ sql, rows }, index) => {
      const rowCount = this.#prepared(sql, index, (statement) => {
        let count = 0;
        for (const row of rows) count += statement.run(...row);
        return count;
      });
      return { rowCount };
    });
  }

  async query(sql: string, parameters: readonly unknown[] = []): Promise<
    Row[]
  > {
    await Promise.resolve();
    const values = parameters.map(sqliteValue);
    return this.#prepared(sql, 0, (statement) => statement.all(...values));
  }

  inTransaction(): boolean {
    return this.#database.inTransaction;
  }

  openLock(key: LockKey): Promise<LockSession | undefined> {
    const { path } = this.#database;
    const inMemory = path === "" || path === ":memory:";
    return Promise.resolve(
      inMemory ? undefined : new SqliteLock(resolvePath(Deno.cwd(), path), key),
    );
  }

  close(): Promise<void> {
    if (this.#owned) this.#database.close();
    return Promise.resolve();
  }

  /** Frees the statement at once: one that is left open keeps its tables locked. */
  #prepared<T>(
    sql: string,
    index: number,
    use: (statement: Statement) => T,
  ): T {
    let statement: Statement | undefined;
    try {
      statement = this.#database.prepare(sql);
      statement.enableInt64?.();
      statement.disableParseJson?.();
      return use(statement);
    } catch (error) {
      throw statementError(error, sql, index);
    } finally {
      statement?.finalize();
    }
  }
}

/** Takes an open `Database`, which stays open afterwards. */
export function adoptSqliteFfi(client: unknown): Connection {
  return new SqliteFfiConnection(client as Database, false);
}

/**
 * Opens the database that a URL such as `sqlite+ffi:app.db` names.
 *
 * @throws {AthanorError} `DRIVER_UNAVAILABLE` when `@db/sqlite` cannot be
 * imported, `CONNECT_FAILED` when the database cannot be opened
 */
export async function connectSqliteFfi(
  url: string,
  options: ConnectOptions = {},
): Promise<Connection> {
  const path = sqlitePath(url, options);
  const Database = await load();
  try {
    const { readOnly = false } = options;
    const database = new Database(path, { readonly: readOnly, int64: true });
    return new SqliteFfiConnection(database, true);
  } catch (error) {
    throw new AthanorError(
      "CONNECT_FAILED",
      `Cannot open the SQLite database "${path}": ${(error as Error).message}`,
      {
        hint:
          "Check that the folder exists and that the file may be read and written.",
        cause: error,
      },
    );
  }
}

async function load(): Promise<DatabaseClass> {
  try {
    const module: { Database: DatabaseClass } = await import(SPECIFIER);
    return module.Database;
  } catch (error) {
    throw new AthanorError(
      "DRIVER_UNAVAILABLE",
      `Cannot import "${SPECIFIER}": ${(error as Error).message}`,
      {
        hint:
          'Allow access to jsr.io and --allow-ffi, or use "sqlite:", which needs neither.',
        cause: error,
      },
    );
  }
}

function statementError(error: unknown, sql: string, index: number): Error {
  const { message, code } = error as { message?: string; code?: number };
  return new StatementError(message ?? String(error), {
    index,
    sql,
    databaseCode: code === undefined ? undefined : String(code),
    databaseHint: sqliteHint(code),
    cause: error,
  });
}
