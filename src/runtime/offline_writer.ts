import { AthanorError } from "../errors.ts";
import type { Row, StatementResult } from "../drivers/driver.ts";
import type { WireDialectFacts } from "../kernel/wire.ts";
import { scriptStatement } from "./script_statement.ts";
import type { PreparedStatement, StatementSink } from "./statement_sink.ts";
import type { Transaction } from "./transaction.ts";

/** Takes pieces of a script in order. */
export type OutputBuffer = (text: string) => void;

/** Where a script goes. */
export interface OfflineWriterOptions {
  readonly outputBuffer?: OutputBuffer | undefined;
  readonly onStatement?: ((statement: PreparedStatement) => void) | undefined;
  readonly serverVersion?: string | undefined;
}

const NOT_COUNTED: StatementResult = { rowCount: null };

/** Writes statements as a script that the database's own tool runs. */
export class OfflineWriter implements StatementSink {
  readonly serverVersion: string | undefined;
  readonly #facts: WireDialectFacts;
  readonly #output: OutputBuffer;
  readonly #onStatement: (statement: PreparedStatement) => void;
  #transaction: Transaction | undefined;

  constructor(facts: WireDialectFacts, options: OfflineWriterOptions) {
    const { outputBuffer, onStatement, serverVersion } = options;
    this.#facts = facts;
    this.#output = outputBuffer ?? (() => {});
    this.#onStatement = onStatement ?? (() => {});
    this.serverVersion = serverVersion;
  }

  /** Says whose transaction is left for statements that refuse one. */
  useTransaction(transaction: Transaction): void {
    this.#transaction = transaction;
  }

  async send(
    statements: readonly PreparedStatement[],
  ): Promise<StatementResult[]> {
    for (const statement of statements) {
      if (statement.mode === "outside") await this.#writeOutside(statement);
      else this.#write(statement);
    }
    return statements.map(() => NOT_COUNTED);
  }

  query(sql: string): Promise<Row[]> {
    return Promise.reject(
      new AthanorError(
        "OFFLINE_UNAVAILABLE",
        `Cannot run a query while a script is written: ${sql}`,
        { hint: "Run without --sql, or branch on `context.isOfflineMode()`." },
      ),
    );
  }

  /** Writes one statement with the dialect's terminator and separator. */
  statement(sql: string): void {
    const { batchSeparator } = this.#facts;
    this.#output(scriptStatement(sql, this.#facts));
    if (batchSeparator !== "") this.#output(`${batchSeparator}\n\n`);
  }

  /** Writes a line that the database ignores. */
  comment(text: string): void {
    this.#output(`-- ${text.replaceAll(/[\r\n]+/g, " ")}\n\n`);
  }

  #write(statement: PreparedStatement): void {
    this.#onStatement(statement);
    this.statement(statement.sql);
  }

  async #writeOutside(statement: PreparedStatement): Promise<void> {
    const write = () => Promise.resolve(this.#write(statement));
    await (this.#transaction?.outside(write) ?? write());
  }
}
