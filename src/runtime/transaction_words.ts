import type { DialectName } from "../dialect_name.ts";
import { AthanorError } from "../errors.ts";
import { describe } from "../kernel/mod.ts";
import { withoutLeadingComments } from "../util/leading_comments.ts";
import { shortStatement } from "./short_statement.ts";

/**
 * A whole statement that begins or ends a transaction. Savepoints are none, nor
 * are blocks of procedural languages, which begin with the same word.
 */
const WORDS = new RegExp(
  "^(?:" + [
    String
      .raw`BEGIN(?:\s+(?:WORK|TRAN|TRANSACTION|DEFERRED|IMMEDIATE|EXCLUSIVE|ISOLATION|READ|NOT\s+DEFERRABLE|DEFERRABLE)\b[^;]*)?`,
    String.raw`START\s+TRANSACTION\b[^;]*`,
    String.raw`PREPARE\s+TRANSACTION\b[^;]*`,
    String
      .raw`(?:COMMIT|END|ROLLBACK|ABORT)(?:\s+(?:WORK|TRAN|TRANSACTION))?(?:\s+AND\b[^;]*)?`,
  ].join("|") + String.raw`)\s*(?:;\s*)*$`,
  "i",
);

/**
 * MySQL commits with it, and then refuses all tables that it does not name.
 * PostgreSQL's locks end with a mode.
 */
const LOCKS =
  /^LOCK\s+TABLES?\b(?=[^]*\b(?:READ|WRITE|LOCAL|CONCURRENT)\s*(?:;\s*)*$)/i;

const ENDS = /^(?:COMMIT|END|ROLLBACK|ABORT|PREPARE)\b/i;

/**
 * Refuses SQL that would begin or end a transaction inside of a revision: what
 * follows would be in none, and a failure would be told as rolled back.
 *
 * @throws {AthanorError} `OPERATION_UNSUPPORTED`
 */
export function refuseTransactionWords(
  dialect: DialectName,
  sql: string,
): void {
  const text = withoutLeadingComments(sql);
  if (LOCKS.test(text)) throw locksTables(text);
  // A dialect whose scripts have no marks of transactions leaves them to their authors.
  if (!WORDS.test(text) || describe(dialect).begin === "") return;
  const word = text.trim().replace(/[\s;]+$/, "").replaceAll(/\s+/g, " ");
  throw new AthanorError(
    "OPERATION_UNSUPPORTED",
    ENDS.test(word)
      ? `"${word}" would end the transaction that the revision runs in`
      : `"${word}" would begin a transaction, and the revision runs in one`,
    {
      hint:
        "Leave it out: a revision is begun and committed with its version row. " +
        "What must run outside of a transaction goes into op.autocommitBlock().",
    },
  );
}

function locksTables(sql: string): AthanorError {
  return new AthanorError(
    "OPERATION_UNSUPPORTED",
    `"${
      shortStatement(sql)
    }" would end the transaction that the revision runs in, and lock the version table out`,
    {
      hint:
        "Leave LOCK TABLES out; mysqldump does so with --skip-add-locks. A run holds the migration lock.",
    },
  );
}
