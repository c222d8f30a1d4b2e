/**
 * How revisions are written for people: on a line, in aligned columns, or in
 * full.
 *
 * @module
 */
import type { RevisionInfo } from "./revision_info.ts";
import { alignColumns, type Style } from "./style.ts";

/** What a listing knows beside the revisions. */
export interface RevisionTextOptions {
  readonly style: Style;
  /** The ids in the version table, which are marked. */
  readonly current?: readonly string[] | undefined;
  /** The ids of revisions that are half done, which are marked. */
  readonly stopped?: readonly string[] | undefined;
}

/** What stands for no revision. */
export const BASE = "<base>";

/** Ids separated by commas; `<base>` for none. */
export function idList(ids: readonly string[]): string {
  return ids.join(", ") || BASE;
}

/** Revisions in columns: id, marks, doc. */
export function revisionLines(
  revisions: readonly RevisionInfo[],
  options: RevisionTextOptions,
): string {
  const { style } = options;
  return alignColumns(revisions.map((info) => [
    style.yellow(info.id),
    marks(info, options),
    info.doc,
  ]));
}

/** Revisions in columns, each after its parents. */
export function historyLines(
  revisions: readonly RevisionInfo[],
  options: RevisionTextOptions,
): string {
  const { style } = options;
  return alignColumns(revisions.map((info) => [
    style.dim(parents(info)),
    `${style.dim("->")} ${style.yellow(info.id)}`,
    marks(info, options),
    info.doc,
  ]));
}

/** Revisions in full, with a blank line between them. */
export function revisionBlocks(
  revisions: readonly RevisionInfo[],
  options: RevisionTextOptions,
): string {
  return revisions.map((info) => block(info, options)).join("\n\n");
}

function block(info: RevisionInfo, options: RevisionTextOptions): string {
  const { style } = options;
  const rows: [string, string][] = [
    [
      "Revision",
      [style.yellow(info.id), stateMarks(info, options)].filter(Boolean)
        .join(" "),
    ],
    [info.isMergePoint ? "Merges" : "Parent", idList(info.down)],
  ];
  if (info.dependencies.length > 0) {
    rows.push(["Depends on", info.dependencies.join(", ")]);
  }
  if (info.isBranchPoint) {
    rows.push(["Branches into", info.children.join(", ")]);
  }
  if (info.labels.length > 0) rows.push(["Labels", info.labels.join(", ")]);
  if (info.path !== null) rows.push(["File", info.path]);
  const facts = alignColumns(
    rows.map(([name, value]) => [`${style.bold(`${name}:`)}`, value]),
  );
  const doc = info.longDoc.split("\n").map((line) =>
    line === "" ? "" : `    ${line}`
  );
  return info.longDoc === "" ? facts : [facts, "", ...doc].join("\n");
}

function parents({ down, dependencies }: RevisionInfo): string {
  const extra = dependencies.length === 0
    ? ""
    : ` (${dependencies.join(", ")})`;
  return idList(down) + extra;
}

/** What is said of a revision between its id and its doc, such as `(head)`. */
export function marks(
  info: RevisionInfo,
  options: RevisionTextOptions,
): string {
  const labels = info.labels.length === 0
    ? ""
    : options.style.cyan(`(${info.labels.join(", ")})`);
  return [labels, stateMarks(info, options)].filter(Boolean).join(" ");
}

function stateMarks(
  info: RevisionInfo,
  { style, current = [], stopped = [] }: RevisionTextOptions,
): string {
  const found: string[] = [];
  if (info.isEffectiveHead) found.push(style.green("(effective head)"));
  else if (info.isHead) found.push(style.green("(head)"));
  if (current.includes(info.id)) found.push(style.bold("(current)"));
  if (stopped.includes(info.id)) found.push(style.red("(half done)"));
  if (info.isBranchPoint) found.push("(branchpoint)");
  if (info.isMergePoint) found.push("(mergepoint)");
  return found.join(" ");
}
