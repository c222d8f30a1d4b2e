/** An array as PostgreSQL writes it out: an element is null, a text or an array. */
export type TextArray = (string | null | TextArray)[];

/** A brace, a comma, a quoted element or a bare one. */
const TOKEN = /[{},]|"(?:[^"\\]|\\.)*"|[^{},"]+/gsy;

/**
 * Reads an array in the text format
 * (<https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO>). Bounds
 * other than 1, as in `[0:1]={a,b}`, are left out.
 */
export function parseArray(text: string): TextArray {
  const start = text.indexOf("{");
  const open: TextArray[] = [[]];
  for (const [token] of text.slice(start).matchAll(TOKEN)) {
    const current = open.at(-1) ?? [];
    if (token === "{") {
      const inner: TextArray = [];
      current.push(inner);
      open.push(inner);
    } else if (token === "}") open.pop();
    else if (token !== ",") current.push(element(token));
  }
  return open[0]?.[0] as TextArray;
}

function element(token: string): string | null {
  if (token === "NULL") return null;
  return token.startsWith('"')
    ? token.slice(1, -1).replace(/\\(.)/gs, "$1")
    : token;
}

/** Writes an array in the text format; every element is quoted. */
export function formatArray(elements: TextArray): string {
  const parts = elements.map((each) => {
    if (each === null) return "NULL";
    if (Array.isArray(each)) return formatArray(each);
    return `"${each.replace(/["\\]/g, "\\$&")}"`;
  });
  return `{${parts.join(",")}}`;
}
