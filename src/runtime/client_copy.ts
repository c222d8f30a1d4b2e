import { AthanorError } from "../errors.ts";
import { withoutLeadingComments } from "../util/leading_comments.ts";

const STATEMENT = /^COPY\b[^;]*\bFROM\s+STDIN\b/i;
const SOMEWHERE = /^COPY\b[^;]*\bFROM\s+STDIN\b/im;

/**
 * Refuses `COPY … FROM STDIN`, whose rows psql reads from the lines that follow.
 *
 * @throws {AthanorError} `OPERATION_UNSUPPORTED`
 */
export function refuseClientCopy(statement: string): void {
  if (STATEMENT.test(withoutLeadingComments(statement))) throw clientCopy();
}

/** The error of a text that cannot be cut into statements, where such rows may be why. */
export function clientCopyIn(text: string): AthanorError | undefined {
  return SOMEWHERE.test(text) ? clientCopy() : undefined;
}

function clientCopy(): AthanorError {
  return new AthanorError(
    "OPERATION_UNSUPPORTED",
    "COPY … FROM STDIN takes its rows from psql, and a revision has none to send",
    {
      hint:
        "Write the rows as INSERT, as pg_dump does with --inserts, or with op.bulkInsert().",
    },
  );
}
