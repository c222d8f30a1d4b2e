import {
  AddConstraintOp,
  AlterColumnOp,
  DropColumnOp,
  DropConstraintOp,
  keyOfPlace,
  ModifyTableOps,
  schemaOf,
} from "../../operations/mod.ts";
import type { UpgradeOps } from "../../operations/mod.ts";
import type { ReflectedTable } from "../../reflection/mod.ts";
import type { Column } from "../../schema/mod.ts";
import type { ComparisonContext } from "../comparison_context.ts";
import { plainName } from "../sides/name_filter.ts";
import { FOLLOWS, ofKind } from "./compare_constraints.ts";
import { existingState } from "./existing_state.ts";

/**
 * A CHECK that is a column's own (MariaDB) is not dropped by its name but by
 * telling the column anew, which loses it without a word, too. So a column that
 * is told anew gets it again, as a CHECK of the table, and a column whose CHECK
 * goes is told anew.
 */
export function settleColumnChecks(
  upgradeOps: UpgradeOps,
  { database }: ComparisonContext,
): void {
  for (const modify of upgradeOps.ops) {
    if (!(modify instanceof ModifyTableOps)) continue;
    const table = database.tables.get(keyOfPlace(modify));
    for (const checked of table?.checkedColumns ?? []) {
      const column = table?.columns.find(({ name }) => name === checked);
      if (table && column) settle(modify, table, column);
    }
  }
}

function settle(
  modify: ModifyTableOps,
  table: ReflectedTable,
  column: Column,
): void {
  const check = ofKind(table, "check")
    .find(({ name }) => plainName(name) === column.name);
  if (check === undefined) return;
  const isToldAnew = modify.ops.some((one) => tellsAnew(one, column));
  let drop = modify.ops.find((one) =>
    one instanceof DropConstraintOp && one.original === check
  );
  if (drop === undefined) {
    if (!isToldAnew) return;
    drop = DropConstraintOp.fromConstraint(check, modify);
    const again = AddConstraintOp.fromConstraint(check, modify);
    for (const one of [drop, again]) {
      one.info[FOLLOWS] = true;
      modify.ops.push(one);
    }
  } else if (!isToldAnew) {
    modify.ops.push(tellAnew(modify, column));
  }
  // By its name it can be dropped only once it is the table's.
  (drop as DropConstraintOp).ifExists = true;
}

/** Whether an operation has MariaDB read the whole column anew, or drops it. */
function tellsAnew(operation: unknown, { name, type }: Column): boolean {
  if (operation instanceof DropColumnOp) return operation.columnName === name;
  if (!(operation instanceof AlterColumnOp)) return false;
  if (operation.columnName !== name) return false;
  return /time/i.test(type?.name ?? "") ||
    Object.keys(operation.modify).some((key) => key !== "serverDefault");
}

/** An ALTER of a column that says it as it is. */
function tellAnew(
  modify: ModifyTableOps,
  column: Column,
): AlterColumnOp {
  const { name, type } = column;
  const alter = new AlterColumnOp(modify.tableName, name, schemaOf(modify));
  alter.existing = existingState(column);
  alter.modify = type === undefined ? {} : { type };
  alter.info[FOLLOWS] = true;
  alter.info["comment"] =
    "The same column without its own CHECK, which MariaDB drops only so.";
  return alter;
}
