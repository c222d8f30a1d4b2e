import type { Connection, Row, StatementResult } from "../drivers/driver.ts";
import { isStatementError } from "../drivers/statement_error.ts";
import { type Segment, segments } from "./segments.ts";
import type { PreparedStatement, StatementSink } from "./statement_sink.ts";
import type { Transaction } from "./transaction.ts";

/** Sends statements to a database, leaving the transaction where one is refused. */
export class OnlineSink implements StatementSink {
  readonly #connection: Connection;
  readonly #transaction: Transaction;

  constructor(connection: Connection, transaction: Transaction) {
    this.#connection = connection;
    this.#transaction = transaction;
  }

  get serverVersion(): string {
    return this.#connection.serverVersion;
  }

  async send(
    statements: readonly PreparedStatement[],
  ): Promise<StatementResult[]> {
    if (statements.length > 0) this.#transaction.countUse("statements");
    const results: StatementResult[] = [];
    for (const segment of segments(statements)) {
      results.push(...await this.#sendSegment(segment));
    }
    return results;
  }

  query(sql: string, parameters?: readonly unknown[]): Promise<Row[]> {
    this.#transaction.countUse("queries");
    return this.#connection.query(sql, parameters);
  }

  async #sendSegment(
    segment: Segment<PreparedStatement>,
  ): Promise<StatementResult[]> {
    const send = () => this.#connection.run(segment.statements);
    try {
      return segment.mode === "outside"
        ? await this.#transaction.outside(send)
        : await send();
    } catch (error) {
      throw isStatementError(error) ? error.shifted(segment.start) : error;
    }
  }
}
