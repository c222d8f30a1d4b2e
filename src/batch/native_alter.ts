import { isAthanorError } from "../errors.ts";
import { render } from "../kernel/mod.ts";
import {
  AddColumnOp,
  DropColumnOp,
  DropConstraintOp,
  operationRegistry,
} from "../operations/mod.ts";
import type { MigrateOperation, OperationVerbs } from "../operations/mod.ts";
import { isSqlText } from "../schema/mod.ts";
import { needsRebuild } from "./recreate_decision.ts";

/**
 * Whether the database that is connected has an ALTER of its own that says the
 * same. The kernel knows, by the server's version.
 */
export function canSend(
  operations: OperationVerbs,
  operation: MigrateOperation,
): boolean {
  // What has no name is found by what it says, which no ALTER can.
  if (operation instanceof DropConstraintOp && isUnnamed(operation)) {
    return false;
  }
  if (!needsRebuild(operation)) return true;
  if (operation instanceof AddColumnOp) return isConstantAlone(operation);
  // The database refuses to drop a column that an index or a constraint names.
  if (operation instanceof DropColumnOp) return false;
  const { dialectName, namingConvention } = operations.getContext();
  const lowered = operationRegistry.loweringOf(operation)(operation, {
    dialectName,
    namingConvention,
    isOffline: false,
  });
  try {
    render({
      dialect: dialectName,
      serverVersion: operations.getBind().serverVersion,
      ops: lowered.map(({ wire }) => wire),
    });
    return true;
  } catch (error) {
    if (isAthanorError(error) && error.code === "OPERATION_UNSUPPORTED") {
      return false;
    }
    throw error;
  }
}

/** A text that says the same for every row. */
const CONSTANT = /^(?:[-+]?[\d.]+|x?'(?:[^']|'')*'|null|true|false)$/i;

/** Whether a new column would need a new table only if its default were computed. */
function isConstantAlone(operation: AddColumnOp): boolean {
  const { serverDefault, ...column } = operation.column;
  if (!isSqlText(serverDefault) || !CONSTANT.test(serverDefault.sql.trim())) {
    return false;
  }
  const plain = new AddColumnOp(operation.tableName, column, {
    ...(operation.inlineReferences === true ? { inlineReferences: true } : {}),
  });
  return !needsRebuild(plain);
}

function isUnnamed({ constraintName, isFound }: DropConstraintOp): boolean {
  return constraintName === undefined && isFound;
}
