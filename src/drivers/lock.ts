/**
 * The migration lock of a database, as drivers offer it: tried, never waited
 * for, and freed by the system when its holder dies.
 *
 * @module
 */

import type { WireLockSql } from "../kernel/wire.ts";

/** What is locked: the history that a version table keeps. */
export interface LockKey {
  /** The version table, without its schema. */
  readonly table: string;
  /** Its schema; absent: the default one. */
  readonly schema?: string | undefined;
  /**
   * The dialect's own lock, where it has locks of sessions.
   *
   * @internal
   */
  readonly sql: WireLockSql | null;
}

/** What a lock is called in the database. */
export function lockName({ table, schema }: LockKey): string {
  return schema === undefined ? table : `${schema}.${table}`;
}

/** A session that can hold the lock; it is no part of any transaction. */
export interface LockSession {
  /** Takes the lock when it is free. */
  tryAcquire(): Promise<boolean>;
  /** Who holds it, for a message; nothing when that cannot be told. */
  holder(): Promise<string | undefined>;
  /**
   * Of a lock that can be lost while it is held: makes sure that it is held
   * still, and until the transaction ends.
   *
   * @throws {AthanorError} `LEASE_LOST`
   */
  assertHeld?(): Promise<void>;
  /** Frees the lock when it is held, and ends the session. */
  release(): Promise<void>;
}
