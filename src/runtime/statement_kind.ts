/**
 * How a statement stands to transactions, by its first word.
 *
 * `rows` ones change rows alone: every database takes them back with a
 * transaction. `session` ones last as long as the session, so that they run in
 * every try. All else may commit by itself where DDL does.
 */
export type StatementKind = "rows" | "session" | "other";

const ROWS = new Set([
  "SELECT",
  "INSERT",
  "UPDATE",
  "DELETE",
  "REPLACE",
  "MERGE",
  "WITH",
  "VALUES",
  "TABLE",
  "DO",
]);

const SESSION = new Set([
  "SET",
  "RESET",
  "USE",
  "PRAGMA",
  "LOCK",
  "UNLOCK",
  "BEGIN",
  "START",
  "COMMIT",
  "ROLLBACK",
  "SAVEPOINT",
  "RELEASE",
]);

/** White space, comments and brackets before the first word; what MySQL runs in comments is no comment. */
const LEAD =
  /^(?:\s|\(|--[^\n]*(?:\n|$)|#[^\n]*(?:\n|$)|\/\*(?![!M])[^]*?\*\/)*(?:\/\*M?!\d*\s*)?/;

/** Tells how a statement stands to transactions. */
export function statementKind(sql: string): StatementKind {
  const text = sql.slice(LEAD.exec(sql)?.[0].length ?? 0);
  const word = /^\w+/.exec(text)?.[0].toUpperCase() ?? "";
  if (ROWS.has(word)) return "rows";
  return SESSION.has(word) ? "session" : "other";
}
