import type { Operations } from "../operations/mod.ts";
import { destinationIds, sourceIds, type Step } from "../revision/mod.ts";
import { AthanorError, isAthanorError } from "../errors.ts";
import { type Logger, SILENT_LOGGER } from "../config/logger.ts";
import { nextTurn } from "../util/next_turn.ts";
import type { MigrationContext } from "./migration_context.ts";
import type { JournalRow } from "./journal_table.ts";
import { isLockConflict } from "../drivers/lock_conflict.ts";
import { isStatementError } from "../drivers/statement_error.ts";
import { plainMessage } from "../util/plain_message.ts";
import {
  DEFAULT_LOCK_RETRIES,
  pauseUnlessAborted,
  retryPause,
} from "./lock_retry.ts";
import { MigrationFailedError } from "./migration_failed.ts";
import { type FailedStep, RunAccount, stepId } from "./run_account.ts";
import type { StepJournal } from "./step_journal.ts";

/** The script of one step. */
export interface StepScript {
  /** The module's URL, as it stands in stacks. */
  readonly url?: string | undefined;
  /** The file, for people. */
  readonly path?: string | undefined;
  /** What the revision is about. */
  readonly doc: string;
  /** Calls `upgrade` or `downgrade`. */
  call(operations: Operations): unknown;
}

/** One step with what it runs; a stamp runs nothing. */
export interface RunnableStep {
  readonly step: Step;
  readonly script?: StepScript | undefined;
}

/** What one step did. */
export interface StepReport {
  /** What was done with it. */
  readonly kind: Step["kind"];
  /** The revision that ran; null for a stamp of the base. */
  readonly revision: string | null;
  /** The ids that it came from. */
  readonly from: readonly string[];
  /** The ids that it led to. */
  readonly to: readonly string[];
  /** How long it took, its transaction included. */
  readonly milliseconds: number;
  /** How often it was tried again because it did not get a lock. */
  readonly retries: number;
}

/** What may be said of a run. */
export interface RunOptions {
  /** The version rows before the first step. */
  readonly heads: readonly string[];
  readonly logger?: Logger | undefined;
  /** What an earlier run left in the journal, to go on from there. */
  readonly journal?: readonly JournalRow[] | undefined;
  /** Stops the run between two steps. */
  readonly signal?: AbortSignal | undefined;
  /** From when on no further step begins, in milliseconds since 1970. */
  readonly deadline?: number | undefined;
  /** Called after each step, with how many are done. */
  readonly onStep?: ((report: StepReport, done: number) => void) | undefined;
  /** Called after a step's version rows changed, inside its transaction. */
  readonly onVersionApply?: VersionApplyHook | undefined;
}

/** Told of each step inside of its transaction. */
export type VersionApplyHook = (
  step: Step,
  heads: readonly string[],
) => void | Promise<void>;

/**
 * Runs steps in order, each in its transaction with its version rows.
 *
 * @returns what ran: all of them, or those before the deadline
 * @throws {MigrationFailedError} when one fails: it says what was applied, what
 * became of the failed one, and what is pending
 */
export async function runSteps(
  context: MigrationContext,
  steps: readonly RunnableStep[],
  options: RunOptions,
): Promise<StepReport[]> {
  if (steps.length === 0) return [];
  const run = new Run(context, steps, options);
  return await context.strays.guard(() => run.execute());
}

/** How long a run may go on before the event loop turns, in milliseconds. */
const LONGEST_UNHEARD = 200;

/** For how many steps the version rows are rendered at once. */
const RENDERED_AHEAD = 200;

/** One pass over a list of steps. */
class Run {
  readonly #context: MigrationContext;
  readonly #steps: readonly RunnableStep[];
  readonly #options: RunOptions;
  readonly #logger: Logger;
  readonly #reports: StepReport[] = [];
  readonly #heads: Set<string>;
  readonly #account: RunAccount;
  #lastTurn = performance.now();

  constructor(
    context: MigrationContext,
    steps: readonly RunnableStep[],
    options: RunOptions,
  ) {
    this.#context = context;
    this.#steps = steps;
    this.#options = options;
    this.#logger = options.logger ?? SILENT_LOGGER;
    this.#heads = new Set(options.heads);
    this.#account = new RunAccount(context, steps.map(({ step }) => step));
  }

  async execute(): Promise<StepReport[]> {
    const { transaction, transactionScope: scope } = this.#context;
    // Whoever opened the run's transaction before also ends it.
    const owns = scope === "run" && !transaction.isOpen;
    try {
      await this.#context.limitTimes();
      if (owns) await transaction.begin();
      await this.#ensureVersionTable();
      for (const [at, step] of this.#steps.entries()) {
        if (this.#isLate()) break;
        if (at % RENDERED_AHEAD === 0) this.#renderAhead(at);
        await this.#runStep(step);
      }
      if (owns) await this.#commitRun();
    } catch (error) {
      await rollback(this.#context, this.#logger);
      throw error;
    } finally {
      await restoreTimes(this.#context, this.#logger);
    }
    await this.#settleStrays();
    return this.#reports;
  }

  /** The statements on the version table need not cross into the kernel one by one. */
  #renderAhead(start: number): void {
    const ahead = this.#steps.slice(start, start + RENDERED_AHEAD);
    const changes = ahead.flatMap(({ step }) => step.rows);
    this.#context.versionTable.prepare(changes);
  }

  async #commitRun(): Promise<void> {
    const last = this.#steps.at(-1);
    try {
      await this.#context.transaction.commit();
      this.#account.committedAt(this.#reports.length);
    } catch (error) {
      throw last === undefined
        ? error
        : this.#failed(error, last, { split: false });
    }
  }

  /** An operation may come when its revision is committed already: the run fails all the same. */
  async #settleStrays(): Promise<void> {
    const last = this.#steps.at(-1);
    try {
      await this.#context.strays.settle();
    } catch (error) {
      throw last === undefined
        ? error
        : this.#failed(error, last, { split: true });
    }
  }

  async #ensureVersionTable(): Promise<void> {
    const { versionTable, isOffline } = this.#context;
    if (!isOffline) await versionTable.ensure();
    else if (this.#heads.size === 0) await versionTable.create();
  }

  async #runStep(runnable: RunnableStep): Promise<void> {
    await this.#hearSignals();
    const started = performance.now();
    this.#throwIfAborted();
    this.#announce(runnable);
    let retries = 0;
    while (!await this.#attempt(runnable, retries)) {
      retries++;
      this.#throwIfAborted();
    }
    const milliseconds = performance.now() - started;
    this.#report(runnable.step, { milliseconds, retries });
  }

  /**
   * Runs a step in its transaction.
   *
   * @returns whether it ran; otherwise it was rolled back and may be tried again
   */
  async #attempt(runnable: RunnableStep, retries: number): Promise<boolean> {
    const { transaction, transactionScope: scope } = this.#context;
    const commits = transaction.commits;
    const journal = this.#journalOf(runnable);
    const isSplit = () => transaction.commits > commits;
    try {
      if (!this.#context.isOffline) await this.#context.limitTimes();
      if (scope === "migration") await transaction.begin();
      await this.#callScript(runnable, journal);
      // A statement that commits by itself ended it.
      if (scope === "migration") await transaction.begin();
      await this.#moveVersion(runnable.step);
      await journal?.finish();
      this.#context.strays.throwFirst();
      if (scope === "migration") await transaction.commit();
    } catch (thrown) {
      const split = isSplit();
      if (split) this.#account.committedAt(this.#reports.length);
      await rollback(this.#context, this.#logger);
      const error = await lostLock(this.#context) ?? thrown;
      if (error === thrown) await giveUp(journal, this.#logger);
      if (isAthanorError(error) && error.code === "NEEDS_REPAIR") throw error;
      const failed = this.#failed(error, runnable, { split, journal, retries });
      if (!this.#mayRetry(failed, retries)) throw failed;
      await this.#pause(failed, retries);
      return false;
    }
    if (isSplit()) this.#account.committedAt(this.#reports.length);
    return true;
  }

  /** Only a revision that had a transaction of its own, and left nothing, is called once more. */
  #mayRetry({ run, cause }: MigrationFailedError, retries: number): boolean {
    const { transactionScope, dialectName, options } = this.#context;
    const { lockTimeout, lockRetries } = options;
    const most = lockRetries ??
      (lockTimeout === undefined ? 0 : DEFAULT_LOCK_RETRIES);
    return retries < most && transactionScope === "migration" &&
      run.outcome === "rolled back" && isLockConflict(dialectName, cause);
  }

  async #pause(failed: MigrationFailedError, retries: number): Promise<void> {
    const milliseconds = retryPause(retries);
    const reason = failed.cause instanceof Error ? failed.cause.message : "";
    this.#logger.warn(
      `"${failed.run.revision}" did not get a lock and was rolled back ` +
        `(${reason}): trying again in ${milliseconds} ms, retry ${retries + 1}`,
    );
    await pauseUnlessAborted(milliseconds, this.#options.signal);
  }

  #journalOf(runnable: RunnableStep): StepJournal | undefined {
    const { step: { kind }, script } = runnable;
    if (script === undefined || kind === "stamp") return undefined;
    const step = { revision: stepId(runnable.step), direction: kind };
    return this.#context.newJournal(step, this.#options.journal);
  }

  async #callScript(
    runnable: RunnableStep,
    journal: StepJournal | undefined,
  ): Promise<void> {
    const { script } = runnable;
    if (script === undefined) return;
    const queue = this.#context.newQueue(stepId(runnable.step), journal);
    try {
      await this.#context.call(queue, (operations) => script.call(operations));
    } catch (error) {
      queue.abandon();
      throw error;
    }
    await queue.close();
    await journal?.restoreSession();
  }

  async #moveVersion(step: Step): Promise<void> {
    await this.#context.versionTable.apply(step.rows);
    for (const change of step.rows) {
      if (change.kind === "clear") this.#heads.clear();
      if (change.kind === "update") this.#heads.delete(change.from);
      if (change.kind === "delete") this.#heads.delete(change.id);
      if (change.kind === "insert") this.#heads.add(change.id);
      if (change.kind === "update") this.#heads.add(change.to);
    }
    const { onVersionApply } = this.#options;
    await onVersionApply?.(step, [...this.#heads].toSorted());
  }

  #announce({ step, script }: RunnableStep): void {
    const short = describeStep(step);
    const doc = script?.doc ?? "";
    this.#context.comment(`Running ${short}`);
    this.#logger.info(`Running ${short}${doc === "" ? "" : `, ${doc}`}`);
  }

  #report(
    step: Step,
    spent: Pick<StepReport, "milliseconds" | "retries">,
  ): void {
    const report: StepReport = {
      kind: step.kind,
      revision: step.revision?.id ?? null,
      from: sourceIds(step),
      to: destinationIds(step),
      ...spent,
    };
    this.#account.addDone();
    this.#reports.push(report);
    this.#options.onStep?.(report, this.#reports.length);
  }

  /** SQLite's statements are synchronous: a run of them would never hear that it is to stop. */
  async #hearSignals(): Promise<void> {
    if (performance.now() - this.#lastTurn < LONGEST_UNHEARD) return;
    await nextTurn();
    this.#lastTurn = performance.now();
  }

  /** One transaction for the run has no place to stop but before its first step. */
  #isLate(): boolean {
    const { deadline = Infinity } = this.#options;
    const begun = this.#reports.length > 0;
    if (begun && this.#context.transactionScope === "run") return false;
    return Date.now() >= deadline;
  }

  #throwIfAborted(): void {
    if (this.#options.signal?.aborted !== true) return;
    throw new AthanorError("INTERRUPTED", "The run was interrupted", {
      hint: "Run the same command again to go on.",
      details: { ...this.#account.standing() },
      cause: this.#options.signal.reason,
    });
  }

  #failed(
    error: unknown,
    { step, script }: RunnableStep,
    { retries = 0, ...rest }: Omit<FailedStep, "step"> & {
      readonly retries?: number;
    },
  ): MigrationFailedError {
    return new MigrationFailedError(error, {
      revision: stepId(step),
      kind: step.kind,
      path: script?.path,
      url: script?.url,
      retries,
      ...this.#account.failed({ step, ...rest }),
    });
  }
}

/** The connection may be lost by then, and the limits with it. */
async function restoreTimes(
  context: MigrationContext,
  logger: Logger,
): Promise<void> {
  try {
    await context.restoreTimes();
  } catch (error) {
    logger.debug(`Cannot restore the session's limits: ${String(error)}`);
  }
}

/** A rollback that fails must not hide why it was needed; the end of a connection is one by itself. */
async function rollback(
  context: MigrationContext,
  logger: Logger,
): Promise<void> {
  if (context.isOffline) return;
  try {
    await context.transaction.rollback();
  } catch (error) {
    tellFailure(logger, "Cannot roll back", error);
  }
}

/** Whoever lost the lock meets what another run did meanwhile: that is no failure of the script. */
async function lostLock(context: MigrationContext): Promise<Error | undefined> {
  try {
    await context.assertLock();
  } catch (error) {
    if (isAthanorError(error) && error.code === "LEASE_LOST") return error;
  }
  return undefined;
}

/** The failure that is reported is the one before. */
async function giveUp(
  journal: StepJournal | undefined,
  logger: Logger,
): Promise<void> {
  try {
    await journal?.giveUp();
  } catch (error) {
    tellFailure(logger, "Cannot write the journal", error);
  }
}

/** What a lost connection stops as well is told by its own error. */
function tellFailure(logger: Logger, what: string, error: unknown): void {
  const isLost = isStatementError(error) && error.connectionLost;
  logger[isLost ? "debug" : "warn"](`${what}: ${plainMessage(error)}`);
}

/** A step in one line, such as `upgrade a -> b`. */
export function describeStep(step: Step): string {
  const verb = step.kind === "stamp" ? "stamp" : step.kind;
  const list = (ids: readonly string[]) => ids.join(", ") || "<base>";
  return `${verb} ${list(sourceIds(step))} -> ${list(destinationIds(step))}`;
}
