import {
  AddConstraintOp,
  BatchOp,
  DropConstraintOp,
  ModifyTableOps,
  schemaOf,
} from "../../operations/mod.ts";
import type { MigrateOperation, UpgradeOps } from "../../operations/mod.ts";
import type { ComparisonContext } from "../comparison_context.ts";

/**
 * A table that gets another primary key changes as a whole where it cannot be
 * without one for a moment: a column that counts (MySQL), a table without row
 * ids and a new key that numbers the rows (SQLite).
 */
export function batchKeys(
  upgradeOps: UpgradeOps,
  { facts }: ComparisonContext,
): void {
  if (!facts.joinedAlters && facts.rebuild === null) return;
  upgradeOps.ops = upgradeOps.ops.map((one) =>
    one instanceof ModifyTableOps && one.ops.length > 1 &&
      one.ops.some(changesKey)
      ? new BatchOp(one.tableName, one.ops, schemaOf(one))
      : one
  );
}

function changesKey(operation: MigrateOperation): boolean {
  return operation instanceof DropConstraintOp
    ? operation.constraintType === "primary"
    : operation instanceof AddConstraintOp &&
      operation.constraint.kind === "primaryKey";
}
