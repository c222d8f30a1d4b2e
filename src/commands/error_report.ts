import type { AthanorError } from "../errors.ts";
import { redactText } from "../config/url.ts";
import { relativePath } from "../util/path.ts";
import type { Style } from "./style.ts";

type Details = Readonly<Record<string, unknown>>;

/** How an error is told to a person. */
export interface ReportOptions {
  readonly style: Style;
  /** Whether to print stacks. */
  readonly verbose: boolean;
  /** The folder that paths are shown relative to. */
  readonly cwd: string | undefined;
}

/** An error for people: what, where, the SQL, what took effect, the way out. */
export function errorReport(
  error: AthanorError,
  options: ReportOptions,
): string {
  const { style, verbose } = options;
  const { code, message, hint, details } = error;
  const title = style.red(style.bold(`Error [${code}]:`));
  const report = [
    `${title} ${message}`,
    ...placeLines(details, options),
    ...sqlLines(details, style),
    ...detailLines(details, style),
    ...standingLines(details, style),
    ...(hint === undefined
      ? []
      : [`${style.cyan("hint:")} ${hint.replace(/[^.?!]$/, "$&.")}`]),
    ...(verbose ? stackLines(error, style) : []),
  ].join("\n");
  return redactText(report);
}

/** Where in a script it happened, when the error knows. */
function placeLines(
  { path, line, column, operation }: Details,
  { style, cwd }: ReportOptions,
): string[] {
  if (typeof path !== "string" || typeof line !== "number") return [];
  const isInside = cwd !== undefined && path.startsWith(`${cwd}/`);
  const shown = isInside ? relativePath(cwd, path) : path;
  const at = [shown, line, column].filter((part) => part !== undefined);
  const what = typeof operation === "string" ? ` (${operation})` : "";
  return [`  at ${style.cyan(at.join(":"))}${what}`];
}

/** How many lines of SQL are shown before and after the one with the mistake. */
const CONTEXT = 4;

/** The SQL that the database refused, with a caret where it says so. */
function sqlLines({ sql, sqlPosition }: Details, style: Style): string[] {
  if (typeof sql !== "string") return [];
  const lines = sql.split("\n");
  if (typeof sqlPosition !== "number" || sqlPosition > sql.length) {
    return ["", ...lines.slice(0, 2 * CONTEXT).map(indent), ""];
  }
  const before = sql.slice(0, sqlPosition).split("\n");
  const row = before.length - 1;
  const column = [...before[row] ?? ""].length;
  const caret = indent(" ".repeat(column) + style.red("^"));
  return [
    "",
    ...lines.slice(Math.max(0, row - CONTEXT), row + 1).map(indent),
    caret,
    ...lines.slice(row + 1, row + 1 + CONTEXT).map(indent),
    "",
  ];
}

function indent(line: string): string {
  return `    ${line}`;
}

/** What the database added, such as which key is there twice. */
function detailLines({ databaseDetail }: Details, style: Style): string[] {
  if (typeof databaseDetail !== "string") return [];
  const [first = "", ...rest] = databaseDetail.split("\n");
  return [`  ${style.bold("detail:")} ${first}`, ...rest.map(indent)];
}

/** What became of the revisions of a run that stopped. */
function standingLines(details: Details, style: Style): string[] {
  const { revision, outcome, applied, undecided, pending } = details;
  const rows: [string, string][] = [];
  if (typeof revision === "string" && typeof outcome === "string") {
    const others = Array.isArray(undecided) ? undecided : [];
    rows.push([`${outcome}:`, listed([...others, revision])]);
  }
  rows.push(...statementRows(details["statements"]));
  if (Array.isArray(applied)) rows.push(["took effect:", listed(applied)]);
  if (Array.isArray(pending)) rows.push(["pending:", listed(pending)]);
  return rows.map(([what, ids]) => `  ${style.bold(what)} ${ids}`);
}

/** Which statements of a revision stay although it did not end. */
function statementRows(statements: unknown): [string, string][] {
  if (typeof statements !== "object" || statements === null) return [];
  const { done, inFlight, failed } = statements as Details;
  const rows: [string, string][] = [];
  for (const sql of Array.isArray(done) ? done : []) {
    rows.push(["done:", String(sql)]);
  }
  if (typeof inFlight === "string") rows.push(["unknown:", inFlight]);
  if (typeof failed === "string") rows.push(["failed:", failed]);
  return rows;
}

const MOST_LISTED = 12;

function listed(ids: readonly unknown[]): string {
  if (ids.length === 0) return "nothing";
  const more = ids.length - MOST_LISTED;
  const shown = ids.slice(0, MOST_LISTED).join(", ");
  return more > 0 ? `${shown} and ${more} more` : shown;
}

function stackLines(error: AthanorError, style: Style): string[] {
  const lines: string[] = [];
  let current: unknown = error;
  while (current instanceof Error) {
    lines.push("", ...(current.stack ?? String(current)).split("\n"));
    current = current.cause;
  }
  return lines.map((line) => style.dim(line));
}

/** An error as `--json` prints it, without secrets. */
export function errorObject(
  { code, message, hint, details }: AthanorError,
): Record<string, unknown> {
  return redactAll({ code, message, hint: hint ?? null, details });
}

function redactAll(value: Record<string, unknown>): Record<string, unknown> {
  const text = JSON.stringify(value, (_, item) => {
    if (typeof item === "string") return redactText(item);
    if (typeof item === "bigint") return String(item);
    return item instanceof Error ? redactText(item.message) : item;
  });
  return JSON.parse(text);
}
