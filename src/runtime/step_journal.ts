/**
 * Sends the statements of one step, and keeps an account of those that a
 * rollback would not take back, so that a later run can go on from there.
 *
 * Inside of a transaction nothing is written. Before a statement that commits
 * by itself (DDL on MySQL, an `outside` one elsewhere), all that ran in the
 * transaction is journaled in it as done and the statement as started; then
 * the transaction is committed. A started row is marked done with the end of
 * its batch, and by the next row before that, so that a statement costs one
 * message more.
 *
 * @module
 */
import { isRepeatable, standsAlready } from "../drivers/already_stands.ts";
import type { Connection, Row, StatementResult } from "../drivers/driver.ts";
import { indexRemains, mayLeaveRemains } from "../drivers/index_remains.ts";
import { KeptSearchPath } from "../drivers/kept_search_path.ts";
import { isStatementError } from "../drivers/statement_error.ts";
import { AthanorError } from "../errors.ts";
import type {
  JournaledStep,
  JournalRow,
  JournalTable,
  StatementState,
} from "./journal_table.ts";
import { shortStatement } from "./short_statement.ts";
import { cannotResume, rowsOf } from "./needs_repair.ts";
import type { PreparedStatement, StatementSink } from "./statement_sink.ts";
import type { Transaction } from "./transaction.ts";
import { toHex } from "../util/hex.ts";

/** What the journal of a step works with. */
export interface StepJournalServices {
  readonly connection: Connection;
  readonly sink: StatementSink;
  readonly transaction: Transaction;
  readonly table: JournalTable;
  /** Whether DDL takes part in transactions. */
  readonly transactionalDdl: boolean;
}

interface Entry {
  readonly statement: PreparedStatement;
  readonly position: number;
  /** Its place in the batch. */
  readonly index: number;
}

/** How a statement is sent: skipped, with the transaction, or by itself. */
type Way = "skip" | "inside" | "alone";

/** The journal of one step, which its statements pass through. */
export class StepJournal implements StatementSink {
  readonly #services: StepJournalServices;
  readonly #step: JournaledStep;
  readonly #earlier: Map<number, JournalRow>;
  readonly #last: number;
  /** What stays, in order. */
  readonly #effects = new Map<number, string>();
  /** What stays when the transaction is committed, and how many were committed before. */
  #journaled: { readonly rows: readonly JournalRow[]; readonly at: number } = {
    rows: [],
    at: 0,
  };
  #inFlight: string | undefined;
  /** What ran in the open transaction. */
  #inside: Entry[] = [];
  #position = 0;
  #blocks = 0;
  #started = false;
  #written: boolean;
  #refusal: Error | undefined;
  readonly #searchPath: KeptSearchPath;

  /** @param earlier the rows that an earlier run left, of any step */
  constructor(
    services: StepJournalServices,
    step: JournaledStep,
    { earlier = [] }: { readonly earlier?: readonly JournalRow[] } = {},
  ) {
    this.#services = services;
    this.#searchPath = new KeptSearchPath(services.connection);
    this.#step = step;
    const own = rowsOf(earlier, step);
    this.#earlier = new Map(own.map((row) => [row.position, row]));
    this.#last = own.at(-1)?.position ?? 0;
    this.#written = own.length > 0;
    for (const row of own) {
      if (this.#isDone(row)) this.#effects.set(row.position, row.statement);
    }
  }

  get serverVersion(): string | undefined {
    return this.#services.sink.serverVersion;
  }

  /** The statements of the step that took effect and stay, shortened. */
  get effects(): string[] {
    this.#settleJournaled();
    return [...this.#effects].toSorted(([a], [b]) => a - b)
      .map(([, statement]) => statement);
  }

  /** The statement that was running when the connection was lost, shortened. */
  get inFlight(): string | undefined {
    return this.#inFlight;
  }

  async query(sql: string, parameters?: readonly unknown[]): Promise<Row[]> {
    if (this.#refusal !== undefined) throw this.#refusal;
    await this.#searchPath.noteBefore([sql]);
    try {
      return await this.#services.sink.query(sql, parameters);
    } catch (error) {
      await this.#refuseWithoutTransaction(error);
      throw error;
    }
  }

  async send(
    statements: readonly PreparedStatement[],
  ): Promise<StatementResult[]> {
    if (this.#refusal !== undefined) throw this.#refusal;
    const results: StatementResult[] = [];
    const entries = statements.map((statement, index) => ({
      statement,
      index,
      position: ++this.#position,
    }));
    await this.#prepare(entries);
    await this.#searchPath.noteBefore(statements.map(({ sql }) => sql));
    let entry: Entry | undefined;
    while ((entry = entries[results.length]) !== undefined) {
      results.push(...await this.#sendFrom(entry, entries));
    }
    await this.#markDone();
    return results;
  }

  /** Runs work, whose statements each commit by themselves, outside of the transaction. */
  async outside(work: () => Promise<void>): Promise<void> {
    const { transaction } = this.#services;
    if (transaction.isOpen) await this.#checkpoint();
    this.#blocks++;
    try {
      await transaction.outside(work);
    } finally {
      this.#blocks--;
    }
  }

  /** Takes back what the script set for the session, once it has said all. */
  async restoreSession(): Promise<void> {
    await this.#searchPath.restore();
  }

  /**
   * Ends the account, in the transaction that moves the version rows.
   *
   * @throws {AthanorError} `NEEDS_REPAIR` when the script is not what an earlier run began
   */
  async finish(): Promise<void> {
    if (this.#refusal !== undefined) throw this.#refusal;
    if (this.#last > this.#position) {
      throw this.#refuse(
        `the earlier run had ${this.#last} statements, and there are only ${this.#position} now`,
      );
    }
    if (this.#written) await this.#services.table.clear(this.#step);
  }

  /** Leaves the account as it is after a failure; the transaction was rolled back. */
  async giveUp(): Promise<void> {
    this.#inside = [];
    await this.#markDone();
  }

  /**
   * Makes the table while the transaction is still empty: where DDL commits by
   * itself, it would later commit rows that are not in the journal yet. Who may
   * not create tables can change rows without it.
   */
  async #prepare(entries: readonly Entry[]): Promise<void> {
    const { table, transaction, transactionalDdl } = this.#services;
    if (transactionalDdl || table.isEnsured) return;
    if (this.#inside.length > 0) return;
    await transaction.commit();
    try {
      await table.ensure();
    } catch (error) {
      if (entries.some(({ statement }) => statement.kind === "other")) {
        throw error;
      }
    }
  }

  /** Sends one statement, with those after it that go the same way where they can go together. */
  async #sendFrom(
    first: Entry,
    entries: readonly Entry[],
  ): Promise<StatementResult[]> {
    const way = await this.#way(first);
    if (way === "skip") return [{ rowCount: null }];
    const part = [first];
    while (way === "inside" && this.#blocks === 0) {
      const next = entries[first.index + part.length];
      if (next === undefined || await this.#way(next) !== way) break;
      part.push(next);
    }
    try {
      return way === "inside"
        ? await this.#sendInside(part)
        : [await this.#sendAlone(first)];
    } catch (error) {
      throw isStatementError(error) ? error.shifted(first.index) : error;
    }
  }

  async #way(entry: Entry): Promise<Way> {
    const { statement: { mode, kind, sql }, position } = entry;
    const earlier = this.#earlier.get(position);
    if (earlier !== undefined) {
      if (earlier.hash !== await hashOf(sql)) {
        throw this.#edited(entry, earlier);
      }
      return this.#isDone(earlier) ? "skip" : "alone";
    }
    if (kind === "session") return "inside";
    if (mode === "outside") return "alone";
    if (kind === "rows") return "inside";
    const { transactionalDdl } = this.#services;
    return transactionalDdl && this.#blocks === 0 ? "inside" : "alone";
  }

  /** A started statement that another came after has ended. */
  #isDone({ state, position }: JournalRow): boolean {
    return state === "done" || (state === "started" && position < this.#last);
  }

  async #sendInside(part: readonly Entry[]): Promise<StatementResult[]> {
    const { sink, transaction } = this.#services;
    const kept = part.filter(({ statement }) => statement.kind !== "session");
    if (kept.length > 0) await transaction.begin();
    try {
      const results = await sink.send(part.map(({ statement }) => statement));
      this.#inside.push(...kept);
      if (this.#blocks > 0 && kept.length > 0) {
        await this.#checkpoint();
        await transaction.commit();
      }
      return results;
    } catch (error) {
      await this.#failedInside(part, error);
      await this.#refuseWithoutTransaction(error);
      throw error;
    }
  }

  /**
   * Some failures end the transaction, such as a deadlock on MySQL and a full
   * disk on SQLite. A script that catches one must not go on without what it
   * said before.
   */
  async #refuseWithoutTransaction(error: unknown): Promise<void> {
    const { connection, transaction } = this.#services;
    if (!isStatementError(error) || error.connectionLost) return;
    if (!transaction.isOpen || await connection.inTransaction()) return;
    await transaction.ended();
    this.#inside = [];
    this.#refusal ??= new AthanorError(
      "STATEMENT_FAILED",
      `"${shortStatement(error.sql)}" failed, and the database took back ` +
        `the transaction with it: ${error.message}`,
      {
        hint: "Let the error through: what was said before it is undone.",
        cause: error,
      },
    );
  }

  /** What ran before the failed one stays in the transaction. */
  async #failedInside(part: readonly Entry[], error: unknown): Promise<void> {
    if (this.#blocks > 0) {
      this.#inside = [];
      await this.#services.transaction.rollback();
    } else if (isStatementError(error)) {
      const ran = part.slice(0, error.index);
      this.#inside.push(
        ...ran.filter(({ statement }) => statement.kind !== "session"),
      );
    }
  }

  async #sendAlone(entry: Entry): Promise<StatementResult> {
    const { sink, transaction, transactionalDdl } = this.#services;
    const { statement } = entry;
    const resume = transaction.isOpen && transactionalDdl;
    const earlier = this.#earlier.get(entry.position);
    const row = earlier ?? await this.#row(entry, "started");
    await this.#checkpoint(earlier === undefined ? [row] : []);
    await transaction.commit();
    if (earlier !== undefined) await this.#beforeRetry(earlier, statement.sql);
    let results: StatementResult[] = [];
    try {
      results = await sink.send([statement]);
    } catch (error) {
      if (!this.#stands(earlier, error)) {
        await this.#failedAlone(row, error);
        throw error;
      }
    }
    this.#effects.set(entry.position, row.statement);
    this.#started = true;
    if (resume) {
      await this.#markDone();
      await transaction.begin();
    }
    return results[0] ?? { rowCount: null };
  }

  #stands(earlier: JournalRow | undefined, error: unknown): boolean {
    const { dialectName } = this.#services.connection;
    return earlier?.state === "started" && isStatementError(error) &&
      standsAlready(dialectName, error);
  }

  /** Makes sure that a statement may be sent once more. */
  async #beforeRetry(earlier: JournalRow, sql: string): Promise<void> {
    const { connection, table } = this.#services;
    if (earlier.state === "started" && !isRepeatable(sql)) {
      throw this.#refuse(
        `whether the statement in flight took effect cannot be told: "${earlier.statement}"`,
        { inFlight: earlier.statement },
      );
    }
    const remains = await indexRemains(connection, sql);
    if (remains?.process !== undefined && remains.process !== null) {
      throw this.#refuse(
        `the server's process ${remains.process} still runs the statement in flight`,
        { inFlight: earlier.statement, process: remains.process },
      );
    }
    if (earlier.state === "failed") await table.setState(earlier, "started");
    if (remains !== undefined) await connection.run([{ sql: remains.drop }]);
  }

  /** A statement that the server refused had no effect; when the connection is lost, the row has to say that it may. */
  async #failedAlone(row: JournalRow, error: unknown): Promise<void> {
    if (isStatementError(error) && error.connectionLost) {
      this.#inFlight = row.statement;
      this.#started = false;
      return;
    }
    const { connection, table } = this.#services;
    const leaves = mayLeaveRemains(connection.dialectName, row.statement);
    try {
      if (leaves) await table.setState(row, "failed");
      else await table.remove(row);
    } catch {
      // The statement's own error tells what happened, and nothing is known of its effect.
      this.#started = false;
    }
  }

  /** Journals what ran in the open transaction, in it, with rows for what comes next. */
  async #checkpoint(next: readonly JournalRow[] = []): Promise<void> {
    const { table } = this.#services;
    const ran = this.#inside;
    this.#inside = [];
    const rows = await Promise.all(ran.map((each) => this.#row(each, "done")));
    this.#settleJournaled();
    this.#journaled = { rows, at: this.#services.transaction.commits };
    if (rows.length + next.length === 0) return;
    await table.ensure();
    await table.insert([...rows, ...next]);
    this.#written = true;
  }

  /** Counts what was journaled in a transaction as soon as that is committed. */
  #settleJournaled(): void {
    const { rows, at } = this.#journaled;
    if (this.#services.transaction.commits === at) return;
    for (const row of rows) this.#effects.set(row.position, row.statement);
  }

  async #markDone(): Promise<void> {
    if (!this.#started) return;
    this.#started = false;
    await this.#services.table.markDone(this.#step);
  }

  async #row(
    { position, statement: { sql } }: Entry,
    state: StatementState,
  ): Promise<JournalRow> {
    const statement = shortStatement(sql);
    const hash = await hashOf(sql);
    return { ...this.#step, position, hash, state, statement };
  }

  #edited({ position, statement }: Entry, earlier: JournalRow): Error {
    const ran = earlier.statement;
    const now = shortStatement(statement.sql);
    return this.#refuse(
      `its statement ${position} is not the one that ran: ` +
        `that was "${ran}", now it is "${now}"`,
      { position, ran, now },
    );
  }

  /** A script may catch it; the end of the step throws it again. */
  #refuse(
    reason: string,
    details: Readonly<Record<string, unknown>> = {},
  ): Error {
    this.#refusal ??= cannotResume(this.#step, { reason, details });
    return this.#refusal;
  }
}

async function hashOf(sql: string): Promise<string> {
  const bytes = new TextEncoder().encode(sql);
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return toHex(new Uint8Array(digest));
}
