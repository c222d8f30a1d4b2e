import type { DialectName } from "../dialect_name.ts";
import { isStatementError } from "./statement_error.ts";

const NONE = /(?!)/;

/** The codes with which a statement is refused because others hold what it needs, deadlocks included. */
const CODES: Readonly<Record<DialectName, RegExp>> = {
  // SQLITE_BUSY and SQLITE_LOCKED with their variants (https://sqlite.org/rescode.html)
  sqlite: /^(?:5|6|261|262|517|518|773)$/,
  // lock_not_available and deadlock_detected
  // (https://www.postgresql.org/docs/current/errcodes-appendix.html)
  postgresql: /^(?:55P03|40P01)$/,
  // ER_LOCK_WAIT_TIMEOUT and ER_LOCK_DEADLOCK, which MariaDB shares
  // (https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html)
  mysql: /^(?:1205|1213)$/,
  mssql: NONE,
  oracle: NONE,
};

/** Whether a statement failed since it did not get a lock in time. */
export function isLockConflict(dialect: DialectName, error: unknown): boolean {
  return isStatementError(error) && !error.connectionLost &&
    CODES[dialect].test(error.databaseCode ?? "");
}
