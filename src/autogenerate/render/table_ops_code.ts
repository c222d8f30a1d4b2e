import type {
  BulkInsertOp,
  CreateTableCommentOp,
  CreateTableOp,
  DropTableCommentOp,
  DropTableOp,
  ExecuteSqlOp,
  RenameTableOp,
} from "../../operations/mod.ts";
import { type Call, call, type Code, list, options, text } from "./code.ts";
import { flag, optionalText } from "./column_code.ts";
import type { RenderContext } from "./render_context.ts";
import { itemCode, tableCode, tableOptions } from "./table_code.ts";
import { dialectOptions, valueCode } from "./value_code.ts";

/** `op.createTable()` */
export function createTable(
  operation: CreateTableOp,
  context: RenderContext,
): Call {
  return call(
    "op.createTable",
    text(operation.tableName),
    list(operation.items.map((item) => itemCode(item, context))),
    options({
      ...tableOptions({ ...operation, info: operation.tableInfo }, context),
      ifNotExists: flag(operation.ifNotExists),
    }),
  );
}

/** `op.dropTable()` */
export function dropTable(
  operation: DropTableOp,
  context: RenderContext,
): Call {
  return call(
    "op.dropTable",
    text(operation.tableName),
    options({
      schema: optionalText(operation.schema),
      ifExists: flag(operation.ifExists),
      ...dialectOptions(operation.options, context),
    }),
  );
}

/** `op.renameTable()` */
export function renameTable(operation: RenameTableOp): Call {
  return call(
    "op.renameTable",
    text(operation.tableName),
    text(operation.newTableName),
    options({ schema: optionalText(operation.schema) }),
  );
}

/** `op.createTableComment()`, or the batch's. */
export function createTableComment(
  operation: CreateTableCommentOp,
  { target }: RenderContext,
): Call {
  return call(
    `${target}.createTableComment`,
    ...(target === "op" ? [text(operation.tableName)] : []),
    text(operation.comment),
    commentOptions(operation, target),
  );
}

/** `op.dropTableComment()`, or the batch's. */
export function dropTableComment(
  operation: DropTableCommentOp,
  { target }: RenderContext,
): Call {
  return call(
    `${target}.dropTableComment`,
    ...(target === "op" ? [text(operation.tableName)] : []),
    commentOptions(operation, target),
  );
}

function commentOptions(
  { existingComment, schema }: CreateTableCommentOp | DropTableCommentOp,
  target: RenderContext["target"],
): Code | undefined {
  return options({
    existingComment: optionalText(existingComment),
    schema: target === "op" ? optionalText(schema) : undefined,
  });
}

/** `op.bulkInsert()` */
export function bulkInsert(
  { table, rows, multiinsert, identityInsert }: BulkInsertOp,
  context: RenderContext,
): Call {
  return call(
    "op.bulkInsert",
    tableCode(table, context),
    list(rows.map((row) => valueCode({ ...row }, context))),
    options({
      multiinsert: multiinsert ? undefined : "false",
      identityInsert: flag(identityInsert),
    }),
  );
}

/** `op.execute()`, or the batch's. */
export function execute(
  { statement }: ExecuteSqlOp,
  context: RenderContext,
): Call {
  const { sql, parameters } = statement;
  return call(
    `${context.target}.execute`,
    text(sql),
    options({
      parameters: parameters && valueCode(parameters, context),
    }),
  );
}
