import type { Connection } from "../drivers/driver.ts";
import { type LockKey, lockName, type LockSession } from "../drivers/lock.ts";
import { AthanorError } from "../errors.ts";
import { hostName, processId } from "../util/host.ts";
import { LeaseRow, type LeaseState } from "./lease_row.ts";

/** How long a lease lasts without a sign of life, in milliseconds. */
const LASTS = 15_000;

/** The same where the only connection is the one that migrates, which may be busy for long. */
const LASTS_ALONE = 300_000;

/** How often in its time a lease is renewed. */
const BEATS = 3;

/** What a lease is made with. */
export interface LeaseOptions extends LockKey {
  /** How long it lasts without a sign of life, in milliseconds. */
  readonly lasts?: number | undefined;
}

/**
 * The migration lock where sessions cannot hold one, as behind a transaction
 * pooler: a row with a holder, which shows signs of life.
 *
 * A waiting run takes over a lease that showed none for its time, by its own
 * clock: no two clocks are compared. Whoever lost a lease learns of it where
 * version rows are written: {@linkcode assertHeld} looks at the number under
 * which the lease was taken, and keeps others off until the transaction ends.
 */
export class Lease implements LockSession {
  readonly #row: LeaseRow;
  readonly #advisory: Advisory;
  readonly #openSession: (() => Promise<Connection>) | undefined;
  readonly #lasts: number;
  #seen: { readonly state: LeaseState; readonly at: number } | undefined;
  #fence: number | undefined;
  #beat = 0;
  #pulse: Pulse | undefined;

  constructor(connection: Connection, options: LeaseOptions) {
    const { openSession } = connection;
    this.#row = new LeaseRow(connection, options);
    this.#advisory = new Advisory(connection, options);
    this.#openSession = openSession?.bind(connection);
    this.#lasts = options.lasts ??
      (openSession === undefined ? LASTS_ALONE : LASTS);
  }

  /** Whether nobody holds the lease: a run whose session holds a lock has to know. */
  async isFree(): Promise<boolean> {
    const state = await this.#row.read();
    return state === undefined || this.#isOver(state);
  }

  async tryAcquire(): Promise<boolean> {
    await this.#row.ensure();
    const state = await this.#row.read();
    if (state === undefined || !this.#isOver(state)) return false;
    const { fence, beat } = state;
    const next = { fence: fence + 1, beat: beat + 1 };
    const mine = { ...next, holder: identity(), lasts: this.#lasts };
    if (!await this.#row.change({ fence, beat }, mine)) return false;
    this.#fence = next.fence;
    this.#beat = next.beat;
    // A run with a session of its own may have taken that one's lock.
    if (await this.#advisory.holder() !== undefined) {
      await this.#giveBack();
      return false;
    }
    const session = await this.#openSession?.();
    if (session !== undefined) {
      this.#pulse = new Pulse(
        session,
        this.#lasts / BEATS,
        () => this.#renew(this.#row.over(session)),
      );
    }
    return true;
  }

  async holder(): Promise<string | undefined> {
    const holder = (await this.#row.read())?.holder;
    return holder === "" || holder === undefined
      ? await this.#advisory.holder()
      : holder;
  }

  async assertHeld(): Promise<void> {
    if (this.#fence === undefined) return;
    if (!await this.#renew(this.#row)) throw lost(await this.holder());
  }

  async release(): Promise<void> {
    await this.#pulse?.stop();
    await this.#giveBack();
  }

  async #giveBack(): Promise<void> {
    const fence = this.#fence;
    this.#fence = undefined;
    if (fence !== undefined) await this.#row.change({ fence }, { holder: "" });
  }

  /** @returns whether the lease is still ours */
  async #renew(row: LeaseRow): Promise<boolean> {
    const fence = this.#fence;
    return fence !== undefined &&
      await row.change({ fence }, { beat: ++this.#beat });
  }

  /** Whether the lease is nobody's, or its holder showed no sign of life for its time. */
  #isOver(state: LeaseState): boolean {
    if (state.holder === "") return true;
    const now = performance.now();
    const seen = this.#seen?.state;
    if (seen?.fence !== state.fence || seen.beat !== state.beat) {
      this.#seen = { state, at: now };
    }
    return now - (this.#seen?.at ?? now) >= state.lasts;
  }
}

/** The lock of the sessions of other runs, as this one sees it. */
class Advisory {
  readonly #connection: Connection;
  readonly #key: LockKey;

  constructor(connection: Connection, key: LockKey) {
    this.#connection = connection;
    this.#key = key;
  }

  async holder(): Promise<string | undefined> {
    const { sql } = this.#key;
    if (sql === null) return undefined;
    const name = lockName(this.#key);
    const [row] = await this.#connection.query(sql.holder, [name]);
    const holder = row?.["holder"];
    return typeof holder === "string" ? holder : undefined;
  }
}

/** Work that is done again and again on a connection of its own. */
class Pulse {
  readonly #session: Connection;
  readonly #timer: ReturnType<typeof setInterval>;
  #working: Promise<unknown> | undefined;

  constructor(
    session: Connection,
    pause: number,
    work: () => Promise<unknown>,
  ) {
    this.#session = session;
    this.#timer = setInterval(() => {
      // What fails here fails where version rows are written.
      this.#working ??= work().catch(() => {}).finally(() =>
        this.#working = undefined
      );
    }, pause);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#working;
    await this.#session.close();
  }
}

function identity(): string {
  const host = hostName();
  const where = host === undefined ? "" : ` on ${host}`;
  return `process ${processId()}${where}, since ${new Date().toISOString()}`;
}

function lost(holder: string | undefined): AthanorError {
  const taken = holder === undefined
    ? "another run had it meanwhile"
    : `${holder} has it`;
  return new AthanorError(
    "LEASE_LOST",
    `The run showed no sign of life for too long and lost its migration lock: ${taken}`,
    {
      hint:
        "Nothing that needs the lock was written after that. Run `athanor " +
        "current` to see where the database is, then the same command again.",
      details: { holder },
    },
  );
}
