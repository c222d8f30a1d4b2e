import { BatchOp, NativeOp, schemaOf } from "../operations/mod.ts";
import type {
  AddColumnOp,
  AddConstraintOp,
  AlterColumnOp,
  DropConstraintOp,
  OperationVerbs,
} from "../operations/mod.ts";
import { canSend } from "./native_alter.ts";

/** What goes through a batch where a database has no ALTER for it. */
export type Alteration =
  | AddColumnOp
  | AddConstraintOp
  | AlterColumnOp
  | DropConstraintOp;

/**
 * Has an alteration that a database lacks go through a batch by itself. A
 * script cannot tell how the table looks: there the kernel's own refusal says
 * what to do.
 */
export function alterOrRebuild(
  operations: OperationVerbs,
  operation: Alteration,
): void {
  const { tableName } = operation;
  const { isOffline } = operations.getContext();
  if (isOffline || canSend(operations, operation)) {
    operations.invoke(new NativeOp(operation));
  } else {
    operations.invoke(
      new BatchOp(tableName, [operation], schemaOf(operation)),
    );
  }
}
