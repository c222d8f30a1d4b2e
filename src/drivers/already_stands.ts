/**
 * What servers say when a statement that is sent once more had taken effect
 * already. Asked only of the one statement that was in flight when a run died.
 *
 * @module
 */
import type { DialectName } from "../dialect_name.ts";
import type { StatementError } from "./statement_error.ts";

/** The codes of one dialect, by what the statement wanted; its messages where it has no codes. */
interface Complaints {
  /** Of a thing to be made that is there. */
  readonly exists: RegExp;
  /** Of a thing to be dropped or renamed that is gone. */
  readonly missing: RegExp;
}

const NOTHING: Complaints = { exists: /(?!)/, missing: /(?!)/ };

const COMPLAINTS: Readonly<Record<DialectName, Complaints>> = {
  // SQLite has one code for all (https://sqlite.org/rescode.html#error).
  sqlite: {
    exists: /already exists|duplicate column name/i,
    missing: /no such (?:table|index|view|trigger|column)/i,
  },
  // https://www.postgresql.org/docs/current/errcodes-appendix.html, class 42
  postgresql: {
    exists: /^(?:42P0[467]|42701|42710|42723|42P16)$/,
    missing: /^(?:42P01|42703|42704|42883|3D000|3F000)$/,
  },
  // https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html and MariaDB's numbers
  mysql: {
    exists:
      /^(?:1007|1050|1060|1061|1068|1304|1359|1396|1517|1537|1826|3822|4127)$|errno: 121\b/,
    missing:
      /^(?:1008|1051|1054|1091|1146|1176|1305|1360|1396|1507|1539|4092)$/,
  },
  mssql: NOTHING,
  oracle: NOTHING,
};

const MAKES = /^\s*CREATE\b|\bADD\b/i;
const REMOVES =
  /^\s*DROP\b|^\s*ALTER\b.*\b(?:DROP|RENAME|CHANGE)\b|^\s*RENAME\b/is;

/** Whether the failure of a statement that was sent again says that it took effect the first time. */
export function standsAlready(
  dialect: DialectName,
  { sql, databaseCode, message }: StatementError,
): boolean {
  const { exists, missing } = COMPLAINTS[dialect];
  const says = (complaint: RegExp) =>
    complaint.test(databaseCode ?? "") || complaint.test(message);
  const makes = MAKES.test(sql) || RENAMES.test(sql);
  return (makes && says(exists)) || (REMOVES.test(sql) && says(missing));
}

const RENAMES = /^\s*(?:ALTER\b.*\bRENAME\b|RENAME\b)/is;

const DEFINES =
  /^\s*(?:CREATE|DROP|ALTER|RENAME|TRUNCATE|COMMENT|GRANT|REVOKE|VACUUM|ANALYZE|OPTIMIZE|REINDEX|REFRESH|CLUSTER|CHECKPOINT)\b/i;

/** A constraint or index without a name gets another one the second time. */
const UNNAMED =
  /\bADD\s+(?:CONSTRAINT\s+)?(?:UNIQUE(?:\s+(?:INDEX|KEY))?|FOREIGN\s+KEY|CHECK|INDEX|KEY)\s*\(|^\s*CREATE\s+(?:UNIQUE\s+)?INDEX\s+(?:CONCURRENTLY\s+)?ON\b/i;

/** Several names that change at once may change back the second time. */
const RENAMES_SEVERAL =
  /^\s*RENAME\b[^]*,|^\s*ALTER\b[^]*\b(?:RENAME|CHANGE)\b[^]*\b(?:RENAME|CHANGE)\b/i;

/** Whether sending a statement a second time does no harm, or is refused with words that are known. */
export function isRepeatable(sql: string): boolean {
  return DEFINES.test(sql) && !UNNAMED.test(sql) && !RENAMES_SEVERAL.test(sql);
}
