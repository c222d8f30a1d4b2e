/**
 * SQLite through `@db/sqlite`, which calls the library of the machine. It is
 * on JSR alone, so it is imported at run time, and only for a URL.
 *
 * @module
 */
import { AthanorError } from "../errors.ts";
import { resolvePath } from "../util/path.ts";
import type { Connection, ConnectOptions, Row } from "./driver.ts";
import { type SqliteClient, SqliteConnection } from "./sqlite_connection.ts";
import { sqlitePath } from "./sqlite_url.ts";
import type { SqliteValue } from "./sqlite_values.ts";

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

/** A `Database` as a client. */
class FfiSqlite implements SqliteClient {
  readonly #database: Database;
  readonly #owned: boolean;

  constructor(database: Database, owned: boolean) {
    this.#database = database;
    this.#owned = owned;
  }

  get inTransaction(): boolean {
    return this.#database.inTransaction;
  }

  get path(): string | undefined {
    const { path } = this.#database;
    const inMemory = path === "" || path === ":memory:";
    return inMemory ? undefined : resolvePath(Deno.cwd(), path);
  }

  run(sql: string, rows: readonly (readonly SqliteValue[])[]): number {
    return this.#prepared(sql, (statement) => {
      let count = 0;
      for (const row of rows) count += statement.run(...row);
      return count;
    });
  }

  all(sql: string, values: readonly SqliteValue[]): Row[] {
    return this.#prepared(sql, (statement) => statement.all(...values));
  }

  codeOf(error: unknown): number | undefined {
    return (error as { code?: number }).code;
  }

  close(): void {
    if (this.#owned) this.#database.close();
  }

  /** Frees the statement at once: one that is left open keeps its tables locked. */
  #prepared<T>(sql: string, use: (statement: Statement) => T): T {
    const statement = this.#database.prepare(sql);
    try {
      statement.enableInt64?.();
      statement.disableParseJson?.();
      return use(statement);
    } finally {
      statement.finalize();
    }
  }
}

/** Takes an open `Database`, which stays open afterwards. */
export function adoptSqliteFfi(client: unknown): Connection {
  return new SqliteConnection(new FfiSqlite(client as Database, false));
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
    return new SqliteConnection(new FfiSqlite(database, true));
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
