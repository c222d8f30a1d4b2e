import { BatchOp, type ModifyTableOps } from "../../operations/mod.ts";
import { type Block, type Call, call, list, members, text } from "./code.ts";
import { optionalText } from "./column_code.ts";
import { constraintCode } from "./constraint_code.ts";
import type { RenderContext } from "./render_context.ts";
import { itemCode, tableCode } from "./table_code.ts";
import { unwritable } from "./unwritable.ts";
import { valueCode } from "./value_code.ts";

/** `op.batchAlterTable()` with a block of statements. */
export function batchBlock(
  table: ModifyTableOps,
  body: Block["body"],
  context: RenderContext,
): Call {
  const given = members({
    schema: optionalText(table.schema),
    ...(table instanceof BatchOp && batchOptions(table, context)),
  });
  return call("op.batchAlterTable", text(table.tableName), given, {
    kind: "block",
    parameters: "(batch)",
    body,
  });
}

/** @throws {AthanorError} `OPERATION_UNSUPPORTED` for functions, which no text shows */
function batchOptions(
  { options, tableName }: BatchOp,
  context: RenderContext,
): Parameters<typeof members>[0] {
  const { recreate, copyFrom, tableArgs, tableKwargs } = options;
  const { reflectArgs, namingConvention, partialReordering } = options;
  if (options.reflectKwargs?.columnReflect !== undefined) {
    throw unwritable(
      `The function columnReflect of the batch of "${tableName}"`,
      "Give reflectArgs in its place.",
    );
  }
  return {
    recreate: optionalText(recreate),
    copyFrom: copyFrom && tableCode(copyFrom, context),
    tableArgs: tableArgs &&
      list(tableArgs.map((one) => constraintCode(one, context))),
    tableKwargs: tableKwargs && valueCode(tableKwargs, context),
    reflectArgs: reflectArgs &&
      list(reflectArgs.map((one) => itemCode(one, context))),
    namingConvention: namingConvention && valueCode(namingConvention, context),
    partialReordering: partialReordering &&
      valueCode(partialReordering, context),
  };
}
