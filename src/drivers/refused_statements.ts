/**
 * What a database would take of a script, and what would make the account of a
 * revision untrue, or wait for more than a script can send.
 *
 * @module
 */
import type { DialectName } from "../dialect_name.ts";
import { AthanorError } from "../errors.ts";
import { withoutLeadingComments } from "../util/leading_comments.ts";

/** A kind of statement that is refused. */
interface Refusal {
  /** The whole statement, without the comments before it. */
  readonly pattern: RegExp;
  /** What is wrong with it, given its text. */
  readonly message: (statement: string) => string;
  readonly hint: string;
}

const TRANSACTION_HINT =
  "Leave it out: a revision is begun and committed with its version row. " +
  "What must run outside of a transaction goes into op.autocommitBlock().";

/** Blocks of procedural languages begin with the same word. */
const BEGINS: Refusal = {
  pattern:
    /^(?:BEGIN(?:\s+(?:WORK|TRAN|TRANSACTION|DEFERRED|IMMEDIATE|EXCLUSIVE|ISOLATION|READ|NOT\s+DEFERRABLE|DEFERRABLE)\b[^;]*)?|START\s+TRANSACTION\b[^;]*)\s*(?:;\s*)*$/i,
  message: (statement) =>
    `"${statement}" would begin a transaction, and the revision runs in one`,
  hint: TRANSACTION_HINT,
};

/** A way back to a savepoint is none. */
const ENDS: Refusal = {
  pattern:
    /^(?:(?:COMMIT|END|ROLLBACK|ABORT)(?:\s+(?:WORK|TRAN|TRANSACTION))?(?:\s+AND\b[^;]*)?|PREPARE\s+TRANSACTION\b[^;]*)\s*(?:;\s*)*$/i,
  message: (statement) =>
    `"${statement}" would end the transaction that the revision runs in`,
  hint: TRANSACTION_HINT,
};

/** MySQL commits with it, and then refuses all tables that it does not name. */
const LOCKS_TABLES: Refusal = {
  pattern: /^LOCK\s+TABLES?\b/i,
  message: () =>
    "LOCK TABLES would end the transaction that the revision runs in, and lock the version table out",
  hint:
    "Leave LOCK TABLES out; mysqldump does so with --skip-add-locks. A run holds the migration lock.",
};

/** psql reads the rows from the lines that follow. */
const CLIENT_COPY: Refusal = {
  pattern: /^COPY\b[^;]*\bFROM\s+STDIN\b/i,
  message: () =>
    "COPY … FROM STDIN takes its rows from psql, and a revision has none to send",
  hint:
    "Write the rows as INSERT, as pg_dump does with --inserts, or with op.bulkInsert().",
};

const REFUSED: Readonly<Record<DialectName, readonly Refusal[]>> = {
  sqlite: [BEGINS, ENDS],
  postgresql: [BEGINS, ENDS, CLIENT_COPY],
  mysql: [BEGINS, ENDS, LOCKS_TABLES],
  mssql: [BEGINS, ENDS],
  // Its scripts have no marks of transactions, and leave them to their authors.
  oracle: [],
};

/**
 * Refuses a statement that a revision cannot have.
 *
 * @throws {AthanorError} `OPERATION_UNSUPPORTED`
 */
export function refuseStatement(dialect: DialectName, sql: string): void {
  const text = withoutLeadingComments(sql);
  const refusal = REFUSED[dialect].find(({ pattern }) => pattern.test(text));
  if (refusal !== undefined) throw refused(refusal, text);
}

/**
 * The error of a text that cannot be cut into statements, where rows for psql
 * may be why.
 */
export function clientCopyIn(
  dialect: DialectName,
  text: string,
): AthanorError | undefined {
  if (!REFUSED[dialect].includes(CLIENT_COPY)) return undefined;
  const { source, flags } = CLIENT_COPY.pattern;
  const somewhere = new RegExp(source, `${flags}m`);
  return somewhere.test(text) ? refused(CLIENT_COPY, text) : undefined;
}

function refused({ message, hint }: Refusal, text: string): AthanorError {
  const statement = text.trim().replace(/[\s;]+$/, "").replaceAll(/\s+/g, " ");
  return new AthanorError("OPERATION_UNSUPPORTED", message(statement), {
    hint,
  });
}
