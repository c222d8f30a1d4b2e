/**
 * Renames of columns, taken out of a batch to go first.
 *
 * `ALTER TABLE … RENAME COLUMN` follows a column into everything that names it:
 * checks, indexes, triggers, views, and foreign keys of other tables.
 *
 * @module
 */
import { AlterColumnOp, DropColumnOp, schemaOf } from "../operations/mod.ts";
import type { MigrateOperation } from "../operations/mod.ts";
import type { Table } from "../schema/mod.ts";
import { fold, sameName } from "../reflection/sqlite_fold.ts";

/** A column's name before and after. */
interface Rename {
  readonly from: string;
  readonly to: string;
}

/** The renames of a batch, to be sent as they are. */
export interface NativeRenames {
  readonly operations: readonly AlterColumnOp[];
  /** The name that a column has after them, by its name before. */
  current(name: string): string;
}

/** Whether an operation renames a column. */
export function renamesColumn(operation: MigrateOperation): boolean {
  return operation instanceof AlterColumnOp &&
    operation.modify.name !== undefined;
}

/** Whether an operation does nothing else. */
export function isMereRename(operation: MigrateOperation): boolean {
  return operation instanceof AlterColumnOp && renamesColumn(operation) &&
    Object.keys(operation.modify).length === 1;
}

/** The renames in the operations of a batch on a table. */
export function nativeRenames(
  table: Table,
  operations: readonly MigrateOperation[],
): NativeRenames {
  const wanted = operations.flatMap((one) =>
    one instanceof AlterColumnOp && one.modify.name !== undefined
      ? [{ from: one.columnName, to: one.modify.name }]
      : []
  ).filter(({ from, to }) => from !== to);
  const steps = inSteps(table, wanted, droppedBy(operations));
  const place = schemaOf(table);
  const names = new Map<string, string>();
  for (const { from, to } of steps) {
    const origin = [...names].find(([, name]) => sameName(name, from))?.[0];
    names.set(origin ?? fold(from), to);
  }
  return {
    operations: steps.map(({ from, to }) =>
      new AlterColumnOp(table.name, from, { ...place, newColumnName: to })
    ),
    current: (name) => names.get(fold(name)) ?? name,
  };
}

/** Where a new name is taken by a column that gives it up, that one steps aside first. */
function inSteps(
  table: Table,
  wanted: readonly Rename[],
  dropped: readonly string[],
): readonly Rename[] {
  const taken = (name: string) =>
    table.columns.some((one) => sameName(one.name, name));
  const conflicts = wanted.some(({ from, to }) =>
    taken(to) && !sameName(from, to)
  );
  if (!conflicts) return wanted;
  const aside = [
    ...wanted.map(({ from }) => from),
    ...dropped.filter((name) => wanted.some(({ to }) => sameName(name, to))),
  ].map((from, index) => ({ from, to: `_athanor_tmp_${index}` }));
  const back = wanted.map(({ to }, index) => ({ from: aside[index]!.to, to }));
  return [...aside, ...back];
}

function droppedBy(operations: readonly MigrateOperation[]): string[] {
  return operations.flatMap((one) =>
    one instanceof DropColumnOp ? [one.columnName] : []
  );
}
