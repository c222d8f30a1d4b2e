/**
 * What the rest of the tree knows of a database client. Each driver file
 * adapts one client library to these interfaces; `runtime/` and `reflection/`
 * use only them.
 *
 * @module
 */
import type { DialectName } from "../dialect_name.ts";
import type { LockKey, LockSession } from "./lock.ts";

/** A row by column name. */
export type Row = Record<string, unknown>;

/** A statement on its way to the database. */
export interface DriverStatement {
  /** Its text, in the dialect's own placeholders. */
  readonly sql: string;
  /** Values for the placeholders, one list a bound row. */
  readonly parameters?: readonly (readonly unknown[])[];
}

/** What one statement did. */
export interface StatementResult {
  /** Rows that the statement changed; null where the database does not say. */
  readonly rowCount: number | null;
}

/**
 * One open session. Calls are made one after another; a driver need not guard
 * against overlap.
 */
export interface Connection {
  /** The dialect that the database speaks. */
  readonly dialectName: DialectName;
  /** What the server says of itself, such as `"3.53.2"`; known once connected. */
  readonly serverVersion: string;
  /**
   * Sends statements in order and stops at the first that fails.
   *
   * @throws {StatementError} with the index of the failed statement; all
   * before it took effect, none after it was sent or each failed with it.
   */
  run(statements: readonly DriverStatement[]): Promise<StatementResult[]>;
  /** Sends one query and returns its rows. */
  query(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Whether a transaction is open on this session, as far as the driver can tell. */
  inTransaction(): boolean | Promise<boolean>;
  /**
   * Opens a session that can hold the migration lock of this database; nothing
   * where no other process can reach the database, or a lock is not possible.
   */
  openLock?(key: LockKey): Promise<LockSession | undefined>;
  /**
   * Whether what a statement leaves in the session is there for the next one:
   * false over HTTP and behind a transaction pooler. The migration lock is then
   * a lease. What a transaction holds must hold until its end all the same.
   *
   * @default {true}
   */
  readonly session?: boolean;
  /** The schemas that the session looks for names in, where a statement can change that. */
  searchPath?(): Promise<string>;
  /** Has the session look for names where {@linkcode searchPath} said. */
  setSearchPath?(path: string): Promise<void>;
  /** Opens another connection to the same database; absent where that is not possible. */
  openSession?(): Promise<Connection>;
  /** Ends the session. An injected client is left open. */
  close(): Promise<void>;
}

/** What may be said when a session is opened. */
export interface ConnectOptions {
  /** The folder that relative paths in a URL are relative to; the working directory by default. */
  readonly directory?: string;
  /** Whether nothing will be written; a database that does not exist then reads as an empty one. */
  readonly readOnly?: boolean;
  /** The name of the driver to use where several serve a scheme, such as `"postgres"`. */
  readonly driver?: string | undefined;
  /** Told of what the database says beside its answers; silence by default. */
  readonly onNotice?: ((message: string) => void) | undefined;
}

/** One way to reach databases of one dialect. */
export interface Driver {
  /** The dialect that the database speaks. */
  readonly dialectName: DialectName;
  /** What `ConnectOptions.driver` calls it. */
  readonly name?: string;
  /** The URL schemes that it serves, in lower case and without the colon. */
  readonly schemes: readonly string[];
  /**
   * Opens a session; absent when SQL can only be written for the dialect.
   *
   * @throws {AthanorError} `CONNECT_FAILED` or `URL_INVALID`, with no password in its text
   */
  connect?(url: string, options: ConnectOptions): Promise<Connection>;
  /** Whether a value is an open client that {@linkcode Driver.adopt} takes. */
  recognizes?(client: unknown): boolean;
  /** Makes a connection of an open client, which stays the caller's to close. */
  adopt?(client: unknown): Promise<Connection>;
}
