/** Strings, templates and regular expressions, which are kept, or comments, which are not. */
const TOKEN = new RegExp(
  [
    /(?<kept>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[^]|[^`\\])*`)/,
    /(?<regexp>(?<=[=(,:[!&|?{};]\s*|return\s+|^\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*)/,
    /\/\/[^\n]*|\/\*[^]*?\*\//,
  ].map((part) => part.source).join("|"),
  "gm",
);

/** A source with its comments blanked; strings and line numbers stay. */
export function withoutComments(source: string): string {
  return source.replace(
    TOKEN,
    (text, kept?: string, regexp?: string) =>
      kept ?? regexp ?? text.replace(/[^\n]/g, " "),
  );
}

/** A source with comments, strings and regular expressions blanked; code in templates goes with them. */
export function codeOnly(source: string): string {
  return source.replace(TOKEN, (text) => text.replace(/[^\n]/g, " "));
}

/** The matches of a pattern (with the `g` flag), one `path:line: text` each. */
export function findAll(
  path: string,
  source: string,
  pattern: RegExp,
): string[] {
  return [...source.matchAll(pattern)].map((match) => {
    const line = source.slice(0, match.index).split("\n").length;
    return `${path}:${line}: ${match[0].trim()}`;
  });
}
