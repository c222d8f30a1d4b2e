/** A text, a quoted name or a word. */
const PARTS =
  /'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|[\p{L}_][\p{L}\p{N}_$]*/gu;

/**
 * An expression with another name for a column. What it misses shows as a
 * difference, and is dropped and created again.
 */
export function renameInSql(sql: string, from: string, to: string): string {
  return sql.replace(PARTS, (part) => {
    const quote = part[0] ?? "";
    if (quote === "'") return part;
    if (quote !== '"' && quote !== "`") return part === from ? to : part;
    const name = part.slice(1, -1).replaceAll(quote + quote, quote);
    return name === from
      ? quote + to.replaceAll(quote, quote + quote) + quote
      : part;
  });
}
