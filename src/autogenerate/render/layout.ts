import type { Block, Call, Chain, Code, Members } from "./code.ts";

/** The column that no line passes where it can be broken, as `deno fmt` has it. */
export const LINE_WIDTH = 80;

const STEP = 2;

/** Where an expression stands. */
interface Place {
  /** The indentation of the line that it begins on. */
  readonly indent: number;
  /** The column that it begins at. */
  readonly column: number;
  /** How much comes after it on its last line. */
  readonly after: number;
}

/**
 * Lays an expression out on as few lines as `deno fmt` leaves alone.
 *
 * @param code the expression
 * @param options `indent`: the indentation that its lines will get, which is
 * not part of the text; `after`: how much follows on the last line
 */
export function layOut(
  code: Code,
  options: { readonly indent?: number; readonly after?: number } = {},
): string {
  const { indent = 0, after = 0 } = options;
  const text = place(code, { indent, column: indent, after });
  const margin = new RegExp(`^ {${indent}}`, "gm");
  return text.replace(margin, "");
}

function place(code: Code, at: Place): string {
  const flat = onOneLine(code);
  if (flat !== undefined && fits(flat, at)) return flat;
  if (typeof code === "string") return code;
  switch (code.kind) {
    case "call":
      return brokenCall(code, at);
    case "list":
      return brokenItems("[", code.items, "]", at.indent);
    case "members":
      return brokenMembers(code, at.indent);
    case "chain":
      return brokenChain(code, at);
    case "block":
      return block(code, at.indent);
  }
}

function fits(line: string, { column, after }: Place): boolean {
  return column + width(line) + after <= LINE_WIDTH;
}

/** Characters beyond ASCII may be two columns wide: too early a break is left alone, too late is not. */
function width(line: string): number {
  return line.length + line.replace(/[\0-\u036f]/g, "").length;
}

function onOneLine(code: Code): string | undefined {
  if (typeof code === "string") return code.includes("\n") ? undefined : code;
  switch (code.kind) {
    case "call": {
      const args = allOnOneLine(code.args);
      return args && `${code.callee}(${args.join(", ")})`;
    }
    case "list": {
      const items = allOnOneLine(code.items);
      return items && `[${items.join(", ")}]`;
    }
    case "members":
      return membersOnOneLine(code);
    case "chain": {
      const parts = allOnOneLine([code.head, ...code.calls]);
      return parts?.join(".");
    }
    case "block":
      return undefined;
  }
}

function allOnOneLine(codes: readonly Code[]): string[] | undefined {
  const lines: string[] = [];
  for (const code of codes) {
    const line = onOneLine(code);
    if (line === undefined) return undefined;
    lines.push(line);
  }
  return lines;
}

function membersOnOneLine({ entries }: Members): string | undefined {
  if (entries.length === 0) return "{}";
  const values = allOnOneLine(entries.map(([, value]) => value));
  const texts = values?.map((value, at) => `${entries[at]![0]}: ${value}`);
  return texts && `{ ${texts.join(", ")} }`;
}

/** Only the last argument goes over several lines where it can, else each has its own. */
function brokenCall({ callee, args }: Call, at: Place): string {
  if (args.length === 0) return `${callee}()`;
  const last = args.at(-1)!;
  const before = allOnOneLine(args.slice(0, -1));
  if (before !== undefined && opens(last)) {
    const head = `${callee}(${before.map((arg) => `${arg}, `).join("")}`;
    const firstLine = head + opening(last);
    if (fits(firstLine, { ...at, after: 0 })) {
      return `${head}${broken(last, at.indent)})`;
    }
  }
  return brokenItems(`${callee}(`, args, ")", at.indent);
}

type Opening = Exclude<Code, string | Call | Chain>;

/** Whether an expression begins with a bracket that a line can end with. */
function opens(code: Code): code is Opening {
  if (typeof code === "string") return false;
  switch (code.kind) {
    case "list":
      return code.items.length > 0;
    case "members":
      return code.entries.length > 0;
    case "block":
      return true;
    case "call":
    case "chain":
      return false;
  }
}

function opening(code: Opening): string {
  switch (code.kind) {
    case "list":
      return "[";
    case "members":
      return "{";
    case "block":
      return `${code.parameters} => {`;
  }
}

function broken(code: Opening, indent: number): string {
  switch (code.kind) {
    case "list":
      return brokenItems("[", code.items, "]", indent);
    case "members":
      return brokenMembers(code, indent);
    case "block":
      return block(code, indent);
  }
}

function brokenItems(
  open: string,
  items: readonly Code[],
  close: string,
  indent: number,
): string {
  const inner = indent + STEP;
  const lines = items.map((item) => {
    const text = place(item, { indent: inner, column: inner, after: 1 });
    return `${margin(inner)}${text},\n`;
  });
  return `${open}\n${lines.join("")}${margin(indent)}${close}`;
}

function brokenMembers({ entries }: Members, indent: number): string {
  const inner = indent + STEP;
  const lines = entries.map(([key, value]) =>
    `${margin(inner)}${member(key, value, inner)},\n`
  );
  return `{\n${lines.join("")}${margin(indent)}}`;
}

/** A member; its value begins on the next line when not even its first word has room behind the key. */
function member(key: string, value: Code, indent: number): string {
  const at = { indent, column: indent + key.length + 2, after: 1 };
  const inner = indent + STEP;
  const flat = onOneLine(value);
  const isFlat = flat !== undefined && fits(flat, at);
  const isText = flat === value;
  if (!isFlat && (isText || !fits(firstWord(value), { ...at, after: 0 }))) {
    const below = { indent: inner, column: inner, after: 1 };
    return `${key}:\n${margin(inner)}${place(value, below)}`;
  }
  const split = isFlat ? undefined : splitCallee(value, at);
  if (split === undefined) return `${key}: ${place(value, at)}`;
  const below = { indent: inner, column: inner + 1, after: 1 };
  const rest = place(split.method, below);
  return `${key}: ${split.object}\n${margin(inner)}.${rest}`;
}

/** What cannot be parted from the beginning of an expression. */
function firstWord(code: Code): string {
  if (typeof code === "string") return code.split("\n")[0] ?? "";
  switch (code.kind) {
    case "call": {
      const [object = "", method] = code.callee.split(".");
      return method === undefined ? `${object}(` : object;
    }
    case "chain":
      return firstWord(code.head);
    default:
      return opening(code);
  }
}

/** A method call whose bracket has no room, parted at its first dot. */
function splitCallee(
  code: Code,
  at: Place,
): { readonly object: string; readonly method: Call } | undefined {
  if (typeof code === "string" || code.kind !== "call") return undefined;
  const [object = "", ...method] = code.callee.split(".");
  const hasRoom = fits(`${code.callee}(`, { ...at, after: 0 });
  if (method.length === 0 || hasRoom) return undefined;
  return { object, method: { ...code, callee: method.join(".") } };
}

function brokenChain({ head, calls }: Chain, at: Place): string {
  const inner = at.indent + STEP;
  const rest = calls.map((one, index) => {
    const after = index === calls.length - 1 ? at.after : 0;
    const text = place(one, { indent: inner, column: inner + 1, after });
    return `\n${margin(inner)}.${text}`;
  });
  return place(head, { ...at, after: 0 }) + rest.join("");
}

function block({ parameters, body }: Block, indent: number): string {
  const inner = indent + STEP;
  const lines = body(inner).flatMap((statement) => statement.split("\n"))
    .map((line) => line === "" ? "\n" : `${margin(inner)}${line}\n`);
  return `${parameters} => {\n${lines.join("")}${margin(indent)}}`;
}

function margin(indent: number): string {
  return " ".repeat(indent);
}
