import type { DialectName } from "../dialect_name.ts";
import { MigrateOperation, operationRegistry } from "../operations/mod.ts";
import type { LoweredOp, LoweringContext } from "../operations/mod.ts";

/** Changes of one table that may be said in fewer statements than one each. */
export class AlterTogetherOp extends MigrateOperation {
  constructor(readonly operations: readonly MigrateOperation[]) {
    super();
  }
}

/** Whether operations are statements of their own, whatever people registered for them. */
export function areStatements(
  operations: readonly MigrateOperation[],
  dialect: DialectName,
): boolean {
  return operations.every((one) =>
    operationRegistry.handlerFor(one, dialect).kind === "lowering"
  );
}

/** Lowers changes to one operation of the kernel, which knows which of them go together. */
export function lowerTogether(
  { operations }: AlterTogetherOp,
  context: LoweringContext,
): readonly LoweredOp[] {
  const changes = operations.flatMap((one) => {
    const handler = operationRegistry.handlerFor(one, context.dialectName);
    return handler.kind === "lowering"
      ? handler.lower(one, context).map(({ wire }) => wire)
      : [];
  });
  return [{ wire: { op: "alterTable", changes } }];
}
