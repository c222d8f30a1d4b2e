import type {
  Connection,
  DriverStatement,
  Row,
  StatementResult,
} from "../../src/drivers/driver.ts";
import type { LockKey, LockSession } from "../../src/drivers/lock.ts";

/** The table whose statements belong to a run and to no script. */
const JOURNAL = "athanor_version_journal";

/** A connection that notes what it is told to run on its way to the database. */
export class RecordingConnection implements Connection {
  readonly dialectName: Connection["dialectName"];
  readonly serverVersion: string;
  /** The texts of all statements, in order, but those about the journal; queries are not among them. */
  readonly sent: string[] = [];
  /** The texts of all queries, in order. */
  readonly asked: string[] = [];
  readonly #inner: Connection;

  constructor(inner: Connection) {
    this.dialectName = inner.dialectName;
    this.serverVersion = inner.serverVersion;
    this.#inner = inner;
  }

  run(statements: readonly DriverStatement[]): Promise<StatementResult[]> {
    const texts = statements.map(({ sql }) => sql);
    this.sent.push(...texts.filter((sql) => !sql.includes(JOURNAL)));
    return this.#inner.run(statements);
  }

  query(sql: string, parameters?: readonly unknown[]): Promise<Row[]> {
    this.asked.push(sql);
    return this.#inner.query(sql, parameters);
  }

  inTransaction(): boolean | Promise<boolean> {
    return this.#inner.inTransaction();
  }

  async openLock(key: LockKey): Promise<LockSession | undefined> {
    return await this.#inner.openLock?.(key);
  }

  close(): Promise<void> {
    return this.#inner.close();
  }
}
