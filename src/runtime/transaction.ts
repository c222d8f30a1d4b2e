import {
  isStatementError,
  StatementError,
} from "../drivers/statement_error.ts";
import { AthanorError } from "../errors.ts";

/** The texts that begin and end a transaction, and the way to send them. */
export interface TransactionControl {
  readonly begin: string;
  readonly commit: string;
  readonly rollback: string;
  /** What is said at the beginning of each transaction. */
  readonly opening?: readonly string[];
  send(sql: string): Promise<unknown>;
}

/** What stands around one transaction. */
export interface TransactionGuard {
  /** Runs before BEGIN. */
  before(): Promise<void>;
  /** Runs before COMMIT, and stops it by throwing. */
  check(): Promise<void>;
  /** Runs when the transaction has ended, however that was. */
  after(): Promise<void>;
}

const UNUSED = { statements: 0, queries: 0 };

/**
 * One transaction after another on one connection or in one script. `external`
 * ones belong to the caller: nothing is begun and nothing is ended.
 */
export class Transaction {
  readonly #control: TransactionControl;
  readonly #external: boolean;
  #open = false;
  #commits = 0;
  #isUndecided = false;
  #left = 0;
  #uses = UNUSED;
  #guard: TransactionGuard | undefined;

  constructor(control: TransactionControl, options: { external: boolean }) {
    this.#control = control;
    this.#external = options.external;
  }

  /** Whether a transaction of ours is open. */
  get isOpen(): boolean {
    return this.#open;
  }

  /** Whether work goes on that is meant to be outside of any transaction. */
  get isLeft(): boolean {
    return this.#left > 0;
  }

  /** How many transactions were committed so far. */
  get commits(): number {
    return this.#commits;
  }

  /** Whether the connection was lost in a COMMIT, which may have arrived. */
  get isUndecided(): boolean {
    return this.#isUndecided;
  }

  /** How many times statements, and queries, were sent since it was begun. */
  get uses(): { readonly statements: number; readonly queries: number } {
    return this.#uses;
  }

  /** Counts what is sent. */
  countUse(kind: "statements" | "queries"): void {
    this.#uses = { ...this.#uses, [kind]: this.#uses[kind] + 1 };
  }

  /**
   * Begins the open transaction anew, within a guard: what must be set outside
   * of a transaction is set for this one alone. It must not have changed anything.
   */
  async restartWithin(guard: TransactionGuard): Promise<void> {
    await this.rollback();
    this.#guard = guard;
    try {
      await guard.before();
      await this.begin();
    } catch (error) {
      await this.#leaveGuard();
      throw error;
    }
  }

  async begin(): Promise<void> {
    if (this.#external || this.#open) return;
    this.#uses = UNUSED;
    const { begin, opening = [] } = this.#control;
    await this.#control.send(begin);
    this.#open = true;
    for (const sql of opening) await this.#control.send(sql);
  }

  async commit(): Promise<void> {
    if (!this.#open) return;
    await this.#guard?.check();
    try {
      await this.#control.send(this.#control.commit);
    } catch (error) {
      if (!isLost(error)) throw error;
      this.#open = false;
      this.#isUndecided = true;
      throw undecided(error);
    }
    this.#open = false;
    this.#commits++;
    await this.#leaveGuard();
  }

  async rollback(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    try {
      await this.#control.send(this.#control.rollback);
    } finally {
      await this.#leaveGuard();
    }
  }

  /** Says that the database ended it. */
  async ended(): Promise<void> {
    this.#open = false;
    await this.#leaveGuard();
  }

  async #leaveGuard(): Promise<void> {
    const guard = this.#guard;
    this.#guard = undefined;
    await guard?.after();
  }

  /**
   * Runs work outside of any transaction: what came before is committed first,
   * and a new transaction is begun afterwards where one was open.
   *
   * @throws {AthanorError} `OPERATION_UNSUPPORTED` in a transaction of the caller's
   */
  async outside<T>(work: () => Promise<T>): Promise<T> {
    if (this.#external) throw insideForeignTransaction();
    const resume = this.#open;
    await this.commit();
    this.#left++;
    try {
      const result = await work();
      if (resume) await this.begin();
      return result;
    } finally {
      this.#left--;
    }
  }
}

function isLost(error: unknown): error is StatementError {
  return isStatementError(error) && error.connectionLost;
}

/** The error of a COMMIT whose answer never came. */
function undecided(lost: StatementError): StatementError {
  const { sql, databaseCode, message } = lost;
  return new StatementError(`${message}, in a COMMIT that may have arrived`, {
    index: 0,
    sql,
    databaseCode,
    connectionLost: true,
    databaseHint: "Run `athanor current` to see where the database is, " +
      "then the same command again.",
    cause: lost,
  });
}

function insideForeignTransaction(): AthanorError {
  return new AthanorError(
    "OPERATION_UNSUPPORTED",
    "Cannot leave a transaction that the caller of the migration opened",
    {
      hint:
        "Commit it before the migration, or hand over a connection that is not in a transaction.",
    },
  );
}
