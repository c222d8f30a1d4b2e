import type { WireDialectFacts } from "../kernel/wire.ts";
import {
  AddColumnOp,
  AlterColumnOp,
  CreateIndexOp,
  CreateTableCommentOp,
  DropIndexOp,
  DropTableCommentOp,
} from "../operations/mod.ts";
import type { BatchOp, MigrateOperation } from "../operations/mod.ts";
import { constraintsOfColumn } from "../schema/table_parts.ts";
import { invalid } from "../schema/check.ts";
import { isSqlText } from "../schema/mod.ts";
import type { Column } from "../schema/mod.ts";

/** The facts that decide. */
type Facts = Pick<
  WireDialectFacts,
  "dialect" | "rebuild" | "supportsComments"
>;

/** The options of a batch. */
type Options = BatchOp["options"];

/**
 * Whether a batch makes its table anew: when it is told to, or, where the
 * dialect has few ALTERs, when one of its operations is none, or when its
 * options say something of the new table.
 */
export function recreates(
  operations: readonly MigrateOperation[],
  options: Options,
  facts: Facts,
): boolean {
  const { recreate = "auto" } = options;
  if (recreate !== "auto") return recreate === "always";
  return facts.rebuild !== null &&
    (saysNewTable(options, facts) || operations.some(needsRebuild));
}

/** Whether the options of a batch ask for what no ALTER says: an order, constraints or options of the new table. */
export function saysNewTable(
  { tableArgs = [], tableKwargs = {}, partialReordering = [] }: Options,
  { dialect }: Pick<Facts, "dialect">,
): boolean {
  return tableArgs.length > 0 || partialReordering.length > 0 ||
    Object.keys(tableKwargs).some((option) => option.startsWith(dialect));
}

/** Whether an operation asks for nothing where there are no comments. */
export function isMereComment(
  operation: MigrateOperation,
  { supportsComments }: Facts,
): boolean {
  if (supportsComments) return false;
  if (operation instanceof AlterColumnOp) {
    const changes = Object.keys(operation.modify);
    return changes.length > 0 && changes.every((key) => key === "comment");
  }
  return operation instanceof CreateTableCommentOp ||
    operation instanceof DropTableCommentOp;
}

/**
 * Refuses a place for a new column where the table is not made anew. As in
 * Alembic, what was said before the column decides.
 *
 * @throws {AthanorError} `OPERATION_INVALID`
 */
export function checkPlaces(
  operations: readonly MigrateOperation[],
  options: Options,
  facts: Facts,
): void {
  for (const [index, one] of operations.entries()) {
    if (!(one instanceof AddColumnOp)) continue;
    if (one.insertBefore === undefined && one.insertAfter === undefined) {
      continue;
    }
    if (recreates(operations.slice(0, index), options, facts)) continue;
    throw invalid(
      `The column "${one.column.name}" cannot be given a place: ALTER adds columns at the end`,
      facts.rebuild === null
        ? "Leave out insertBefore and insertAfter: no table is made anew here."
        : 'Leave out insertBefore and insertAfter, or give batchAlterTable { recreate: "always" }.',
    );
  }
}

/** Whether an operation is no ALTER that every version has. */
export function needsRebuild(operation: MigrateOperation): boolean {
  if (operation instanceof AddColumnOp) {
    const { column, inlineReferences } = operation;
    const constraints = constraintsOfColumn(column);
    const inline = inlineReferences === true && constraints.length === 1 &&
      constraints[0]?.kind === "foreignKey";
    return column.primaryKey || (constraints.length > 0 && !inline) ||
      hasExpression(column);
  }
  return !(operation instanceof CreateIndexOp ||
    operation instanceof DropIndexOp);
}

/** Whether the values of a new column must be computed for the rows that are there. */
function hasExpression({ serverDefault }: Column): boolean {
  if (serverDefault === undefined || typeof serverDefault === "string") {
    return false;
  }
  return isSqlText(serverDefault) ||
    (serverDefault.kind === "computed" && serverDefault.persisted === true);
}
