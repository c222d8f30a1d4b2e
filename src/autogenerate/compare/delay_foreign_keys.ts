import {
  AddConstraintOp,
  CreateIndexOp,
  CreateTableOp,
  ModifyTableOps,
} from "../../operations/mod.ts";
import type { MigrateOperation, UpgradeOps } from "../../operations/mod.ts";
import { tableKey } from "../../schema/mod.ts";
import type {
  Constraint,
  ForeignKeyConstraint,
  TableItem,
} from "../../schema/mod.ts";
import { referentKey } from "../../schema/table_order.ts";
import type { ComparisonContext } from "../comparison_context.ts";
import { nameToDrop } from "./made_name.ts";

/**
 * A foreign key of a new table that may need a unique key which an old table
 * only gets now is no part of the new table: it is added, and so comes last.
 */
export function delayForeignKeys(
  upgradeOps: UpgradeOps,
  { facts }: ComparisonContext,
): void {
  if (!facts.altersConstraints) return;
  const growing = new Set(upgradeOps.ops.flatMap(tableWithNewKey));
  if (growing.size === 0) return;
  upgradeOps.ops = upgradeOps.ops.flatMap((one) =>
    one instanceof CreateTableOp ? withoutEarlyKeys(one, growing) : [one]
  );
}

function tableWithNewKey(operation: MigrateOperation): readonly string[] {
  if (!(operation instanceof ModifyTableOps)) return [];
  return operation.ops.some(makesKey) ? [keyOf(operation)] : [];
}

function makesKey(operation: MigrateOperation): boolean {
  if (operation instanceof CreateIndexOp) return operation.unique === true;
  if (!(operation instanceof AddConstraintOp)) return false;
  const { kind } = operation.constraint;
  return kind === "unique" || kind === "primaryKey";
}

function withoutEarlyKeys(
  create: CreateTableOp,
  growing: ReadonlySet<string>,
): readonly MigrateOperation[] {
  const isEarly = (item: TableItem): item is ForeignKeyConstraint =>
    item.kind === "foreignKey" && referentKey(item) !== keyOf(create) &&
    growing.has(referentKey(item));
  const early = create.items.filter(isEarly);
  if (early.length === 0) return [create];
  const place = {
    tableName: create.tableName,
    ...(create.schema === undefined ? {} : { schema: create.schema }),
  };
  const taken: Constraint[] = create.items.filter((one) =>
    one.kind !== "column" && one.kind !== "index"
  );
  const added = early.map((one) => {
    const named = nameToDrop(one, create.tableName, taken);
    taken.push(named);
    return AddConstraintOp.fromConstraint(named, place);
  });
  create.items = create.items.filter((one) => !isEarly(one));
  const { tableName, ...options } = place;
  return [create, new ModifyTableOps(tableName, added, options)];
}

function keyOf(
  { tableName: name, schema }: CreateTableOp | ModifyTableOps,
): string {
  return tableKey(schema === undefined ? { name } : { name, schema });
}
