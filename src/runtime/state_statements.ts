import type { DialectName } from "../dialect_name.ts";
import type { Row, StatementResult } from "../drivers/driver.ts";
import { render } from "../kernel/mod.ts";
import type { WireOp, WireStatement } from "../kernel/wire.ts";
import type { RowSource } from "./state_rows.ts";
import type { PreparedStatement, StatementSink } from "./statement_sink.ts";

/** The way of the tables that runs keep to the database, or into a script. */
export class StateStatements implements RowSource {
  readonly #dialect: DialectName;
  readonly #sink: StatementSink;

  constructor(dialect: DialectName, sink: StatementSink) {
    this.#dialect = dialect;
    this.#sink = sink;
  }

  render(ops: readonly WireOp[]): WireStatement[] {
    const { serverVersion } = this.#sink;
    return render({
      dialect: this.#dialect,
      ...(serverVersion !== undefined && { serverVersion }),
      ops,
    });
  }

  statementOf(op: WireOp): string {
    return this.render([op])[0]?.sql ?? "";
  }

  query(sql: string): Promise<Row[]> {
    return this.#sink.query(sql);
  }

  send(statements: readonly PreparedStatement[]): Promise<StatementResult[]> {
    return this.#sink.send(statements);
  }

  /** Renders operations and sends them. */
  async carryOut(ops: readonly WireOp[]): Promise<void> {
    await this.#sink.send(this.render(ops));
  }
}
