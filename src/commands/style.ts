/** Marks text for a terminal, or leaves it alone elsewhere. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  cyan(text: string): string;
}

/** ECMA-48 "select graphic rendition": the codes that begin and end each mark. */
const CODES: Record<keyof Style, readonly [begin: number, end: number]> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
};

function mark(name: keyof Style): (text: string) => string {
  const [begin, end] = CODES[name];
  return (text) => text === "" ? "" : `\x1b[${begin}m${text}\x1b[${end}m`;
}

function same(text: string): string {
  return text;
}

function makeStyle(
  marker: (name: keyof Style) => (text: string) => string,
): Style {
  return {
    bold: marker("bold"),
    dim: marker("dim"),
    red: marker("red"),
    green: marker("green"),
    yellow: marker("yellow"),
    cyan: marker("cyan"),
  };
}

/** For terminals. */
export const COLORED: Style = makeStyle(mark);
/** For pipes, files and `NO_COLOR`. */
export const PLAIN: Style = makeStyle(() => same);

// deno-lint has no rule against it, and a colour code is a control character.
const CODE = new RegExp(`${"\x1b"}\\[\\d+m`, "g");

/** How many columns a marked text takes. */
export function visibleWidth(text: string): number {
  return [...text.replaceAll(CODE, "")].length;
}

/** Fills a marked text with blanks up to a width. */
export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - visibleWidth(text)));
}

/** Puts cells into columns as wide as their widest one; a column that is empty throughout goes. */
export function alignColumns(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, at) => {
      widths[at] = Math.max(widths[at] ?? 0, visibleWidth(cell));
    });
  }
  return rows.map((row) =>
    row.filter((_, at) => (widths[at] ?? 0) > 0)
      .map((cell, at) => padEnd(cell, widths.filter(Boolean)[at] ?? 0))
      .join("  ").trimEnd()
  ).join("\n");
}
