/** Nothing has to follow, so that no text makes it try one way after another. */
const COMMENTS = /^(?:\s+|--[^\n]*(?:\n|$)|#[^\n]*(?:\n|$)|\/\*[^]*?\*\/)+/;

/** SQL from its first word on: without the spaces and comments before it. */
export function withoutLeadingComments(sql: string): string {
  return sql.replace(COMMENTS, "");
}
