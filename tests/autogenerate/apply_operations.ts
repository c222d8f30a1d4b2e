import type { Connection } from "../../src/drivers/driver.ts";
import { BatchOp, OpContainer } from "../../src/operations/mod.ts";
import type { MigrateOperation } from "../../src/operations/mod.ts";
import { MigrationContext } from "../../src/runtime/mod.ts";

/** Carries operations out as a migration would. */
export async function applyOperations(
  connection: Connection,
  operations: MigrateOperation,
): Promise<void> {
  const context = await MigrationContext.configure({ connection });
  const record = (one: MigrateOperation): void => {
    const isMany = one instanceof OpContainer && !(one instanceof BatchOp);
    if (isMany) one.ops.forEach(record);
    else context.record(one, undefined);
  };
  record(operations);
  await context.flush();
}
