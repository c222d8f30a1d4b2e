/**
 * The order of a migration's operations.
 *
 * Calling an operation appends it now; awaiting it, a read, or the end of the
 * migration sends all that is pending, in the order said. What fails is
 * delivered once: where somebody waits for it, else at the next operation, else
 * at the end. After a failure that dropped operations nothing more is accepted.
 *
 * @module
 */
import type { DialectName } from "../dialect_name.ts";
import type { Row } from "../drivers/driver.ts";
import { AthanorError } from "../errors.ts";
import {
  MigrateOperation,
  type OperationRegistry,
  type Operations,
  type OperationsHost,
  type OpHandle,
} from "../operations/mod.ts";
import { ObservedPromise } from "./observed_promise.ts";
import { blame, OpBatch, type QueuedOperation } from "./op_batch.ts";
import { toError } from "./operation_failure.ts";
import { Origin } from "./origin.ts";
import type { StatementSink } from "./statement_sink.ts";

/** What a queue works with; shared with the queues nested in it. */
export interface OpQueueServices {
  readonly dialectName: DialectName;
  readonly isOffline: boolean;
  readonly namingConvention: OperationsHost["namingConvention"];
  readonly registry: OperationRegistry;
  readonly sink: StatementSink;
  /** Calls a function in which `op` speaks to a queue. */
  call(
    queue: OpQueue,
    callback: (operations: Operations) => unknown,
  ): Promise<void>;
  /** Told of an operation that came after the end of its migration. */
  refused(error: AthanorError): void;
  /** Runs work outside of the transaction. */
  outside(work: () => Promise<void>): Promise<void>;
}

/** More microtasks than lie between the end of a flush and the code that awaited it. */
const HELPER_TURNS = 16;

interface Failure {
  readonly error: Error;
  /** Whether operations after the failed one were left out. */
  readonly dropped: boolean;
  delivered: boolean;
}

/** Where a nested queue hands its operations on. */
interface Parent {
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
  /** Whether a handle was ever waited for. */
  #awaited = false;

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
    return this.#append(operation, value);
  }

  #append<T>(operation: MigrateOperation, value: T): Handle<T> {
    this.#assertOpen(operation);
    this.#deliverFailure();
    const entry: QueuedOperation = {
      operation,
      origins: [new Origin(this.#append), ...this.#parent?.owner.origins ?? []],
      state: "pending",
    };
    this.#pending.push(entry);
    return new Handle(value, () => this.#settle(entry, value));
  }

  /** Sends all that is pending. */
  flush(): Promise<void> {
    return this.#observed(() => this.#inTurn(() => this.#drain(true)));
  }

  /** Appends a block that runs outside of the migration's transaction. */
  autocommitBlock(callback: () => unknown): Promise<void> {
    return this.#append(new AutocommitBlock(callback), undefined);
  }

  /** Sends all that is pending, then a query. */
  query(sql: string, parameters?: readonly unknown[]): Promise<Row[]> {
    this.#assertOpen();
    this.#deliverFailure();
    return this.#observed(() =>
      this.#inTurn(async () => {
        await this.#drain(true);
        return await this.#services.sink.query(sql, parameters);
      })
    ).begin();
  }

  /**
   * Ends the queue: what is pending is sent (a nested queue hands it on), and
   * nothing more is accepted.
   *
   * @throws an earlier failure that nobody waited for, or that dropped operations
   */
  async close(): Promise<void> {
    try {
      do {
        await this.#inTurn(() => this.#drain(this.#parent === undefined));
        await this.#letHelpersGoOn();
      } while (this.#pending.length > 0);
      this.#deliverFailure();
    } finally {
      this.abandon();
    }
  }

  /**
   * A helper that awaits an operation without being awaited itself records its
   * next one a few microtasks after the flush; it belongs to this migration.
   */
  async #letHelpersGoOn(): Promise<void> {
    if (!this.#awaited) return;
    for (let turn = 0; turn < HELPER_TURNS; turn++) await null;
  }

  /** Ends the queue without sending what is pending. */
  abandon(): void {
    this.#closed = true;
    for (const entry of this.#pending) entry.state = "dropped";
    this.#pending = [];
  }

  async #settle<T>(entry: QueuedOperation, value: T): Promise<T> {
    this.#awaited = true;
    if (entry.state === "pending") await this.flush();
    else if (entry.state !== "done") throw this.#takeFailure(entry);
    return value;
  }

  /** Calls work after all that was asked for before, whether that succeeded or not. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => {});
    return result;
  }

  #observed<T>(work: () => Promise<T>): ObservedPromise<T> {
    const promise: ObservedPromise<T> = new ObservedPromise(() =>
      work().catch((thrown) => {
        const error = toError(thrown);
        this.#failure ??= { error, dropped: false, delivered: false };
        if (promise.observed) this.#failure.delivered = true;
        throw error;
      })
    );
    return promise;
  }

  /** @param run whether the batch is sent, or only added to for an outer queue to send */
  async #drain(run: boolean): Promise<void> {
    if (this.#failure?.dropped) throw this.#failure.error;
    const batch = this.#parent?.batch ?? this.#newBatch();
    const entries = this.#pending;
    this.#pending = [];
    try {
      for (const entry of entries) await this.#lower(entry, batch);
      if (run) await batch.run();
    } catch (thrown) {
      throw this.#fail(toError(thrown), entries);
    }
  }

  async #lower(entry: QueuedOperation, batch: OpBatch): Promise<void> {
    const { registry, dialectName, call } = this.#services;
    const { operation } = entry;
    try {
      if (operation instanceof AutocommitBlock) {
        await this.#runBlock(operation, entry, batch);
        return;
      }
      const handler = registry.handlerFor(operation, dialectName);
      if (handler.kind === "lowering") {
        const lowered = handler.lower(operation, this.#services);
        if (lowered.length === 0) entry.state = "done";
        batch.add(lowered, entry);
      } else {
        const nested = this.#nested(entry, batch);
        await call(
          nested,
          (operations) => handler.run(operations as never, operation),
        );
        await nested.close();
        entry.state = "done";
      }
    } catch (error) {
      throw blame(error, entry);
    }
  }

  async #runBlock(
    block: AutocommitBlock,
    entry: QueuedOperation,
    batch: OpBatch,
  ): Promise<void> {
    await batch.run();
    const nested = this.#nested(entry, batch);
    await this.#services.outside(async () => {
      await this.#services.call(nested, block.callback);
      await nested.close();
      await batch.run();
    });
    entry.state = "done";
  }

  #nested(owner: QueuedOperation, batch: OpBatch): OpQueue {
    return new OpQueue(this.#services, { batch, owner });
  }

  #fail(error: Error, entries: readonly QueuedOperation[]): Error {
    const lost = entries.filter(({ state }) => state === "pending");
    for (const entry of lost) entry.state = "dropped";
    const dropped = lost.length > 0;
    this.#failure = { error, dropped, delivered: false };
    return error;
  }

  #newBatch(): OpBatch {
    return new OpBatch(this.#services.dialectName, this.#services.sink);
  }

  #takeFailure(entry: QueuedOperation): Error {
    const failure = this.#failure;
    if (failure === undefined) return closed(entry.operation);
    failure.delivered = true;
    return failure.error;
  }

  #deliverFailure(): void {
    const failure = this.#failure;
    if (failure === undefined) return;
    if (failure.delivered && !failure.dropped) return;
    failure.delivered = true;
    throw failure.error;
  }

  #assertOpen(operation?: MigrateOperation): void {
    if (!this.#closed) return;
    const error = closed(operation);
    this.#services.refused(error);
    throw error;
  }
}

/** A stretch of a migration outside of its transaction, in its place in the queue. */
class AutocommitBlock extends MigrateOperation {
  readonly callback: () => unknown;

  constructor(callback: () => unknown) {
    super();
    this.callback = callback;
  }
}

/** The handle of one operation; its `then` asks for a flush. */
class Handle<T> extends ObservedPromise<T> implements OpHandle<T> {
  readonly value: T;

  constructor(value: T, settle: () => Promise<T>) {
    super(settle);
    this.value = value;
  }
}

function closed(operation: MigrateOperation | undefined): AthanorError {
  const what = operation === undefined
    ? "a query"
    : `"${operation.constructor.name}"`;
  return new AthanorError(
    "MIGRATION_CLOSED",
    `Cannot take ${what}: its migration has ended`,
    {
      hint:
        "Await every asynchronous call in upgrade() and downgrade(), timers included.",
    },
  );
}
