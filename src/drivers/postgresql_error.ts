import { isAthanorError } from "../errors.ts";
import { StatementError } from "./statement_error.ts";

/** A statement that failed, by its place in the run. */
export interface FailedStatement {
  readonly index: number;
  readonly sql: string;
}

/** The fields of an error that all clients of PostgreSQL hand on (<https://www.postgresql.org/docs/current/protocol-error-fields.html>). */
interface ErrorFields {
  readonly message?: string;
  readonly code?: string;
  readonly severity?: string;
  readonly position?: string;
  readonly detail?: string;
  readonly hint?: string;
}

/** The SQLSTATEs with which a server ends a session, and those of a broken connection. */
const SESSION_ENDED = /^(?:57P0[1-5]|08...|25P0[34])$/;

/** `in_failed_sql_transaction` (<https://www.postgresql.org/docs/current/errcodes-appendix.html>). */
const ABORTED = "25P02";
const SYNTAX_ERROR = "42601";
const ABORTED_HINT =
  "A statement before it failed, and its error was caught: let it through, or set a SAVEPOINT before and go back to it.";

/** Makes one kind of error of what any client of PostgreSQL throws; errors of ours stay as they are. */
export function postgresqlError(
  error: unknown,
  { index, sql }: FailedStatement,
): Error {
  if (isAthanorError(error)) return error;
  const fields = error as ErrorFields;
  if (isLost(error)) return connectionLost(error, { index, sql });
  const position = fields.position === undefined
    ? undefined
    : utf16Index(sql, +fields.position);
  return new StatementError(fields.message ?? String(error), {
    index,
    sql,
    databaseCode: fields.code,
    position,
    detail: fields.detail,
    databaseHint: fields.hint ?? ownHint(fields, sql.slice(position)),
    cause: error,
  });
}

/** The way out of errors that the server has none for. */
function ownHint({ code }: ErrorFields, from: string): string | undefined {
  if (code === ABORTED) return ABORTED_HINT;
  return code === SYNTAX_ERROR && from.startsWith("\\")
    ? "Lines that begin with a backslash are for psql, not for the server: leave them out."
    : undefined;
}

/** The error for a statement whose answer never came. */
export function connectionLost(
  error: unknown,
  { index, sql }: FailedStatement,
): StatementError {
  const { message, code } = error as ErrorFields;
  return new StatementError(
    `The connection to the database was lost: ${message ?? String(error)}`,
    {
      index,
      sql,
      databaseCode: code,
      databaseHint:
        "An open transaction was rolled back; outside of one, whether the statement took effect is unknown. Look at the database, then run again.",
      connectionLost: true,
      cause: error,
    },
  );
}

/**
 * Tells whether an error ends the session: a server's error has a severity and
 * a SQLSTATE; without them, the client itself failed.
 */
export function isLost(error: unknown): boolean {
  const { code, severity } = error as ErrorFields;
  if (severity === undefined || code === undefined) return true;
  return SESSION_ENDED.test(code);
}

/** The server counts characters from 1, a string counts UTF-16 units from 0. */
function utf16Index(text: string, position: number): number {
  let index = 0;
  for (let count = 1; count < position && index < text.length; count++) {
    index += (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
  }
  return index;
}

/**
 * Refuses statements that contain NUL, where the protocol would end them.
 *
 * @throws {StatementError} before anything is sent
 */
export function refuseNul(sql: string, index: number): void {
  const position = sql.indexOf("\0");
  if (position < 0) return;
  throw new StatementError("The statement contains NUL", {
    index,
    sql,
    position,
    databaseHint: "PostgreSQL takes NUL nowhere in a statement: take it out.",
  });
}
