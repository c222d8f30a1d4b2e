import type { Logger } from "../config/logger.ts";
import type { Connection } from "../drivers/driver.ts";
import type { LockSession } from "../drivers/lock.ts";
import { AthanorError } from "../errors.ts";
import { loadModule } from "../util/load_module.ts";
import { plainMessage } from "../util/plain_message.ts";
import type { Lease, LeaseOptions } from "./lease.ts";

/** How the lock is waited for. */
export interface LockOptions extends LeaseOptions {
  /** How long to try, in milliseconds. */
  readonly timeout: number;
  readonly logger: Logger;
  readonly signal?: AbortSignal | undefined;
}

/** The pauses between two tries, in milliseconds: short at first, so that short runs cost little. */
const FIRST_PAUSE = 20;
const LONGEST_PAUSE = 500;

/**
 * Runs work while the migration lock of the connection's database is held. It
 * is tried again and again, never waited for in the database: a blocked lock
 * statement would hold up a `CREATE INDEX CONCURRENTLY` of the holder's.
 *
 * @param work what is done under the lock; it is given nothing where no other
 * process can reach the database
 * @throws {AthanorError} `LOCK_NOT_OBTAINED` after the timeout, naming the
 * holder; `INTERRUPTED` when the signal is aborted first
 */
export async function withMigrationLock<T>(
  connection: Connection,
  options: LockOptions,
  work: (lock: LockSession | undefined) => Promise<T>,
): Promise<T> {
  const lock = await openMigrationLock(connection, options);
  if (lock === undefined) return await work(undefined);
  try {
    const started = performance.now();
    await acquire(() => lock.tryAcquire(), { ...options, lock, started });
    // A run behind a pooler cannot take a lock of sessions, and holds a lease.
    if (connection.session !== false && options.sql !== null) {
      const lease = await leaseOn(connection, options);
      const isFree = () => lease.isFree();
      await acquire(isFree, { ...options, lock: lease, started });
    }
    return await work(lock);
  } finally {
    await release(lock, options.logger);
  }
}

/**
 * The migration lock of a connection's database, which is not held yet: the
 * database's own, or a lease where sessions hold nothing. Nothing where no
 * other process can reach the database.
 */
export async function openMigrationLock(
  connection: Connection,
  options: LeaseOptions,
): Promise<LockSession | undefined> {
  const own = await connection.openLock?.(options);
  if (own !== undefined || connection.session !== false) return own;
  return await leaseOn(connection, options);
}

/** SQLite has no use for it, nor has a script. */
async function leaseOn(
  connection: Connection,
  options: LeaseOptions,
): Promise<Lease> {
  const { Lease } = await loadModule<typeof import("./lease.ts")>(
    "runtime/lease.ts",
  );
  return new Lease(connection, options);
}

/** A lock that cannot be freed ends with its session, and must not hide what the work threw. */
async function release(session: LockSession, logger: Logger): Promise<void> {
  try {
    await session.release();
  } catch (error) {
    logger.warn(`Cannot free the migration lock: ${plainMessage(error)}`);
  }
}

interface Acquisition extends LockOptions {
  readonly lock: LockSession;
  /** When the waiting began. */
  readonly started: number;
}

async function acquire(
  isDone: () => Promise<boolean>,
  options: Acquisition,
): Promise<void> {
  const { timeout, logger, signal, lock, started } = options;
  let pause = FIRST_PAUSE;
  while (!await isDone()) {
    if (signal?.aborted === true) throw interrupted(signal);
    const waited = performance.now() - started;
    if (waited >= timeout) {
      throw notObtained(await lock.holder(), options);
    }
    if (pause === FIRST_PAUSE) {
      logger.info(
        `Waiting for the migration lock${held(await lock.holder())}`,
      );
    }
    await sleep(Math.min(pause * (0.5 + Math.random()), timeout - waited));
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function held(holder: string | undefined): string {
  return holder === undefined ? "" : `, held by ${holder}`;
}

function notObtained(
  holder: string | undefined,
  { table, timeout }: LockOptions,
): AthanorError {
  const seconds = (timeout / 1000).toFixed(timeout < 10_000 ? 1 : 0);
  return new AthanorError(
    "LOCK_NOT_OBTAINED",
    `Cannot get the migration lock of "${table}" within ${seconds} s${
      held(holder)
    }`,
    {
      hint:
        "Wait for the other run to end, or allow more time with --lock-timeout.",
      details: { table, holder, timeout },
    },
  );
}

function interrupted(signal: AbortSignal): AthanorError {
  return new AthanorError(
    "INTERRUPTED",
    "The run was interrupted while it waited for the migration lock",
    {
      hint: "Run the same command again.",
      details: { applied: [] },
      cause: signal.reason,
    },
  );
}
