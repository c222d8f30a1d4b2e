import { AthanorError } from "../errors.ts";
import { describe } from "../kernel/mod.ts";
import { type BatchOp, NativeOp } from "../operations/mod.ts";
import type { MigrateOperation, OperationVerbs } from "../operations/mod.ts";
import { invalid, quoted } from "../schema/check.ts";
import { isAlteration } from "./apply_operation.ts";
import { alterOnline } from "./online_batch.ts";
import { planRebuild, rebuildOperations } from "./rebuild_plan.ts";
import { AlterTogetherOp, areStatements } from "./together_op.ts";
import { checkPlaces, isMereComment, recreates } from "./recreate_decision.ts";

/** Carries a batch out: by ALTER, or by a new table that takes over the rows. */
export function carryOutBatch(
  operations: OperationVerbs,
  batch: BatchOp,
): void | Promise<void> {
  const { dialectName } = operations.getContext();
  const facts = describe(dialectName);
  const { options } = batch;
  checkTable(batch);
  for (const one of batch.ops) if (!isAlteration(one)) operations.invoke(one);
  const alterations = batch.ops.filter((one) =>
    isAlteration(one) && !isMereComment(one, facts)
  );
  checkPlaces(alterations, options, facts);
  if (!recreates(alterations, options, facts)) {
    alter(operations, batch, alterations);
    return;
  }
  if (facts.rebuild === null) throw noRebuild(batch);
  return rebuild(operations, batch, alterations);
}

/** Changes the table in place. */
function alter(
  operations: OperationVerbs,
  batch: BatchOp,
  alterations: readonly MigrateOperation[],
): void {
  const { dialectName } = operations.getContext();
  if (alterations.length > 1 && areStatements(alterations, dialectName)) {
    operations.invoke(new AlterTogetherOp(alterations));
    return;
  }
  const isNative = batch.options.recreate === "never";
  for (const one of alterations) {
    operations.invoke(isNative ? new NativeOp(one) : one);
  }
}

function rebuild(
  operations: OperationVerbs,
  batch: BatchOp,
  alterations: readonly MigrateOperation[],
): void | Promise<void> {
  const { dialectName, namingConvention, isOffline } = operations.getContext();
  const { copyFrom, ...options } = batch.options;
  const request = { dialect: dialectName, options, namingConvention };
  if (!isOffline) return alterOnline(operations, batch, alterations);
  if (copyFrom === undefined) throw nothingToReadFrom(batch);
  const plan = planRebuild({
    ...request,
    table: { ...copyFrom, name: batch.tableName },
    operations: alterations,
  });
  for (const one of rebuildOperations(plan)) operations.invoke(one);
}

/** An operation that another hand put into the batch may be one on another table. */
function checkTable({ tableName, ops }: BatchOp): void {
  for (const one of ops) {
    if (!isAlteration(one) || one.tableName === undefined) continue;
    if (one.tableName === tableName) continue;
    throw invalid(
      `An operation on the table ${
        quoted(one.tableName)
      } is in a batch on the table ${quoted(tableName)}`,
      "Say it outside of the batch.",
    );
  }
}

function noRebuild({ tableName }: BatchOp): AthanorError {
  return new AthanorError(
    "OPERATION_UNSUPPORTED",
    `The table ${
      quoted(tableName)
    } is not made anew here: this database alters tables in place, and a new table would lose what hangs on the old one, such as grants, views and the numbering of keys`,
    { hint: 'Leave out recreate: "always".' },
  );
}

function nothingToReadFrom({ tableName }: BatchOp): AthanorError {
  return new AthanorError(
    "OFFLINE_UNAVAILABLE",
    `A script cannot tell how the table ${
      quoted(tableName)
    } looks, which must be made anew`,
    {
      hint:
        "Give batchAlterTable the whole table: { copyFrom: sa.table(name, [sa.column(…), …]) }.",
    },
  );
}
