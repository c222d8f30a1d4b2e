import type {
  AlterEnumOp,
  CreateEnumOp,
  DropEnumOp,
  EnumColumn,
} from "../../operations/mod.ts";
import {
  type Call,
  call,
  type Code,
  list,
  members,
  options,
  text,
} from "./code.ts";
import { defaultCode, flag, optionalText } from "./column_code.ts";
import type { RenderContext } from "./render_context.ts";
import { valueCode } from "./value_code.ts";

/** `op.createEnum()` */
export function createEnum(operation: CreateEnumOp): Call {
  return call(
    "op.createEnum",
    text(operation.enumName),
    list(operation.values.map(text)),
    options({ schema: optionalText(operation.schema) }),
  );
}

/** `op.dropEnum()` */
export function dropEnum(operation: DropEnumOp): Call {
  return call(
    "op.dropEnum",
    text(operation.enumName),
    options({
      schema: optionalText(operation.schema),
      ifExists: flag(operation.ifExists),
    }),
  );
}

/** `op.alterEnum()` */
export function alterEnum(
  operation: AlterEnumOp,
  context: RenderContext,
): Call {
  const { renamedValues, columns } = operation;
  const isRenamed = Object.keys(renamedValues).length > 0;
  return call(
    "op.alterEnum",
    text(operation.enumName),
    list(operation.values.map(text)),
    options({
      existingValues: list(operation.existingValues.map(text)),
      renamedValues: isRenamed ? valueCode(renamedValues, context) : undefined,
      columns: columns.length === 0
        ? undefined
        : list(columns.map((one) => columnCode(one, context))),
      schema: optionalText(operation.schema),
      remake: flag(operation.remake),
    }),
  );
}

function columnCode(
  { table, schema, column, array, serverDefault }: EnumColumn,
  context: RenderContext,
): Code {
  return members({
    table: text(table),
    schema: optionalText(schema),
    column: text(column),
    array: flag(array),
    serverDefault: serverDefault === undefined
      ? undefined
      : defaultCode(serverDefault, context),
  });
}
