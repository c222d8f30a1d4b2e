import type { BatchOp, OperationVerbs } from "../operations/mod.ts";
import { invalid, quoted } from "../schema/check.ts";
import { isColumn, nameText } from "../schema/mod.ts";
import type { Column, Constraint, Table } from "../schema/mod.ts";
import { sameName } from "../reflection/sqlite_fold.ts";

/**
 * The table of a batch as it is: what `copyFrom` says, else what the database
 * says, with what the batch puts in its place.
 *
 * @throws {AthanorError} `OPERATION_INVALID` when there is no such table, or when its values would not say all of it
 */
export async function existingTable(
  operations: OperationVerbs,
  batch: BatchOp,
): Promise<Table> {
  const { copyFrom, reflectArgs = [], reflectKwargs } = batch.options;
  if (copyFrom !== undefined) return { ...copyFrom, name: batch.tableName };
  const table = await reflected(operations, batch);
  const columnReflect = reflectKwargs?.columnReflect ?? ((one) => one);
  return withArguments({
    ...table,
    columns: table.columns.map((one) => columnReflect(one)),
  }, reflectArgs);
}

async function reflected(
  operations: OperationVerbs,
  { tableName, schema }: BatchOp,
): Promise<Table> {
  const inspector = await operations.inspect();
  const table = await inspector.table(tableName, { schema });
  if (table === undefined) {
    throw invalid(
      `There is no table ${quoted(tableName)}`,
      "Check its name, and whether an earlier revision makes it.",
    );
  }
  if (table.missing === undefined || table.missing.length === 0) return table;
  throw invalid(
    `The table ${quoted(tableName)} cannot be made anew as it is: ${
      table.missing.join("; ")
    }`,
    "Give batchAlterTable the whole table with copyFrom.",
  );
}

function withArguments(
  table: Table,
  given: readonly (Column | Constraint)[],
): Table {
  let { columns, constraints } = table;
  for (const one of given) {
    if (isColumn(one)) {
      columns = replaced(
        columns,
        one,
        (other) => sameName(other.name, one.name),
      );
    } else {
      const name = nameText(one.name);
      constraints = replaced(
        constraints,
        one,
        (other) => name !== undefined && nameText(other.name) === name,
      );
    }
  }
  return { ...table, columns, constraints };
}

/** A list with one element in the place of the one that it stands for, or at the end. */
function replaced<T>(
  list: readonly T[],
  value: T,
  isSame: (other: T) => boolean,
): readonly T[] {
  return list.some(isSame)
    ? list.map((other) => isSame(other) ? value : other)
    : [...list, value];
}
