import {
  HEADER_NAMES,
  type HeaderName,
  type HeaderValues,
  type ScannedHeader,
} from "./header.ts";
import { readLiteral, skipTrivia } from "./literal.ts";
import { docText } from "./doc_text.ts";

/** The tokens that matter: comments and texts to pass over, brackets to count, and `export`. */
const TOKEN =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|[`{}()[\]/]|\bexport\b/g;
const TEMPLATE_STOP = /\\[\s\S]|`|\$\{/g;
const REGEXP = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const DECLARATION = /export(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+const\s+(\w+)/y;
const ANNOTATION = /:[^=;{}]*/y;

/**
 * How nearly every revision file begins: a doc comment, imports and line
 * comments, and the exports as the template writes them; the last two may be
 * missing.
 */
const USUAL = new RegExp(
  String.raw`^\s*(/\*\*(?!/)[^*]*(?:\*(?!/)[^*]*)*\*/)?\s*` +
    String
      .raw`(?:(?:import (?:type )?\{[\w$, ]*\} from "[^"\\\n]*";|//[^\n]*)\s+)*` +
    String.raw`export const revision = "([^"\\\n]*)";\s+` +
    String.raw`export const downRevision = (?:null|"([^"\\\n]*)");` +
    String.raw`(?:\s+export const branchLabels = (null);)?` +
    String.raw`(?:\s+export const dependsOn = (null);)?`,
);

/**
 * Reads the exports that place a script in the graph from its text, because
 * importing hundreds of files costs a second and runs their code. What is not a
 * plain literal is left to an import.
 */
export function scanHeader(source: string): ScannedHeader {
  return scanUsualHeader(source) ?? scanAnyHeader(source);
}

/** The same, token by token, for a file of any form. */
export function scanAnyHeader(source: string): ScannedHeader {
  return new HeaderScan(source).run();
}

/** One look instead of some forty; nothing when the file begins in another way. */
function scanUsualHeader(source: string): ScannedHeader | undefined {
  const found = USUAL.exec(source);
  if (found === null) return undefined;
  const [, comment, revision = "", downRevision = null, labels, others] = found;
  const values: HeaderValues = { revision, downRevision };
  // A name that comes in another place, or in another form, needs the long look.
  if (labels !== undefined) values.branchLabels = null;
  else if (source.includes("branchLabels")) return undefined;
  if (others !== undefined) values.dependsOn = null;
  else if (source.includes("dependsOn")) return undefined;
  return new UsualHeader(values, comment);
}

/** Few commands show more than a few docs: each is taken apart when it is asked for. */
class UsualHeader implements ScannedHeader {
  readonly values: HeaderValues;
  readonly #comment: string | undefined;

  constructor(values: HeaderValues, comment: string | undefined) {
    this.values = values;
    this.#comment = comment;
  }

  get doc(): string {
    return this.#comment === undefined ? "" : docText(this.#comment);
  }
}

class HeaderScan {
  readonly #source: string;
  readonly #values: HeaderValues = {};
  #left = HEADER_NAMES.length;
  /** For each open bracket, whether it is a template's `${`. */
  readonly #open: boolean[] = [];
  #isReadable = true;
  #doc: string | undefined;

  constructor(source: string) {
    this.#source = source;
  }

  run(): ScannedHeader {
    let at = 0;
    while (this.#isReadable && this.#left > 0) {
      TOKEN.lastIndex = at;
      const found = TOKEN.exec(this.#source);
      if (found === null) break;
      at = this.#take(found[0], found.index);
    }
    return {
      values: this.#isReadable ? this.#values : null,
      doc: this.#doc ?? "",
    };
  }

  /** Deals with one token and gives the place after it. */
  #take(token: string, at: number): number {
    const end = at + token.length;
    switch (token) {
      case "`":
        return this.#passTemplate(end);
      case "{":
      case "(":
      case "[":
        this.#open.push(false);
        return end;
      case "}":
      case ")":
      case "]":
        return this.#open.pop() ? this.#passTemplate(end) : end;
      case "/":
        return this.#passSlash(at);
      case "export":
        return this.#open.length === 0 ? this.#readExport(at) : end;
      default:
        if (token.startsWith("/**")) this.#doc ??= docText(token);
        return end;
    }
  }

  /** Passes over a template's text, to its end or to an expression in it. */
  #passTemplate(start: number): number {
    TEMPLATE_STOP.lastIndex = start;
    let stop = TEMPLATE_STOP.exec(this.#source)?.[0];
    while (stop?.startsWith("\\")) {
      stop = TEMPLATE_STOP.exec(this.#source)?.[0];
    }
    if (stop === undefined) return this.#source.length;
    if (stop === "${") this.#open.push(true);
    return TEMPLATE_STOP.lastIndex;
  }

  /** A slash begins a regular expression where a value may stand, and divides elsewhere. */
  #passSlash(at: number): number {
    const before = this.#source.slice(Math.max(0, at - 20), at).trimEnd();
    const isValue = /(?:^|[^\w$)\]"'`]|\b(?:return|typeof|case))$/.test(before);
    REGEXP.lastIndex = at;
    return isValue && REGEXP.test(this.#source) ? REGEXP.lastIndex : at + 1;
  }

  #readExport(at: number): number {
    this.#doc ??= "";
    DECLARATION.lastIndex = at;
    const name = DECLARATION.exec(this.#source)?.[1];
    if (name === undefined) return at + "export".length;
    if (!isHeaderName(name)) return DECLARATION.lastIndex;
    const start = this.#passAnnotation(DECLARATION.lastIndex);
    const literal = this.#source[start] === "="
      ? readLiteral(this.#source, start + 1)
      : null;
    if (literal === null) {
      this.#isReadable = false;
      return start;
    }
    if (!(name in this.#values)) this.#left--;
    this.#values[name] = literal.value;
    return literal.end;
  }

  #passAnnotation(start: number): number {
    const at = skipTrivia(this.#source, start);
    ANNOTATION.lastIndex = at;
    return ANNOTATION.test(this.#source) ? ANNOTATION.lastIndex : at;
  }
}

function isHeaderName(name: string): name is HeaderName {
  return (HEADER_NAMES as readonly string[]).includes(name);
}
