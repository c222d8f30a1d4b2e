import type { Row, StatementResult } from "../drivers/driver.ts";

/** A rendered statement with the values for its placeholders. */
export interface PreparedStatement {
  /** The text, without a terminator. */
  readonly sql: string;
  /** `outside`: the database refuses it inside a transaction. */
  readonly mode: "transactional" | "outside";
  /** How it stands to transactions: it changes rows alone, the session, or may commit by itself. */
  readonly kind: "rows" | "session" | "other";
  /** One list of values a bound row. */
  readonly parameters?: readonly (readonly unknown[])[];
}

/** Where statements go: to a database, or into a script. */
export interface StatementSink {
  /** What the server says of itself; absent when there is none. */
  readonly serverVersion: string | undefined;
  /**
   * Takes statements in order.
   *
   * @throws {StatementError} whose `index` counts in `statements`
   */
  send(statements: readonly PreparedStatement[]): Promise<StatementResult[]>;
  /** @throws {AthanorError} `OFFLINE_UNAVAILABLE` when there is no database */
  query(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}
