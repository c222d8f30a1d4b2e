import { AthanorError } from "../errors.ts";
import { describe } from "../kernel/mod.ts";
import { NativeOp } from "../operations/mod.ts";
import type {
  BatchOp,
  MigrateOperation,
  OperationVerbs,
} from "../operations/mod.ts";
import { readStoredSchema } from "../reflection/mod.ts";
import type { MigrationContext } from "../runtime/mod.ts";
import { invalid, quoted } from "../schema/check.ts";
import { refuseChangedValues } from "./changed_values.ts";
import { existingTable } from "./existing_table.ts";
import { isOn, rebuildLive } from "./live_rebuild.ts";
import { sameName } from "../reflection/sqlite_fold.ts";
import {
  isMereRename,
  nativeRenames,
  renamesColumn,
} from "./native_renames.ts";
import { canSend } from "./native_alter.ts";
import { saysNewTable } from "./recreate_decision.ts";
import { isUnchanged, switchOff, unenforceable } from "./unenforced.ts";
import { planRebuild, type RebuildPlan } from "./rebuild_plan.ts";
import {
  definitionOf,
  dependentsOf,
  refuseBroken,
  refuseLeftover,
  refuseTemporaryTriggers,
} from "./surroundings.ts";

/**
 * Carries a batch out in a database: by its own ALTERs where these say the
 * same, else by a new table. All that can be refused is refused first.
 */
export async function alterOnline(
  operations: OperationVerbs,
  batch: BatchOp,
  alterations: readonly MigrateOperation[],
): Promise<void> {
  const { recreate = "auto" } = batch.options;
  const { dialectName: dialect } = operations.getContext();
  // Names before the batch hold throughout, which ALTERs one by one do not keep to.
  const isOrderly = alterations.length === 1 ||
    !alterations.some(renamesColumn);
  const isNative = recreate === "auto" && isOrderly &&
    !saysNewTable(batch.options, { dialect }) &&
    alterations.every((one) => canSend(operations, one));
  if (isNative) {
    for (const one of alterations) operations.invoke(new NativeOp(one));
    return;
  }
  await inTransaction(
    operations,
    () => rebuild(operations, batch, alterations),
  );
}

/** Half of a rebuild must not stay: where no transaction is open, it is one of its own. */
async function inTransaction(
  operations: OperationVerbs,
  work: () => Promise<void>,
): Promise<void> {
  const { connection, transaction } = operations.getContext() as Partial<
    MigrationContext
  >;
  const isAlone = transaction !== undefined &&
    await connection?.inTransaction() === false;
  if (!isAlone) return await work();
  if (transaction.isLeft) throw leftTransaction();
  await transaction.begin();
  try {
    await work();
    await transaction.commit();
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}

function leftTransaction(): AthanorError {
  return new AthanorError(
    "OPERATION_UNSUPPORTED",
    "A table is not made anew outside of a transaction: half of it could stay",
    { hint: "Say the change outside of autocommitBlock." },
  );
}

async function rebuild(
  operations: OperationVerbs,
  batch: BatchOp,
  alterations: readonly MigrateOperation[],
): Promise<void> {
  const { dialectName: dialect, namingConvention } = operations.getContext();
  const sql = describe(dialect).rebuild;
  if (sql === null) return;
  const run = unenforceable(operations);
  const read = () =>
    readStoredSchema((text) => operations.query(text), batch.schema);
  const stored = await read();
  if (definitionOf(stored, batch.tableName) === undefined) {
    throw noTable(batch);
  }
  const table = await existingTable(operations, batch);
  const plan = planRebuild({
    dialect,
    table,
    operations: alterations,
    options: batch.options,
    namingConvention,
  });
  const dependents = dependentsOf(stored, table.name);
  refuseLeftover(stored, [table.name, ...dependents]);
  const dropped = droppedColumns(plan);
  refuseBroken(stored, table.name, { dropped, dialect });
  await refuseChangedValues(operations, plan, alterations);
  let enforced = await isOn(operations, sql.foreignKeys);
  const isFree = run !== undefined && isUnchanged(run);
  if (enforced && dependents.length > 0 && isFree) {
    await switchOff(run, sql);
    enforced = false;
  }
  refuseTemporaryTriggers(stored, [
    table.name,
    ...(enforced ? dependents : []),
  ]);
  const renames = nativeRenames(table, alterations);
  for (const one of renames.operations) operations.invoke(new NativeOp(one));
  const moved = renames.operations.length > 0;
  const isAuto = (batch.options.recreate ?? "auto") === "auto" &&
    !saysNewTable(batch.options, { dialect });
  if (isAuto && alterations.every(isMereRename)) return;
  await rebuildLive({
    operations,
    plan: moved ? withSources(plan, renames.current) : plan,
    stored: moved ? await read() : stored,
    sql,
    enforced,
  });
}

/** The plan for a table whose columns have their new names already. */
function withSources(
  plan: RebuildPlan,
  current: (name: string) => string,
): RebuildPlan {
  const copied = plan.copied.map((one) => ({
    ...one,
    source: current(one.source),
  }));
  return { ...plan, copied };
}

function droppedColumns({ before, kept }: RebuildPlan): string[] {
  return before.columns.map(({ name }) => name)
    .filter((name) => !kept.some((one) => sameName(one, name)));
}

function noTable({ tableName }: BatchOp): Error {
  return invalid(
    `There is no table ${quoted(tableName)}`,
    "Check its name, and whether an earlier revision makes it.",
  );
}
