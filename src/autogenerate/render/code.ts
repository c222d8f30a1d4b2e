/**
 * TypeScript as a tree: what the layout may break over lines, and where.
 *
 * @module
 */

/** An expression. A string is text that nothing breaks. */
export type Code = string | Call | List | Members | Chain | Block;

/** A call, such as `sa.column("id", sa.integer())`. */
export interface Call {
  readonly kind: "call";
  readonly callee: string;
  readonly args: readonly Code[];
}

/** An array. */
export interface List {
  readonly kind: "list";
  readonly items: readonly Code[];
}

/** An object, by the texts of its keys. */
export interface Members {
  readonly kind: "members";
  readonly entries: readonly (readonly [key: string, value: Code])[];
}

/** Calls on what an expression gives, such as `sa.text().withVariant(…)`. */
export interface Chain {
  readonly kind: "chain";
  readonly head: Code;
  readonly calls: readonly Call[];
}

/** A function of statements. */
export interface Block {
  readonly kind: "block";
  readonly parameters: string;
  /** The statements, laid out for the column that they will begin at. */
  readonly body: (indent: number) => readonly string[];
}

/** A call; arguments that are missing at the end are left out, and those before become `undefined`. */
export function call(
  callee: string,
  ...args: readonly (Code | undefined)[]
): Call {
  const last = args.findLastIndex((arg) => arg !== undefined);
  return {
    kind: "call",
    callee,
    args: args.slice(0, last + 1).map((arg) => arg ?? "undefined"),
  };
}

/** An array of what is there. */
export function list(items: readonly (Code | undefined)[]): List {
  return { kind: "list", items: items.filter((item) => item !== undefined) };
}

/** An object of the members that are there. */
export function members(
  values: Readonly<Record<string, Code | undefined>>,
): Members {
  const entries = Object.entries(values)
    .filter((entry): entry is [string, Code] => entry[1] !== undefined);
  return {
    kind: "members",
    entries: entries.map(([key, value]) => [keyText(key), value]),
  };
}

/** An options object as the last argument of a call: nothing when it has no members. */
export function options(
  values: Readonly<Record<string, Code | undefined>>,
): Members | undefined {
  const made = members(values);
  return made.entries.length === 0 ? undefined : made;
}

/** A text as a literal, in the quotes that need fewer escapes. */
export function text(value: string): string {
  const doubles = value.split('"').length;
  const singles = value.split("'").length;
  const escaped = JSON.stringify(value).replace(UNSEEN, escapeUnseen);
  if (doubles <= singles) return escaped;
  const inner = escaped.slice(1, -1).replaceAll('\\"', '"');
  return `'${inner.replaceAll("'", "\\'")}'`;
}

/** What a reader would not see, or see in another place: controls, odd spaces, marks of direction. */
const UNSEEN = /(?! )[\p{C}\p{Z}]/gu;

function escapeUnseen(character: string): string {
  return character.split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}

function keyText(key: string): string {
  // As a plain key it would set the prototype.
  if (key === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : text(key);
}
