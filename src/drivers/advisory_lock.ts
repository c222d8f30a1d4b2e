import type { WireLockSql } from "../kernel/wire.ts";
import type { Connection } from "./driver.ts";
import { type LockKey, lockName, type LockSession } from "./lock.ts";

/** Opens another session on the same database. */
export type OpenSession = () => Promise<Connection>;

/** The session that holds a lock, and whether it was opened for that alone. */
export interface LockHolder {
  readonly session: Connection;
  readonly owned: boolean;
  /** Whether the lock ends with the caller's transaction, which may be aborted by then. */
  readonly inTransaction: boolean;
}

/** How often a session that only holds a lock is used, in milliseconds: servers end idle ones. */
const PULSE = 20_000;

/** A lock that a database keeps for a session, such as PostgreSQL's advisory locks. */
export class AdvisoryLock implements LockSession {
  readonly #holder: LockHolder;
  readonly #sql: WireLockSql;
  readonly #name: string;
  #held = false;
  #pulse: ReturnType<typeof setInterval> | undefined;

  private constructor(holder: LockHolder, sql: WireLockSql, key: LockKey) {
    this.#holder = holder;
    this.#sql = sql;
    this.#name = lockName(key);
  }

  /**
   * A lock in a session of its own, so that a transaction of the main one
   * neither blocks it nor ends it; the main session itself where another
   * cannot be opened.
   *
   * @param another a session that was opened for the lock
   * @returns nothing when the dialect has no locks of sessions
   */
  static async open(
    main: Connection,
    key: LockKey,
    another: Connection | undefined,
  ): Promise<LockSession | undefined> {
    if (key.sql === null) return undefined;
    const { prepare } = key.sql;
    try {
      if (prepare !== "") await main.query(prepare);
    } catch (error) {
      await another?.close();
      throw error;
    }
    const session = another ?? main;
    const owned = another !== undefined;
    const inTransaction = !owned && key.sql.acquireInTransaction !== "" &&
      await main.inTransaction();
    return new AdvisoryLock({ session, owned, inTransaction }, key.sql, key);
  }

  async tryAcquire(): Promise<boolean> {
    const { acquire, acquireInTransaction } = this.#sql;
    const { session, owned, inTransaction } = this.#holder;
    const [row] = await this.#query(
      inTransaction ? acquireInTransaction : acquire,
    );
    const held = Number(row?.["held"]) === 1;
    this.#held = held && !inTransaction;
    if (held && owned) {
      // What fails here fails where the lock is freed.
      const use = () => void session.query("SELECT 1").catch(() => {});
      this.#pulse ??= setInterval(use, PULSE);
    }
    return held;
  }

  async holder(): Promise<string | undefined> {
    const [row] = await this.#query(this.#sql.holder);
    const holder = row?.["holder"];
    return typeof holder === "string" ? holder : undefined;
  }

  async release(): Promise<void> {
    const { session, owned } = this.#holder;
    const held = this.#held;
    this.#held = false;
    clearInterval(this.#pulse);
    try {
      // Servers take a moment to notice that a session has ended.
      if (held) await this.#query(this.#sql.release);
    } finally {
      if (owned) await session.close();
    }
  }

  #query(sql: string): ReturnType<Connection["query"]> {
    return this.#holder.session.query(sql, [this.#name]);
  }
}
