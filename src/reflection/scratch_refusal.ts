import { AthanorError } from "../errors.ts";
import { withoutLeadingComments } from "../util/leading_comments.ts";

/** The error of a statement that reaches out of the scratch place. */
export function reachesOut(
  sql: string,
  reason: string,
  hint: string,
): AthanorError {
  const [line = ""] = sql.trim().split("\n");
  const shown = line.length > 70 ? `${line.slice(0, 69)}…` : line;
  return new AthanorError(
    "TARGET_INVALID",
    `The statement "${shown}" cannot run in a scratch place: ${reason}`,
    { hint, details: { sql } },
  );
}

/** Refuses statements that begin with certain words. */
export function refuseBeginnings(
  statements: readonly string[],
  beginnings: RegExp,
  hint: string,
): void {
  for (const sql of statements) {
    const [words] = beginnings.exec(withoutLeadingComments(sql)) ?? [];
    if (words !== undefined) {
      throw reachesOut(sql, `${words.toUpperCase()} reaches out of it`, hint);
    }
  }
}
