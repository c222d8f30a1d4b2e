import { AthanorError, isAthanorError } from "../errors.ts";

/** What a database said of a statement that failed. */
export interface StatementErrorFields {
  /** Which statement of the run failed, from 0. */
  readonly index: number;
  /** The statement, as it was sent. */
  readonly sql: string;
  /** The database's own code: SQLSTATE, an error number, or a name. */
  readonly databaseCode?: string | undefined;
  /** Where in `sql`, in UTF-16 units from 0. */
  readonly position?: number | undefined;
  /** What the database added to its message. */
  readonly detail?: string | undefined;
  /** The database's own advice. */
  readonly databaseHint?: string | undefined;
  /** Whether the answer never came, so that the statement may have taken effect. */
  readonly connectionLost?: boolean | undefined;
  /** The client library's error. */
  readonly cause?: unknown;
}

/** A statement that the database refused. */
export class StatementError extends AthanorError {
  /** Always `"StatementError"`. */
  override readonly name = "StatementError";
  /** Which statement of the run failed, from 0. */
  readonly index: number;
  /** The statement, as it was sent. */
  readonly sql: string;
  /** The database's own code: SQLSTATE, an error number, or a name. */
  readonly databaseCode: string | undefined;
  /** Where in `sql`, in UTF-16 units from 0. */
  readonly position: number | undefined;
  /** What the database added to its message. */
  readonly detail: string | undefined;
  /** Whether the answer never came, so that the statement may have taken effect. */
  readonly connectionLost: boolean;
  readonly #fields: StatementErrorFields;

  /** Drivers throw it; `message` is the database's. */
  constructor(message: string, fields: StatementErrorFields) {
    const { index, sql, databaseCode, position, detail, databaseHint, cause } =
      fields;
    super("STATEMENT_FAILED", message, {
      hint: databaseHint,
      cause,
      details: { sql, databaseCode, position, detail },
    });
    this.index = index;
    this.sql = sql;
    this.databaseCode = databaseCode;
    this.position = position;
    this.detail = detail;
    this.connectionLost = fields.connectionLost === true;
    this.#fields = fields;
  }

  /** The same error for a list in which the failed statement stands `offset` places later. */
  shifted(offset: number): StatementError {
    const { message } = this;
    return offset === 0 ? this : new StatementError(message, {
      ...this.#fields,
      index: this.index + offset,
    });
  }
}

/** Tells whether a value is a {@linkcode StatementError}, from any copy of this module: copies share their drivers. */
export function isStatementError(value: unknown): value is StatementError {
  return isAthanorError(value) && value.code === "STATEMENT_FAILED";
}
