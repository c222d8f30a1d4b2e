import {
  AddColumnOp,
  AddConstraintOp,
  AlterColumnOp,
  CreateIndexOp,
  DropColumnOp,
  DropConstraintOp,
  DropIndexOp,
  DropTableOp,
  keyOfPlace,
  ModifyTableOps,
  schemaOf,
} from "../../operations/mod.ts";
import type { MigrateOperation, UpgradeOps } from "../../operations/mod.ts";
import { referentKey } from "../../schema/table_order.ts";
import type { ComparisonContext } from "../comparison_context.ts";

/**
 * Puts operations into an order in which a database takes them: within a table
 * what leans on columns goes before them and comes back after them, and across
 * tables a foreign key goes first and comes last when the other table changes,
 * too. Read backwards it holds as well, so that the downgrade can run.
 */
export function orderOperations(
  upgradeOps: UpgradeOps,
  { facts }: ComparisonContext,
): void {
  for (const one of upgradeOps.ops) {
    if (one instanceof ModifyTableOps) {
      one.ops = one.ops.toSorted((a, b) => rankOf(a) - rankOf(b));
    }
  }
  // Where tables are made anew, only keys to tables that go are in the way.
  const isChange = (one: MigrateOperation) =>
    one instanceof DropTableOp ||
    (facts.altersConstraints && one instanceof ModifyTableOps);
  moveForeignKeys(upgradeOps, isChange);
}

const LAST = 9;

/** Operations of others stay behind all but the drop of columns. */
function rankOf(operation: MigrateOperation): number {
  if (operation instanceof DropConstraintOp) {
    return operation.constraintType === "foreignkey" ? 0 : 1;
  }
  if (operation instanceof DropIndexOp) return 2;
  if (operation instanceof AddColumnOp) return 3;
  if (operation instanceof AlterColumnOp) return 4;
  if (operation instanceof AddConstraintOp) {
    return operation.constraint.kind === "foreignKey" ? 7 : 6;
  }
  if (operation instanceof CreateIndexOp) return 5;
  return operation instanceof DropColumnOp ? LAST : LAST - 1;
}

/** Takes the foreign keys whose other table changes out of their tables' operations. */
function moveForeignKeys(
  upgradeOps: UpgradeOps,
  isChange: (operation: MigrateOperation) => boolean,
): void {
  const changed = new Set(
    upgradeOps.ops.filter(isChange).flatMap(changedTable),
  );
  const early: ModifyTableOps[] = [];
  const late: ModifyTableOps[] = [];
  for (const modify of upgradeOps.ops) {
    if (!(modify instanceof ModifyTableOps)) continue;
    const moves = (one: MigrateOperation) => {
      const key = otherTable(one);
      return key !== undefined && key !== keyOfPlace(modify) &&
        changed.has(key);
    };
    const moved = modify.ops.filter(moves);
    if (moved.length === 0) continue;
    modify.ops = modify.ops.filter((one) => !moves(one));
    for (
      const [list, ops] of [
        [early, moved.filter((one) => one instanceof DropConstraintOp)],
        [late, moved.filter((one) => one instanceof AddConstraintOp)],
      ] as const
    ) {
      if (ops.length === 0) continue;
      list.push(
        new ModifyTableOps(modify.tableName, ops, schemaOf(modify)),
      );
    }
  }
  upgradeOps.ops = [
    ...early,
    ...upgradeOps.ops.filter((one) =>
      !(one instanceof ModifyTableOps) || one.ops.length > 0
    ),
    ...late,
  ];
}

function changedTable(operation: MigrateOperation): readonly string[] {
  const isChange = operation instanceof ModifyTableOps ||
    operation instanceof DropTableOp;
  return isChange ? [keyOfPlace(operation)] : [];
}

/** The table that a dropped or added foreign key refers to. */
function otherTable(operation: MigrateOperation): string | undefined {
  const constraint = operation instanceof AddConstraintOp
    ? operation.constraint
    : operation instanceof DropConstraintOp
    ? operation.original
    : undefined;
  return constraint?.kind === "foreignKey"
    ? referentKey(constraint)
    : undefined;
}
