import {
  CreateTableCommentOp,
  DropTableCommentOp,
  schemaOf,
} from "../../operations/mod.ts";
import type {
  ComparatorEvents,
  ComparisonContext,
} from "../comparison_context.ts";

/** Compares the comments of a table. */
export function compareTableComment(
  { facts }: ComparisonContext,
  event: ComparatorEvents["table"],
): void {
  const { modifyTableOps, tableName, database, target } = event;
  if (database === undefined || target === undefined) return;
  if (!facts.supportsComments) return;
  const [old, wanted] = [database.comment ?? "", target.comment ?? ""];
  if (old === wanted) return;
  const options = {
    ...(old === "" ? {} : { existingComment: old }),
    ...schemaOf(modifyTableOps),
  };
  modifyTableOps.ops.push(
    wanted === ""
      ? new DropTableCommentOp(tableName, options)
      : new CreateTableCommentOp(tableName, wanted, options),
  );
}
