import type {
  AddColumnOp,
  AlterColumnOp,
  ColumnState,
  CreateIndexOp,
  DropColumnOp,
  DropIndexOp,
} from "../../operations/mod.ts";
import { type Call, call, type Code, options, text } from "./code.ts";
import { columnCode, defaultCode, flag, optionalText } from "./column_code.ts";
import { indexColumns } from "./constraint_code.ts";
import { nameCode } from "./name_code.ts";
import type { RenderContext } from "./render_context.ts";
import { typeCode } from "./type_code.ts";
import { dialectOptions } from "./value_code.ts";

/** `op.addColumn()`, or the batch's; nothing when the project's hook leaves the column out. */
export function addColumn(
  operation: AddColumnOp,
  context: RenderContext,
): Call | undefined {
  const column = columnCode(operation.column, context);
  if (column === undefined) return undefined;
  return call(
    `${context.target}.addColumn`,
    ...tableArgument(operation, context),
    column,
    options({
      schema: schemaOption(operation, context),
      ifNotExists: flag(operation.ifNotExists),
      inlineReferences: flag(operation.inlineReferences),
      inlinePrimaryKey: flag(operation.inlinePrimaryKey),
      ...(context.target === "batch" && {
        insertBefore: optionalText(operation.insertBefore),
        insertAfter: optionalText(operation.insertAfter),
      }),
    }),
  );
}

/** `op.alterColumn()`, or the batch's. */
export function alterColumn(
  operation: AlterColumnOp,
  context: RenderContext,
): Call {
  const { modify, existing } = operation;
  return call(
    `${context.target}.alterColumn`,
    ...tableArgument(operation, context),
    text(operation.columnName),
    options({
      newColumnName: optionalText(modify.name),
      type: modify.type && typeCode(modify.type, context),
      nullable: flag(modify.nullable),
      serverDefault: stateDefault(modify, context),
      comment: stateComment(modify),
      autoincrement: flag(modify.autoincrement),
      ...dialectOptions(operation.options, context),
      existingType: existing.type && typeCode(existing.type, context),
      existingNullable: flag(existing.nullable),
      existingServerDefault: stateDefault(existing, context),
      existingComment: stateComment(existing),
      existingAutoincrement: flag(existing.autoincrement),
      schema: schemaOption(operation, context),
    }) ?? "{}",
  );
}

/** `op.dropColumn()`, or the batch's. */
export function dropColumn(
  operation: DropColumnOp,
  context: RenderContext,
): Call {
  return call(
    `${context.target}.dropColumn`,
    ...tableArgument(operation, context),
    text(operation.columnName),
    options({
      schema: schemaOption(operation, context),
      ifExists: flag(operation.ifExists),
      ...dialectOptions(operation.options, context),
    }),
  );
}

/** `op.createIndex()`, or the batch's. */
export function createIndex(
  operation: CreateIndexOp,
  context: RenderContext,
): Call {
  return call(
    `${context.target}.createIndex`,
    nameCode(operation.indexName),
    ...tableArgument(operation, context),
    indexColumns(operation.columns, context),
    options({
      unique: flag(operation.unique || undefined),
      schema: schemaOption(operation, context),
      ifNotExists: flag(operation.ifNotExists),
      ...dialectOptions(operation.options, context),
    }),
  );
}

/** `op.dropIndex()`, or the batch's. */
export function dropIndex(
  operation: DropIndexOp,
  context: RenderContext,
): Call {
  const { target } = context;
  return call(
    `${target}.dropIndex`,
    nameCode(operation.indexName),
    options({
      tableName: target === "op"
        ? optionalText(operation.tableName)
        : undefined,
      schema: schemaOption(operation, context),
      ifExists: flag(operation.ifExists),
      ...dialectOptions(operation.options, context),
    }),
  );
}

/** The table, which a batch block has said already. */
export function tableArgument(
  { tableName }: { readonly tableName: string },
  { target }: RenderContext,
): readonly Code[] {
  return target === "op" ? [text(tableName)] : [];
}

/** The schema, which a batch block has said already. */
export function schemaOption(
  { schema }: { readonly schema: string | undefined },
  { target }: RenderContext,
): Code | undefined {
  return target === "op" ? optionalText(schema) : undefined;
}

function stateDefault(
  { serverDefault }: ColumnState,
  context: RenderContext,
): Code | undefined {
  if (serverDefault === null) return "null";
  return serverDefault === undefined
    ? undefined
    : defaultCode(serverDefault, context);
}

function stateComment({ comment }: ColumnState): Code | undefined {
  return comment === null ? "null" : optionalText(comment);
}
