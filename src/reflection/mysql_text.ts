/** An identifier in backticks. */
export function quoteName(name: string): string {
  return `\`${name.replaceAll("`", "``")}\``;
}

/** A text in quotes; a backslash escapes, as it does by default (manual §11.1.1). */
export function quoteText(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}

/**
 * An expression as MySQL 8 shows it in `information_schema`: with its quotes
 * escaped once more, and in parentheses. MariaDB shows it plain.
 */
export function plainExpression(sql: string, isMariadb: boolean): string {
  return isMariadb ? sql : withoutParentheses(sql.replaceAll("\\'", "'"));
}

/** Takes off the parentheses around a whole expression. */
export function withoutParentheses(sql: string): string {
  if (!sql.startsWith("(") || !sql.endsWith(")")) return sql;
  let depth = 0;
  for (const { 0: part, index } of sql.matchAll(PARTS)) {
    if (part === "(") depth++;
    if (part === ")") depth--;
    if (depth === 0 && index < sql.length - 1) return sql;
  }
  return sql.slice(1, -1);
}

const QUOTED = "'(?:[^'\\\\]|\\\\.|'')*'|`(?:[^`]|``)*`";
const PARTS = new RegExp(`${QUOTED}|[()]`, "gs");

/** Leaves out a schema where a name is written with it. */
export function withoutSchema(sql: string, schema: string): string {
  const prefix = quoteName(schema).replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = new RegExp(`(?<!\\.)${prefix}\\.(?=\`)|${QUOTED}`, "gs");
  return sql.replaceAll(
    pattern,
    (found) => found.endsWith(".") ? "" : found,
  );
}
