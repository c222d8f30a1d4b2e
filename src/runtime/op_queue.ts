/**
 * The order of a migration's operations.
 *
 * Calling an operation appends it now; awaiting it, or the end of the
 * migration, sends all that is pending, in the order said. What fails is
 * delivered once: where somebody waits for it, else at the next operation, else
 * at the end. After a failure that dropped operations nothing more is accepted.
 *
 * @module
 */
import type { DialectName } from "../dialect_name.ts";
import type { Row } from "../drivers/driver.ts";
import { refuseStatement } from "../drivers/refused_statements.ts";
import { AthanorError } from "../errors.ts";
import type {
  MigrateOperation,
  OperationRegistry,
  Operations,
  OperationsHost,
  OpHandle,
} from "../operations/mod.ts";
import { verbOf } from "../operations/mod.ts";
import { running } from "../util/running.ts";
import { ObservedPromise } from "./observed_promise.ts";
import { blame, OpBatch, type QueuedOperation } from "./op_batch.ts";
import { toError } from "./operation_failure.ts";
import { AutocommitBlockOp, QueryOp } from "./queue_operations.ts";
import { saidBy } from "./said.ts";
import type { StatementSink } from "./statement_sink.ts";
import type { StrayFailures } from "./stray_failures.ts";

/** What a queue works with; shared with the queues nested in it. */
export interface OpQueueServices {
  readonly dialectName: DialectName;
  readonly isOffline: boolean;
  readonly namingConvention: OperationsHost["namingConvention"];
  readonly registry: OperationRegistry;
  readonly sink: StatementSink;
  readonly strays: StrayFailures;
  /** What the migration is called in messages, such as its revision's id. */
  readonly migration?: string | undefined;
  /** Calls a function in which `op` speaks to a queue. */
  call(
    queue: OpQueue,
    callback: (operations: Operations) => unknown,
  ): Promise<void>;
  /** Runs work outside of the transaction. */
  outside(work: () => Promise<void>): Promise<void>;
}

/** More microtasks than lie between the end of a flush and the code that awaited it. */
const HELPER_TURNS = 32;

interface Failure {
  readonly error: Error;
  /** Whether operations after the failed one were left out. */
  readonly dropped: boolean;
  delivered: boolean;
}

/** Where a nested queue hands its operations on. */
interface Parent {
  readonly queue: OpQueue;
  readonly batch: OpBatch;
  readonly owner: QueuedOperation;
}

/** A queue of operations; see the module's text for its rules. */
export class OpQueue {
  readonly #services: OpQueueServices;
  readonly #parent: Parent | undefined;
  #pending: QueuedOperation[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  #failure: Failure | undefined;
  #closed = false;
  #recorded = 0;
  /** Whether a handle was ever waited for. */
  #awaited = false;
  /** Whether the migration has said all. */
  #ending = false;
  /** What is carried out, and how far that is. */
  #entries: readonly QueuedOperation[] = [];
  #at = 0;

  constructor(services: OpQueueServices, parent?: Parent) {
    this.#services = services;
    this.#parent = parent;
  }

  /**
   * Appends an operation.
   *
   * @throws {AthanorError} `MIGRATION_CLOSED` after the end of the migration;
   * an earlier failure that nobody waited for
   */
  record<T>(operation: MigrateOperation, value: T): OpHandle<T> {
    return this.#append(operation, () => value);
  }

  /** Appends a query; its rows come with the handle. */
  query(sql: string, parameters?: readonly unknown[]): Promise<Row[]> {
    checkParameters(parameters);
    const read = new QueryOp(sql, parameters);
    return this.#append(read, () => read.rows);
  }

  /** Appends a block that runs outside of the migration's transaction. */
  autocommitBlock(callback: () => unknown): Promise<void> {
    return this.#append(new AutocommitBlockOp(callback), () => {});
  }

  /** Sends all that is pending. */
  flush(): Promise<void> {
    const promise: ObservedPromise<void> = new ObservedPromise(() =>
      this.#inTurn(() => this.#drain(true)).catch((error) => {
        if (promise.observed) this.#markDelivered();
        throw error;
      })
    );
    return promise;
  }

  /**
   * Ends the queue: what is pending is sent (a nested queue hands it on), and
   * nothing more is accepted.
   *
   * @throws an earlier failure that nobody waited for, or that dropped operations
   */
  async close(): Promise<void> {
    let recorded: number;
    this.#ending = true;
    try {
      do {
        recorded = this.#recorded;
        await this.#inTurn(() => this.#drain(this.#parent === undefined));
        await this.#letHelpersGoOn();
      } while (this.#recorded > recorded);
      await this.#throwStray();
      this.#deliverFailure();
    } finally {
      this.abandon();
    }
  }

  /** The operations after the one that is carried out; nothing while more may be said. */
  upcoming(): readonly MigrateOperation[] | undefined {
    return (this.#parent?.queue ?? this).#rest();
  }

  #rest(): readonly MigrateOperation[] | undefined {
    const outer = this.#parent === undefined ? [] : this.#parent.queue.#rest();
    if (!this.#ending || this.#awaited || outer === undefined) return undefined;
    const own = [...this.#entries.slice(this.#at + 1), ...this.#pending];
    return [...own.map(({ operation }) => operation), ...outer];
  }

  /** Ends the queue without sending what is pending. */
  abandon(): void {
    this.#closed = true;
    for (const entry of this.#pending) entry.state = "dropped";
    this.#pending = [];
  }

  #append<T>(operation: MigrateOperation, result: () => T): Handle<T> {
    const inner = this.#innerQueue();
    if (inner !== undefined) return inner.#append(operation, result);
    this.#assertOpen(operation);
    this.#deliverFailure();
    const entry: QueuedOperation = {
      operation,
      said: saidBy(operation, this.#parent?.owner),
      state: "pending",
    };
    this.#pending.push(entry);
    this.#recorded++;
    return new Handle(result, () => this.#settle(entry));
  }

  /**
   * The nested queue that the calling code runs in: an implementation or an
   * autocommit block may use the `op` of the migration around it.
   */
  #innerQueue(): OpQueue | undefined {
    const { queue } = running() ?? {};
    if (!(queue instanceof OpQueue) || queue === this) return undefined;
    let outer = queue.#parent?.queue;
    while (outer !== undefined && outer !== this) outer = outer.#parent?.queue;
    return outer === this ? queue : undefined;
  }

  async #settle(entry: QueuedOperation): Promise<void> {
    this.#awaited = true;
    if (entry.state === "pending") await this.flush();
    else if (entry.state !== "done") throw this.#takeFailure(entry);
  }

  /** Calls work after all that was asked for before, whether that succeeded or not. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => {});
    return result;
  }

  /**
   * A helper that awaits an operation without being awaited itself records its
   * next one a few microtasks after the flush; it belongs to this migration.
   */
  async #letHelpersGoOn(): Promise<void> {
    if (!this.#awaited) return;
    for (let turn = 0; turn < HELPER_TURNS; turn++) await null;
  }

  /** @param run whether the batch is sent, or only added to for an outer queue to send */
  async #drain(run: boolean): Promise<void> {
    if (this.#failure?.dropped) throw this.#failure.error;
    const batch = this.#parent?.batch ??
      new OpBatch(this.#services);
    const entries = this.#pending;
    this.#pending = [];
    this.#entries = entries;
    try {
      for (const [at, entry] of entries.entries()) {
        this.#at = at;
        await this.#carryOut(entry, batch);
      }
      if (run) await batch.run();
    } catch (thrown) {
      throw this.#fail(toError(thrown), entries);
    }
  }

  async #carryOut(entry: QueuedOperation, batch: OpBatch): Promise<void> {
    try {
      const work = this.#begin(entry, batch);
      if (work === undefined) return;
      await work;
      entry.state = "done";
    } catch (error) {
      throw blame(error, entry);
    }
  }

  /** @returns the work to wait for; nothing where the batch does the rest */
  #begin(entry: QueuedOperation, batch: OpBatch): Promise<void> | undefined {
    const { operation } = entry;
    if (operation instanceof QueryOp) return this.#read(operation, batch);
    if (operation instanceof AutocommitBlockOp) {
      return this.#runBlock(operation, { entry, batch });
    }
    const { registry, dialectName } = this.#services;
    const handler = registry.handlerFor(operation, dialectName);
    if (handler.kind === "implementation") {
      const callback = (operations: Operations) =>
        handler.run(operations as never, operation);
      return this.#runNested(entry, { batch, callback });
    }
    const lowered = handler.lower(operation, this.#services);
    if (lowered.length === 0) entry.state = "done";
    batch.add(lowered, entry);
    return undefined;
  }

  async #read(step: QueryOp, batch: OpBatch): Promise<void> {
    await batch.run();
    const { dialectName, migration, sink } = this.#services;
    if (migration !== undefined) refuseStatement(dialectName, step.sql);
    step.rows = await sink.query(step.sql, step.parameters);
  }

  async #runBlock(
    { callback }: AutocommitBlockOp,
    { entry, batch }: { entry: QueuedOperation; batch: OpBatch },
  ): Promise<void> {
    await batch.run();
    await this.#services.outside(async () => {
      await this.#runNested(entry, { batch, callback });
      await batch.run();
    });
  }

  async #runNested(
    owner: QueuedOperation,
    { batch, callback }: {
      batch: OpBatch;
      callback: (operations: Operations) => unknown;
    },
  ): Promise<void> {
    const queue = new OpQueue(this.#services, { queue: this, batch, owner });
    try {
      await this.#services.call(queue, callback);
    } catch (error) {
      queue.abandon();
      throw error;
    }
    await queue.close();
  }

  #fail(error: Error, entries: readonly QueuedOperation[]): Error {
    const lost = entries.filter(({ state }) => state === "pending");
    for (const entry of lost) entry.state = "dropped";
    this.#failure = { error, dropped: lost.length > 0, delivered: false };
    this.#services.strays.watch(error);
    return error;
  }

  #takeFailure({ operation }: QueuedOperation): Error {
    this.#markDelivered();
    return this.#failure?.error ?? this.#closedError(operation);
  }

  #markDelivered(): void {
    if (this.#failure !== undefined) this.#failure.delivered = true;
  }

  #deliverFailure(): void {
    this.#services.strays.throwFirst();
    const failure = this.#failure;
    if (failure === undefined) return;
    if (failure.delivered && !failure.dropped) return;
    failure.delivered = true;
    throw failure.error;
  }

  /** A failure that the script got may have gone where nobody waits. */
  async #throwStray(): Promise<void> {
    if (this.#failure?.delivered !== true || this.#failure.dropped) return;
    await this.#services.strays.settle();
  }

  #assertOpen(operation: MigrateOperation): void {
    if (!this.#closed) return;
    const error = this.#closedError(operation);
    this.#services.strays.refuse(error);
    throw error;
  }

  #closedError(operation: MigrateOperation): AthanorError {
    const { migration } = this.#services;
    const what = operation instanceof QueryOp
      ? "a query"
      : `"${verbOf(operation)}"`;
    const whose = migration === undefined
      ? "its migration"
      : `the migration "${migration}"`;
    return new AthanorError(
      "MIGRATION_CLOSED",
      `Cannot take ${what}: ${whose} has ended`,
      {
        hint:
          "Await every asynchronous call in upgrade() and downgrade(), timers included.",
        details: { migration },
      },
    );
  }
}

/** The operations of the migration after the one that is carried out; nothing while more may be said. */
export function upcomingOperations(): readonly MigrateOperation[] | undefined {
  const { queue } = running() ?? {};
  return queue instanceof OpQueue ? queue.upcoming() : undefined;
}

/** The handle of one operation; its `then` asks for a flush. */
class Handle<T> extends ObservedPromise<T> implements OpHandle<T> {
  readonly #result: () => T;

  constructor(result: () => T, settle: () => Promise<void>) {
    super(async () => {
      await settle();
      return result();
    });
    this.#result = result;
  }

  get value(): T {
    return this.#result();
  }
}

/** Refuses values for a query that have no order: a query's places have no names. */
function checkParameters(parameters: unknown): void {
  if (parameters === undefined || Array.isArray(parameters)) return;
  throw new AthanorError(
    "OPERATION_INVALID",
    `The parameters of a query must be a list, but are ${
      typeof parameters === "object" && parameters !== null
        ? "an object"
        : String(JSON.stringify(parameters))
    }`,
    {
      hint:
        'Give the values in the order of the database\'s placeholders, such as [1, "a"].',
    },
  );
}
