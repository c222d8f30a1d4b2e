import {
  AddConstraintOp,
  AlterColumnOp,
  CreateIndexOp,
  CreateTableOp,
  keyOfPlace,
  ModifyTableOps,
  schemaOf,
} from "../../operations/mod.ts";
import type { MigrateOperation, UpgradeOps } from "../../operations/mod.ts";
import type {
  Constraint,
  ForeignKeyConstraint,
  TableItem,
} from "../../schema/mod.ts";
import { referentKey } from "../../schema/table_order.ts";
import type { ComparisonContext } from "../comparison_context.ts";
import { FOLLOWS } from "./compare_constraints.ts";
import { nameToDrop } from "./made_name.ts";
import { leansOn } from "./release_foreign_keys.ts";

/**
 * A foreign key of a new table that may need a unique key which an old table
 * only gets now, or the type that its column only gets now, is no part of the
 * new table: it is added, and so comes last.
 */
export function delayForeignKeys(
  upgradeOps: UpgradeOps,
  { facts }: ComparisonContext,
): void {
  if (!facts.altersConstraints) return;
  const growing = new Set(upgradeOps.ops.flatMap(tableWithNewKey));
  const retyped = new Set(upgradeOps.ops.flatMap(retypedColumns));
  if (growing.size + retyped.size === 0) return;
  const isEarly = (key: ForeignKeyConstraint) => {
    const referent = referentKey(key);
    return growing.has(referent) ||
      key.referentColumns.some((one) => retyped.has(`${referent}\0${one}`));
  };
  upgradeOps.ops = upgradeOps.ops.flatMap((one) =>
    one instanceof CreateTableOp ? withoutEarlyKeys(one, isEarly) : [one]
  );
}

/**
 * A foreign key of a new table leans on an index that is made for its columns:
 * added after that index, it goes before it on the way back.
 *
 * Source: MySQL refuses to drop an index that a foreign key needs (error 1553).
 */
export function delayIndexedKeys(
  upgradeOps: UpgradeOps,
  { facts }: ComparisonContext,
): void {
  if (!facts.foreignKeysMakeIndexes) return;
  for (const modify of upgradeOps.ops) {
    if (!(modify instanceof ModifyTableOps)) continue;
    const create = upgradeOps.ops.find((one): one is CreateTableOp =>
      one instanceof CreateTableOp && keyOfPlace(one) === keyOfPlace(modify)
    );
    const indexes = modify.ops.flatMap((one) =>
      one instanceof CreateIndexOp ? [one.columns] : []
    );
    if (create === undefined || indexes.length === 0) continue;
    const added = takeKeys(
      create,
      (key) => leansOn(key.columns, indexes),
    );
    for (const one of added) one.info[FOLLOWS] = true;
    modify.ops.push(...added);
  }
}

function tableWithNewKey(operation: MigrateOperation): readonly string[] {
  if (!(operation instanceof ModifyTableOps)) return [];
  return operation.ops.some(makesKey) ? [keyOfPlace(operation)] : [];
}

/** The columns that get another type, each with its table. */
function retypedColumns(operation: MigrateOperation): readonly string[] {
  if (!(operation instanceof ModifyTableOps)) return [];
  return operation.ops.flatMap((one) =>
    one instanceof AlterColumnOp && one.modify.type !== undefined
      ? [`${keyOfPlace(operation)}\0${one.columnName}`]
      : []
  );
}

function makesKey(operation: MigrateOperation): boolean {
  if (operation instanceof CreateIndexOp) return operation.unique === true;
  if (!(operation instanceof AddConstraintOp)) return false;
  const { kind } = operation.constraint;
  return kind === "unique" || kind === "primaryKey";
}

function withoutEarlyKeys(
  create: CreateTableOp,
  isEarly: (key: ForeignKeyConstraint) => boolean,
): readonly MigrateOperation[] {
  const added = takeKeys(
    create,
    (key) => referentKey(key) !== keyOfPlace(create) && isEarly(key),
  );
  if (added.length === 0) return [create];
  const { tableName } = create;
  return [create, new ModifyTableOps(tableName, added, schemaOf(create))];
}

/** Takes foreign keys out of a new table; they have to be added, each by a name. */
function takeKeys(
  create: CreateTableOp,
  isTaken: (key: ForeignKeyConstraint) => boolean,
): readonly AddConstraintOp[] {
  const isKey = (item: TableItem): item is ForeignKeyConstraint =>
    item.kind === "foreignKey" && isTaken(item);
  const taken: Constraint[] = create.items.filter((one) =>
    one.kind !== "column" && one.kind !== "index"
  );
  const added = create.items.filter(isKey).map((one) => {
    const named = nameToDrop(one, create.tableName, taken);
    taken.push(named);
    return AddConstraintOp.fromConstraint(named, create);
  });
  create.items = create.items.filter((one) => !isKey(one));
  return added;
}
