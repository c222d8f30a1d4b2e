import type {
  BulkInsertOp,
  CreateTableCommentOp,
  CreateTableOp,
  DropTableCommentOp,
  DropTableOp,
  ExecuteSqlOp,
  RenameTableOp,
} from "../../operations/mod.ts";
import {
  isColumn,
  isConstraint,
  type Table,
  type TableItem,
} from "../../schema/mod.ts";
import { type Call, call, type Code, list, options, text } from "./code.ts";
import { columnCode, flag, optionalText } from "./column_code.ts";
import { constraintCode, indexCode, names } from "./constraint_code.ts";
import { infoCode } from "./info_code.ts";
import type { RenderContext } from "./render_context.ts";
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

function tableCode(table: Table, context: RenderContext): Code {
  const { name, columns, constraints, indexes } = table;
  const items = [...columns, ...constraints, ...indexes];
  return call(
    "sa.table",
    text(name),
    list(items.map((item) => itemCode(item, context))),
    options(tableOptions(table, context)),
  );
}

function itemCode(item: TableItem, context: RenderContext): Code | undefined {
  if (isColumn(item)) return columnCode(item, context);
  return isConstraint(item)
    ? constraintCode(item, context)
    : indexCode(item, context);
}

interface TableFacts extends Pick<Table, "prefixes" | "options"> {
  readonly schema?: string | undefined;
  readonly comment?: string | undefined;
  readonly info?: Table["info"] | undefined;
}

function tableOptions(
  table: TableFacts,
  context: RenderContext,
): Record<string, Code | undefined> {
  return {
    schema: optionalText(table.schema),
    comment: optionalText(table.comment),
    prefixes: table.prefixes.length === 0 ? undefined : names(table.prefixes),
    ...dialectOptions(table.options, context),
    info: infoCode(table.info),
  };
}
