/**
 * A session on SQLite, whichever client library carries it.
 *
 * @module
 */
import type {
  Connection,
  DriverStatement,
  Row,
  StatementResult,
} from "./driver.ts";
import type { LockKey, LockSession } from "./lock.ts";
import { FileLock } from "./file_lock.ts";
import { canLockFiles } from "../util/host.ts";
import { StatementError } from "./statement_error.ts";
import { sqliteHint, type SqliteValue, sqliteValue } from "./sqlite_values.ts";

/** What a client library has to offer. */
export interface SqliteClient {
  readonly inTransaction: boolean;
  /** Whether it was opened for reading alone, since a command only looks. */
  readonly isLook?: boolean;
  /** The file; nothing for a database in memory. */
  readonly path: string | undefined;
  /** Runs a statement once for each list of values, and counts the changed rows. */
  run(sql: string, rows: readonly (readonly SqliteValue[])[]): number;
  /** The rows of a query; whole numbers that are no safe ones come as bigints. */
  all(sql: string, values: readonly SqliteValue[]): Row[];
  /** The result code of an error of the library's. */
  codeOf(error: unknown): number | undefined;
  close(): void;
}

/** `SQLITE_READONLY` (<https://sqlite.org/rescode.html>). */
const READ_ONLY = 8;
const LOOK_HINT =
  "The command only looks, and opened the database for reading alone: what writes belongs in a revision.";

const VERSION_SQL = "SELECT sqlite_version() AS version";

/** One open database. */
export class SqliteConnection implements Connection {
  readonly dialectName = "sqlite";
  readonly serverVersion: string;
  /** False where files cannot be locked (Node, Bun): a lease in the database then is the migration lock. */
  readonly session: boolean;
  readonly #client: SqliteClient;

  constructor(client: SqliteClient) {
    this.#client = client;
    this.session = canLockFiles || client.path === undefined;
    const [row] = this.#use(VERSION_SQL, 0, () => client.all(VERSION_SQL, []));
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
    return bound.map(({ sql, rows }, index) => ({
      rowCount: this.#use(sql, index, () => this.#client.run(sql, rows)),
    }));
  }

  async query(sql: string, parameters: readonly unknown[] = []): Promise<
    Row[]
  > {
    await Promise.resolve();
    const values = parameters.map(sqliteValue);
    return this.#use(sql, 0, () => this.#client.all(sql, values));
  }

  inTransaction(): boolean {
    return this.#client.inTransaction;
  }

  openLock(key: LockKey): Promise<LockSession | undefined> {
    const { path } = this.#client;
    const hasLock = path !== undefined && this.session;
    return Promise.resolve(hasLock ? new FileLock(path, key) : undefined);
  }

  close(): Promise<void> {
    this.#client.close();
    return Promise.resolve();
  }

  #use<T>(sql: string, index: number, work: () => T): T {
    try {
      return work();
    } catch (error) {
      const code = this.#client.codeOf(error);
      throw new StatementError((error as Error).message ?? String(error), {
        index,
        sql,
        databaseCode: code === undefined ? undefined : String(code),
        databaseHint: this.#client.isLook === true && code === READ_ONLY
          ? LOOK_HINT
          : sqliteHint(code),
        cause: error,
      });
    }
  }
}
