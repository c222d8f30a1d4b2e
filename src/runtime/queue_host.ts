import { AthanorError } from "../errors.ts";
import type { DialectName } from "../dialect_name.ts";
import type { Connection, Row } from "../drivers/driver.ts";
import type {
  MigrateOperation,
  MigrationBind,
  OperationsHost,
  OpHandle,
} from "../operations/mod.ts";
import type { OpQueue } from "./op_queue.ts";

/** The part of a migration context that a queue's host passes on. */
interface ContextFacts {
  readonly dialectName: DialectName;
  readonly isOffline: boolean;
  readonly namingConvention: OperationsHost["namingConvention"];
  readonly connection: Connection | undefined;
}

/** Lets `Operations` speak to one queue of a migration context. */
export class QueueHost<C extends ContextFacts> implements OperationsHost {
  /** The context, for `op.getContext()`. */
  readonly context: C;
  readonly #queue: OpQueue;

  constructor(context: C, queue: OpQueue) {
    this.context = context;
    this.#queue = queue;
  }

  get dialectName(): DialectName {
    return this.context.dialectName;
  }

  get isOffline(): boolean {
    return this.context.isOffline;
  }

  get namingConvention(): OperationsHost["namingConvention"] {
    return this.context.namingConvention;
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

  autocommitBlock(callback: () => void | Promise<void>): Promise<void> {
    return this.#queue.autocommitBlock(callback);
  }

  getBind(): MigrationBind {
    const { connection } = this.context;
    if (connection === undefined) {
      throw new AthanorError(
        "OFFLINE_UNAVAILABLE",
        "There is no connection while a script is written",
        { hint: "Run without --sql, or branch on `context.isOfflineMode()`." },
      );
    }
    const { dialectName, serverVersion } = connection;
    const query: MigrationBind["query"] = (sql, parameters) =>
      this.query(sql, parameters);
    return { dialectName, serverVersion, query };
  }
}
