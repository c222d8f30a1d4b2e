import type { DialectName } from "../dialect_name.ts";
import type { Connection, Row } from "../drivers/driver.ts";
import type { LockSession } from "../drivers/lock.ts";
import { adopt } from "../drivers/registry.ts";
import { AthanorError } from "../errors.ts";
import { describe } from "../kernel/mod.ts";
import type { WireDialectFacts } from "../kernel/wire.ts";
import {
  type KnownRevisions,
  type MigrateOperation,
  type MigrationBind,
  operationRegistry,
  Operations,
  type OperationsHost,
  type OpHandle,
} from "../operations/mod.ts";
import { runWith } from "../util/running.ts";
import {
  type JournaledStep,
  type JournalRow,
  JournalTable,
} from "./journal_table.ts";
import type {
  MigrationContextOptions,
  TargetMetadata,
} from "./migration_context_options.ts";
import { OfflineWriter } from "./offline_writer.ts";
import { OnlineSink } from "./online_sink.ts";
import { OpQueue, type OpQueueServices } from "./op_queue.ts";
import { QueueHost } from "./queue_host.ts";
import { DEFAULT_VERSION_TABLE, tablesExist } from "./state_rows.ts";
import { StateStatements } from "./state_statements.ts";
import type { StatementSink } from "./statement_sink.ts";
import { StepJournal } from "./step_journal.ts";
import { StrayFailures } from "./stray_failures.ts";
import { TimeLimits } from "./time_limits.ts";
import { Transaction, type TransactionControl } from "./transaction.ts";
import { type TransactionScope, transactionScope } from "./transaction_plan.ts";
import { VersionTable } from "./version_table.ts";

/** Where a database is, as the tables of runs tell. */
export interface RunState {
  /** The version rows, sorted. */
  readonly heads: readonly string[];
  readonly journal: readonly JournalRow[];
}

/**
 * A database, or a script in the making, as migrations see it: the dialect, the
 * transaction, the version table, and the queue of operations.
 *
 * @example Without files
 * ```ts
 * import { MigrationContext, Operations, sa } from "athanor";
 *
 * const written: string[] = [];
 * const context = await MigrationContext.configure({
 *   dialectName: "postgresql",
 *   outputBuffer: (text) => written.push(text),
 * });
 * const op = new Operations(context);
 * op.addColumn("account", sa.column("note", sa.text()));
 * await context.flush();
 * console.assert(written[0]?.startsWith("ALTER TABLE account ADD COLUMN note TEXT"));
 * ```
 */
export class MigrationContext implements OperationsHost {
  readonly dialectName: DialectName;
  readonly isOffline: boolean;
  readonly namingConvention: OperationsHost["namingConvention"];
  /** The revisions of the project; nothing without one. */
  readonly script: KnownRevisions | undefined;
  /** The options that it was configured with. */
  readonly options: MigrationContextOptions;
  /**
   * What the dialect is like.
   *
   * @internal
   */
  readonly facts: WireDialectFacts;
  /**
   * The version table.
   *
   * @internal
   */
  readonly versionTable: VersionTable;
  /**
   * The table of statements that cannot be taken back.
   *
   * @internal
   */
  readonly journalTable: JournalTable;
  /**
   * Where transactions begin and end.
   *
   * @internal
   */
  readonly transactionScope: TransactionScope;
  /**
   * The transaction of this context.
   *
   * @internal
   */
  readonly transaction: Transaction;
  /** The connection, when there is one and it is used. */
  readonly connection: Connection | undefined;
  /**
   * Failures that nobody waits for.
   *
   * @internal
   */
  readonly strays: StrayFailures = new StrayFailures();
  readonly #limits: TimeLimits;
  #lock: LockSession | undefined;
  readonly #sink: StatementSink;
  readonly #state: StateStatements;
  readonly #writer: OfflineWriter | undefined;
  readonly #queue: OpQueue;

  private constructor(
    dialectName: DialectName,
    options: MigrationContextOptions,
    connection: Connection | undefined,
    alreadyOpen: boolean,
  ) {
    this.dialectName = dialectName;
    this.options = options;
    this.script = options.script;
    this.connection = connection;
    this.isOffline = connection === undefined;
    this.facts = describe(dialectName);
    this.namingConvention = conventionOf(options.targetMetadata);
    this.#limits = new TimeLimits(this.facts, options);
    this.#writer = connection === undefined
      ? new OfflineWriter(this.facts, options)
      : undefined;
    this.transactionScope = transactionScope({
      alreadyOpen,
      transactionalDdl: this.#transactionalDdl,
      transactionPerMigration: options.transactionPerMigration ?? true,
    });
    this.transaction = new Transaction(
      this.#control(),
      { external: this.transactionScope === "external" },
    );
    this.#writer?.useTransaction(this.transaction);
    this.#sink = this.#writer ??
      new OnlineSink(requireConnection(connection), this.transaction);
    const { versionTable, versionTableSchema, versionTablePk } = options;
    const table = {
      name: versionTable ?? DEFAULT_VERSION_TABLE,
      schema: versionTableSchema,
      primaryKey: versionTablePk ?? true,
    };
    this.#state = new StateStatements(dialectName, this.#sink);
    this.versionTable = new VersionTable(table, this.#state);
    this.journalTable = new JournalTable(table, this.#state);
    this.#queue = this.newQueue();
  }

  /**
   * Makes a context from a connection, or for a dialect alone.
   *
   * @throws {AthanorError} `CONFIG_INVALID` when there is neither,
   * `DRIVER_UNAVAILABLE` when the connection is of no known kind
   */
  static async configure(
    options: MigrationContextOptions,
  ): Promise<MigrationContext> {
    const connection = options.connection === undefined
      ? undefined
      : await adopt(options.connection);
    const dialectName = connection?.dialectName ?? options.dialectName;
    if (dialectName === undefined) throw nothingToConfigure();
    const used = options.asSql === true ? undefined : connection;
    const alreadyOpen = await used?.inTransaction() ?? false;
    return new MigrationContext(dialectName, options, used, alreadyOpen);
  }

  /** The revisions that the database is at, sorted; none offline. */
  async getCurrentHeads(): Promise<string[]> {
    return this.isOffline ? [] : await this.versionTable.read();
  }

  /**
   * The revisions that the database is at, sorted, and what the journal says of
   * one that is half done.
   *
   * @internal
   */
  async readState(): Promise<RunState> {
    const { versionTable, journalTable } = this;
    const tables = [versionTable.address, journalTable.address];
    const [isVersioned, isJournaled] = await tablesExist(this.#state, tables);
    const heads = await versionTable.read(isVersioned);
    return { heads, journal: await journalTable.read(isJournaled) };
  }

  /**
   * The one revision that the database is at, or null.
   *
   * @throws {AthanorError} `MULTIPLE_HEADS` when there are several
   */
  async getCurrentRevision(): Promise<string | null> {
    const heads = await this.getCurrentHeads();
    if (heads.length > 1) {
      throw new AthanorError(
        "MULTIPLE_HEADS",
        `The database is at several revisions: ${heads.join(", ")}`,
        { hint: "Use getCurrentHeads().", details: { heads } },
      );
    }
    return heads[0] ?? null;
  }

  record<T>(operation: MigrateOperation, value: T): OpHandle<T> {
    return this.#queue.record(operation, value);
  }

  flush(): Promise<void> {
    return this.#queue.flush();
  }

  query(sql: string, parameters?: readonly unknown[]): Promise<Row[]> {
    return this.#queue.query(sql, parameters);
  }

  getBind(): MigrationBind {
    return new QueueHost(this, this.#queue).getBind();
  }

  /**
   * Reads what the database holds; each read sends all that is pending first.
   *
   * @throws {AthanorError} `OFFLINE_UNAVAILABLE` offline, `OPERATION_UNSUPPORTED`
   * for a dialect whose catalog is not read
   */
  async inspect(): ReturnType<Operations["inspect"]> {
    return await new Operations(this).inspect();
  }

  autocommitBlock(callback: () => void | Promise<void>): Promise<void> {
    return this.#queue.autocommitBlock(callback);
  }

  /**
   * Says which lock the work is done under: one that can be lost guards what only its holder may write.
   *
   * @internal
   */
  useLock(lock: LockSession | undefined): void {
    this.#lock = lock;
    const guard = lock?.assertHeld?.bind(lock);
    this.versionTable.guard = guard;
    this.journalTable.guard = guard;
  }

  /**
   * Makes sure that the lock was not lost.
   *
   * @throws {AthanorError} `LEASE_LOST`
   *
   * @internal
   */
  async assertLock(): Promise<void> {
    await this.#lock?.assertHeld?.();
  }

  /**
   * Limits how long statements take from here on; a script says so once.
   *
   * @internal
   */
  async limitTimes(): Promise<void> {
    const { connection } = this;
    if (connection !== undefined) await this.#limits.apply(connection);
    else for (const sql of this.#limits.inSession) this.#writer?.statement(sql);
  }

  /**
   * Gives the session back the limits that it had.
   *
   * @internal
   */
  async restoreTimes(): Promise<void> {
    const { connection } = this;
    if (connection !== undefined) await this.#limits.restore(connection);
  }

  /** Writes a line that the database ignores into the script; nothing online. */
  comment(text: string): void {
    this.#writer?.comment(text);
  }

  /**
   * The journal of one step; none offline, and in a transaction of the caller's,
   * who ends it.
   *
   * @param earlier the rows that an earlier run left
   *
   * @internal
   */
  newJournal(
    step: JournaledStep,
    earlier: readonly JournalRow[] = [],
  ): StepJournal | undefined {
    const { connection, transaction, journalTable, transactionScope } = this;
    if (connection === undefined || transactionScope === "external") {
      return undefined;
    }
    const services = {
      connection,
      transaction,
      sink: this.#sink,
      table: journalTable,
      transactionalDdl: this.#transactionalDdl,
    };
    return new StepJournal(services, step, { earlier });
  }

  /**
   * A queue of its own for one migration.
   *
   * @param migration what messages call it, such as the revision's id
   * @param journal what its statements pass through
   *
   * @internal
   */
  newQueue(migration?: string, journal?: StepJournal): OpQueue {
    const services: OpQueueServices = {
      dialectName: this.dialectName,
      isOffline: this.isOffline,
      namingConvention: this.namingConvention,
      registry: operationRegistry,
      sink: journal ?? this.#sink,
      call: (queue, callback) => this.call(queue, callback),
      strays: this.strays,
      migration,
      outside: (work) => (journal ?? this.transaction).outside(work),
    };
    return new OpQueue(services);
  }

  /**
   * Calls a function in which `op` speaks to a queue.
   *
   * @internal
   */
  async call(
    queue: OpQueue,
    callback: (operations: Operations) => unknown,
  ): Promise<void> {
    const operations = new Operations(new QueueHost(this, queue));
    await runWith({ operations, queue }, () => callback(operations));
  }

  get #transactionalDdl(): boolean {
    return this.options.transactionalDdl ?? this.facts.transactionalDdl;
  }

  #control(): TransactionControl {
    const { begin, commit, rollback } = this.facts;
    const writer = this.#writer;
    // A script for a database that commits DDL by itself carries no marks.
    if (writer !== undefined) {
      const write = (sql: string) => {
        if (this.#transactionalDdl) writer.statement(sql);
        return Promise.resolve();
      };
      return { begin, commit, rollback, send: write };
    }
    const connection = requireConnection(this.connection);
    const send = (sql: string) => connection.run([{ sql }]);
    const opening = this.#limits.inTransaction;
    return { begin, commit, rollback, opening, send };
  }
}

function requireConnection(connection: Connection | undefined): Connection {
  if (connection === undefined) throw nothingToConfigure();
  return connection;
}

function nothingToConfigure(): AthanorError {
  return new AthanorError(
    "CONFIG_INVALID",
    "A migration context needs a connection or a dialect",
    { hint: 'Pass `connection`, or `dialectName` such as "postgresql".' },
  );
}

function conventionOf(
  target: MigrationContextOptions["targetMetadata"],
): OperationsHost["namingConvention"] {
  return isList(target)
    ? target[0]?.namingConvention
    : target?.namingConvention;
}

function isList(
  target: MigrationContextOptions["targetMetadata"],
): target is readonly TargetMetadata[] {
  return Array.isArray(target);
}
