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

const CONSTRAINT = /^(CONSTRAINT |PRIMARY KEY|UNIQUE|CHECK|FOREIGN KEY)/;

/** A normalised CREATE TABLE with its table-level constraints sorted; any other text as it is. */
export function sortConstraints(sql: string): string {
  const open = sql.indexOf("(");
  const close = sql.lastIndexOf(")");
  if (!sql.startsWith("CREATE TABLE") || open === -1) return sql;
  const clauses = splitAtCommas(sql.slice(open + 1, close));
  const sorted = [
    ...clauses.filter((one) => !CONSTRAINT.test(one)),
    ...clauses.filter((one) => CONSTRAINT.test(one)).toSorted(),
  ];
  return `${sql.slice(0, open + 1)}${sorted.join(",")}${sql.slice(close)}`;
}

/** Cuts at commas outside of quotes and parentheses. */
function splitAtCommas(text: string): string[] {
  const clauses = [""];
  let depth = 0;
  for (const [index, part] of text.split(QUOTED).entries()) {
    for (const piece of index % 2 === 1 ? [part] : part) {
      if (piece === "(") depth++;
      if (piece === ")") depth--;
      if (piece === "," && depth === 0) clauses.push("");
      else clauses.push(`${clauses.pop()}${piece}`);
    }
  }
  return clauses;
}
