/**
 * What becomes of constraints and indexes when a column goes.
 *
 * What is on that column alone goes with it. What names it beside others, or in
 * an expression, would mean something else without it: it must be dropped by
 * name in the same batch.
 *
 * @module
 */
import { constraintType } from "../operations/mod.ts";
import { invalid, quoted } from "../schema/check.ts";
import { CONSTRAINT_WORDS } from "../schema/constraint_words.ts";
import type { Constraint, Index } from "../schema/mod.ts";
import { nameText } from "../schema/mod.ts";
import { hasName } from "./names.ts";
import {
  textsOfColumn,
  textsOfConstraint,
  textsOfIndex,
} from "./part_texts.ts";
import type { TableDraft } from "./table_draft.ts";

/** The names that SQL texts use. */
export type NamesIn = (text: string) => readonly string[];

/**
 * Takes out of a draft what goes with its dropped columns.
 *
 * @throws {AthanorError} `OPERATION_INVALID` naming what would break
 */
export function settleDropped(draft: TableDraft, namesIn: NamesIn): void {
  const kept = draft.columns.filter(({ before }) => before !== undefined)
    .map(({ key }) => key);
  const dropped = draft.before.columns.map(({ name }) => name)
    .filter((name) => !kept.includes(name));
  if (dropped.length === 0) return;
  const judge = new Judge(draft.before.name, dropped, namesIn);
  draft.constraints = draft.constraints.filter(({ value, isNew }) =>
    isNew || judge.keepsConstraint(value)
  );
  draft.indexes = draft.indexes.filter(({ value, isNew }) =>
    isNew || judge.keepsIndex(value)
  );
  for (const { before, column } of draft.columns) {
    if (before !== undefined) {
      judge.checkTexts(
        textsOfColumn(column),
        `the column ${quoted(column.name)}`,
        "Change or drop that column in the same batch.",
      );
    }
  }
}

class Judge {
  constructor(
    readonly tableName: string,
    readonly dropped: readonly string[],
    readonly namesIn: NamesIn,
  ) {}

  keepsConstraint(value: Constraint): boolean {
    const { kind } = value;
    const columns = "columns" in value ? value.columns : [];
    const name = nameText(value.name);
    const what = name === undefined
      ? `a ${CONSTRAINT_WORDS[kind]} without a name`
      : `the ${CONSTRAINT_WORDS[kind]} ${quoted(name)}`;
    const call = name === undefined
      ? `batch.dropConstraint(null, ${described(value)})`
      : `batch.dropConstraint("${name}")`;
    const wayOut = `Drop it in the same batch: ${call}.`;
    this.checkTexts(textsOfConstraint(value), what, wayOut);
    return this.#keepsColumns(columns, what, wayOut);
  }

  keepsIndex(value: Index): boolean {
    const name = nameText(value.name) ?? "";
    const what = `the index ${quoted(name)}`;
    const wayOut = `Drop it in the same batch: batch.dropIndex("${name}").`;
    this.checkTexts(textsOfIndex(value), what, wayOut);
    const columns = value.columns.flatMap((one) =>
      typeof one === "string" ? [one] : "column" in one ? [one.column] : []
    );
    return this.#keepsColumns(columns, what, wayOut);
  }

  checkTexts(texts: readonly string[], what: string, wayOut: string): void {
    for (const text of texts) {
      const names = this.namesIn(text);
      const column = this.dropped.find((one) => hasName(names, one));
      if (column !== undefined) throw this.#refusal(column, what, wayOut);
    }
  }

  #keepsColumns(
    columns: readonly string[],
    what: string,
    wayOut: string,
  ): boolean {
    const column = this.dropped.find((one) => hasName(columns, one));
    if (column === undefined) return true;
    if (columns.every((one) => hasName(this.dropped, one))) return false;
    throw this.#refusal(column, what, wayOut);
  }

  #refusal(column: string, what: string, wayOut: string): Error {
    return invalid(
      `The column ${quoted(column)} of the table ${
        quoted(this.tableName)
      } cannot be dropped: ${what} names it`,
      wayOut,
    );
  }
}

/** How a constraint without a name is said to be dropped. */
function described(constraint: Constraint): string {
  if (constraint.kind === "check") {
    return `{ type: "check", condition: ${JSON.stringify(constraint.sql)} }`;
  }
  const type = constraintType(constraint);
  return "columns" in constraint && constraint.kind !== "primaryKey"
    ? `{ type: "${type}", columns: ${JSON.stringify(constraint.columns)} }`
    : `{ type: "${type}" }`;
}
