import { isAthanorError } from "../errors.ts";
import { StatementError } from "./statement_error.ts";

/** The fields of an error of `mysql2`. */
interface ErrorFields {
  readonly message?: string;
  readonly sqlMessage?: string;
  /** The name of the error, such as `ER_NO_SUCH_TABLE`. */
  readonly code?: string;
  readonly errno?: number;
  readonly sqlState?: string;
  readonly fatal?: boolean;
}

/**
 * Makes one kind of error of what the client throws; errors of ours stay as
 * they are. The code is the server's number, which MySQL and MariaDB share,
 * and the detail has its name and the SQLSTATE.
 */
export function mysqlError(
  error: unknown,
  { index, sql }: { readonly index: number; readonly sql: string },
): Error {
  if (isAthanorError(error)) return error;
  const fields = error as ErrorFields;
  const { sqlMessage, message, code, errno, sqlState } = fields;
  if (isLost(fields)) return connectionLost(fields, { index, sql });
  return new StatementError(sqlMessage ?? message ?? String(error), {
    index,
    sql,
    databaseCode: errno === undefined ? code : String(errno),
    detail: [code, sqlState && `SQLSTATE ${sqlState}`]
      // The client has no name for some of MariaDB's numbers.
      .filter((part) => part !== undefined).join(", "),
    cause: error,
  });
}

/** `ER_CONNECTION_KILLED` of MariaDB and `ER_CLIENT_INTERACTION_TIMEOUT` of MySQL, after which the server hangs up. */
const ENDED: readonly unknown[] = [1927, 4031];

/** A server's error has a SQLSTATE; without one, or when it ends the session, the connection is of no more use. */
function isLost({ sqlState, fatal, errno }: ErrorFields): boolean {
  if (fatal === true || sqlState === undefined) return true;
  return sqlState.startsWith("08") || ENDED.includes(errno);
}

function connectionLost(
  error: ErrorFields,
  { index, sql }: { readonly index: number; readonly sql: string },
): StatementError {
  const reason = error.sqlMessage ?? error.message ?? String(error);
  const what = error.fatal !== true && error.sqlState === undefined
    ? "The client library cannot read the database's answer"
    : "The connection to the database was lost";
  return new StatementError(
    `${what}: ${reason}`,
    {
      index,
      sql,
      databaseCode: error.code,
      databaseHint:
        "Whether the statement took effect is unknown. Look at the database, then run again.",
      connectionLost: true,
      cause: error,
    },
  );
}
