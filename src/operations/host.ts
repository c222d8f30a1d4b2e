/**
 * What `Operations` asks of whatever runs a migration. `runtime/` implements
 * it; this room only knows the shape.
 *
 * @module
 */
import type { DialectName } from "../dialect_name.ts";
import type { NamingConvention } from "../schema/naming_convention.ts";
import type { MigrateOperation } from "./migrate_operation.ts";

/**
 * What recording an operation gives back: the operation is already in the
 * queue, and `value` is there at once. Awaiting it asks for a flush, so that
 * the statement has run; not awaiting it loses nothing.
 */
export interface OpHandle<T = void> extends PromiseLike<T> {
  /** What the operation stands for, such as the `Table` of `createTable`. */
  readonly value: T;
}

/** The connection side of a running migration, as scripts see it. */
export interface MigrationBind {
  /** The dialect that SQL is written in. */
  readonly dialectName: DialectName;
  /** What the server says of itself. */
  readonly serverVersion: string;
  /** Sends everything recorded so far, then the query, and returns its rows. */
  query(
    sql: string,
    parameters?: readonly unknown[],
  ): Promise<Record<string, unknown>[]>;
}

/** A revision as migrations see it. */
export interface KnownRevision {
  /** Its id. */
  readonly id: string;
  /** The first paragraph of its doc comment. */
  readonly doc: string;
  /** What its module exports; imported when it is asked for. */
  readonly module: Promise<Readonly<Record<string, unknown>>>;
}

/** The revisions of the project, as migrations see them. */
export interface KnownRevisions {
  /**
   * A revision by its id, the beginning of it, or what else names one.
   *
   * @throws {AthanorError} `REVISION_NOT_FOUND`, `REVISION_AMBIGUOUS`
   */
  getRevision(identifier: string): KnownRevision;
}

/** What a migration runs in, as scripts see it. `runtime/` has more to it. */
export interface OperationsContext {
  /** The revisions of the project; nothing where operations run without one. */
  readonly script?: KnownRevisions | undefined;
  /** The dialect that SQL is written in. */
  readonly dialectName: DialectName;
  /** Whether statements are written as a script instead of being sent. */
  readonly isOffline: boolean;
  /** The convention of the target metadata, which names what scripts leave unnamed. */
  readonly namingConvention: NamingConvention | undefined;
}

/** Runs or writes what `Operations` records. */
export interface OperationsHost extends OperationsContext {
  /** The context of the run; absent: the host is the context. */
  readonly context?: OperationsContext;
  /** Appends an operation; its implementation is found in the registry when the queue is flushed. */
  record<T>(operation: MigrateOperation, value: T): OpHandle<T>;
  /** Sends all that is pending. */
  flush(): Promise<void>;
  /**
   * Sends all that is pending, then a query.
   *
   * @throws {AthanorError} `OFFLINE_UNAVAILABLE` when there is no database
   */
  query(
    sql: string,
    parameters?: readonly unknown[],
  ): Promise<Record<string, unknown>[]>;
  /**
   * The connection side of the run.
   *
   * @throws {AthanorError} `OFFLINE_UNAVAILABLE` when there is no database
   */
  getBind(): MigrationBind;
  /** Runs a callback outside of the migration's transaction. */
  autocommitBlock(callback: () => void | Promise<void>): Promise<void>;
}
