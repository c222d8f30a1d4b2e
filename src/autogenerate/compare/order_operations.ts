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
      const columns = oldKey(one.ops);
      const rank = (operation: MigrateOperation) =>
        operation instanceof DropColumnOp &&
          columns.includes(operation.columnName)
          ? WITH_KEY
          : rankOf(operation);
      one.ops = one.ops.toSorted((a, b) => rank(a) - rank(b));
    }
  }
  // Where tables are made anew, only keys to tables that go are in the way.
  const isChange = (one: MigrateOperation) =>
    one instanceof DropTableOp ||
    (facts.altersConstraints && one instanceof ModifyTableOps);
  moveForeignKeys(upgradeOps, isChange);
}

const LAST = 12;
/** Behind the new primary key: a column that counts goes in one statement with the old one. */
const WITH_KEY = 7;

/** The columns of the primary key that goes. */
function oldKey(ops: readonly MigrateOperation[]): readonly string[] {
  return ops.flatMap((one) =>
    one instanceof DropConstraintOp && one.original?.kind === "primaryKey"
      ? one.original.columns
      : []
  );
}

const DROPS = { foreignkey: 0, unique: 1, check: 1, primary: 3 } as const;
const ADDS = {
  primaryKey: 6,
  unique: 9,
  check: 9,
  exclude: 9,
  foreignKey: 10,
} as const;

/** Operations of others stay behind all but the drop of columns. */
function rankOf(operation: MigrateOperation): number {
  if (operation instanceof DropConstraintOp) {
    return DROPS[operation.constraintType ?? "check"];
  }
  if (operation instanceof DropIndexOp) return 2;
  if (operation instanceof AddColumnOp) return 4;
  if (operation instanceof AlterColumnOp) return 5;
  if (operation instanceof AddConstraintOp) {
    return ADDS[operation.constraint.kind];
  }
  if (operation instanceof CreateIndexOp) return 8;
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
