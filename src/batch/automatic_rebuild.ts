import { DIALECT_NAMES } from "../dialect_name.ts";
import { describe } from "../kernel/mod.ts";
import {
  AddColumnOp,
  AddConstraintOp,
  AlterColumnOp,
  BatchOp,
  DropConstraintOp,
  NativeOp,
} from "../operations/mod.ts";
import type { OperationRegistry, OperationVerbs } from "../operations/mod.ts";
import { canSend } from "./native_alter.ts";

type Alteration =
  | AddColumnOp
  | AddConstraintOp
  | AlterColumnOp
  | DropConstraintOp;

const CLASSES = [AddColumnOp, AddConstraintOp, AlterColumnOp, DropConstraintOp];

/**
 * Has alterations that a dialect lacks go through a batch by themselves where
 * there is a database. A script cannot tell how the table looks: there the
 * kernel's own refusal says what to do.
 */
export function registerAutomaticRebuild(registry: OperationRegistry): void {
  const dialects = DIALECT_NAMES.filter((one) =>
    describe(one).rebuild !== null
  );
  for (const dialect of dialects) {
    for (const one of CLASSES) {
      registry.registerImplementation(one, alterOrRebuild, { dialect });
    }
  }
}

function alterOrRebuild(
  operations: OperationVerbs,
  operation: Alteration,
): void {
  const { tableName, schema } = operation;
  const { isOffline } = operations.getContext();
  if (isOffline || canSend(operations, operation)) {
    operations.invoke(new NativeOp(operation));
  } else {
    const place = schema === undefined ? {} : { schema };
    operations.invoke(new BatchOp(tableName, [operation], place));
  }
}
