import type { HeaderValue } from "./header.ts";

/** A literal in a source text and where it ends. */
export interface Literal {
  readonly value: HeaderValue;
  readonly end: number;
}

/** White space and comments. */
const TRIVIA = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
/** A text without escapes or substitutions, in any of the three quotes. */
const TEXT = /"([^"\\\n]*)"|'([^'\\\n]*)'|`([^`\\$]*)`/y;
const NOTHING = /(?:null|undefined)\b/y;
const ASSERTION = /(?:as|satisfies)\b[^;\n=]*/y;

/**
 * Reads a text, `null` or a list of texts that stands alone as the value of a
 * declaration; nothing when there is anything else.
 */
export function readLiteral(source: string, start: number): Literal | null {
  const literal = readValue(source, skipTrivia(source, start));
  if (literal === null) return null;
  const after = skipTrivia(source, literal.end);
  const asserted = skip(ASSERTION, source, after);
  const end = asserted > after ? asserted : literal.end;
  return endsHere(source, end) ? { ...literal, end } : null;
}

/** The place after white space and comments. */
export function skipTrivia(source: string, start: number): number {
  return skip(TRIVIA, source, start);
}

function skip(pattern: RegExp, source: string, start: number): number {
  pattern.lastIndex = start;
  const found = pattern.exec(source);
  return found === null ? start : start + found[0].length;
}

function readValue(source: string, start: number): Literal | null {
  const text = readText(source, start);
  if (text !== null) return text;
  const end = skip(NOTHING, source, start);
  if (end > start) return { value: null, end };
  return source[start] === "[" ? readList(source, start + 1) : null;
}

function readText(
  source: string,
  start: number,
): { value: string; end: number } | null {
  TEXT.lastIndex = start;
  const found = TEXT.exec(source);
  if (found === null) return null;
  const value = found[1] ?? found[2] ?? found[3] ?? "";
  return { value, end: TEXT.lastIndex };
}

function readList(source: string, start: number): Literal | null {
  const value: string[] = [];
  let at = skipTrivia(source, start);
  while (source[at] !== "]") {
    const text = readText(source, at);
    if (text === null) return null;
    value.push(text.value);
    at = skipTrivia(source, text.end);
    if (source[at] === ",") at = skipTrivia(source, at + 1);
    else if (source[at] !== "]") return null;
  }
  return { value, end: at + 1 };
}

/** Nothing on the next line continues the expression. */
function endsHere(source: string, start: number): boolean {
  const at = skipTrivia(source, start);
  if (at >= source.length || source[at] === ";") return true;
  return source.slice(start, at).includes("\n") && /[\w$@}]/.test(source[at]!);
}
