/** What stands in quotes of any kind, SQL Server's brackets included. */
const QUOTED =
  /('(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[(?:[^\]]|\]\])+\])/;

/**
 * An SQL text for comparison: white space outside of quotes collapsed, and no
 * spaces inside parentheses or around commas.
 */
export function normalizeSql(sql: string): string {
  const parts = sql.split(QUOTED);
  return parts
    .map((part, index) => index % 2 === 1 ? part : normalizePlain(part))
    .join("")
    .trim();
}

function normalizePlain(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/\( /g, "(")
    .replace(/ \)/g, ")")
    .replace(/ ?, ?/g, ",");
}
