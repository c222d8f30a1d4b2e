/**
 * What each operation on rows is to the kernel.
 *
 * @module
 */
import type { DialectName } from "../../dialect_name.ts";
import type {
  WireInsertColumn,
  WireLiteral,
  WireOp,
} from "../../kernel/wire.ts";
import { quoted } from "../../schema/check.ts";
import type { Column } from "../../schema/column.ts";
import type { ColumnType } from "../../schema/column_type.ts";
import type { Table } from "../../schema/table.ts";
import { isSqlValue, toBindable, toLiteral } from "../literal.ts";
import type { CopyRowsOp } from "../ops/copy_rows_op.ts";
import type { BulkInsertOp, ExecuteSqlOp, InsertRow } from "../ops/data_ops.ts";
import { optional } from "../table_place.ts";
import type { LoweredOp, LoweringContext } from "../registry.ts";
import { lowerType } from "./lower_column.ts";
import { wireTable } from "./names.ts";
import { constraintsOf } from "../../schema/table_parts.ts";

type WireInsert = Extract<WireOp, { op: "insert" }>;

/** Rows in a row that have values for the same columns. */
interface RowGroup {
  readonly columns: readonly Column[];
  readonly rows: InsertRow[];
}

/** Lowers `execute`. */
export function lowerExecute(
  operation: ExecuteSqlOp,
  { dialectName }: LoweringContext,
): WireOp {
  const { sql, parameters } = operation.statement;
  if (parameters === undefined) return { op: "execute", sql };
  const literals = Object.entries(parameters).map((
    [name, value],
  ): [string, WireLiteral] => [
    name,
    toLiteral(value, `parameter ${quoted(name)}`, { dialectName }),
  ]);
  return { op: "execute", sql, parameters: Object.fromEntries(literals) };
}

/** Lowers the move of rows to another table. */
export function lowerCopyRows(
  { from, to, columns }: CopyRowsOp,
  context: LoweringContext,
): WireOp {
  const here = { ...context, ...from, schema: from.schema };
  const typeOf = (type: ColumnType | undefined) =>
    type === undefined ? undefined : lowerType(type, here);
  return {
    op: "copyRows",
    from: wireTable(from),
    to: wireTable(to),
    columns: columns.map(({ name, source, type, sourceType }) => ({
      name,
      source,
      ...optional("type", typeOf(type)),
      ...optional("sourceType", typeOf(sourceType)),
    })),
  };
}

/**
 * Lowers `bulkInsert`. Values are written into the text of a script, and bound
 * when they are sent, except those that are SQL themselves.
 */
export function lowerBulkInsert(
  operation: BulkInsertOp,
  context: LoweringContext,
): readonly LoweredOp[] {
  return groupRows(operation).map((group) => {
    const insert = insertInto(operation, group, context);
    const isInline = context.isOffline ||
      group.rows.some((row) => Object.values(row).some(isSqlValue));
    const { dialectName } = context;
    return isInline
      ? inlineRows(insert, group, dialectName)
      : boundRows(insert, group, dialectName);
  });
}

function inlineRows(
  insert: WireInsert,
  group: RowGroup,
  dialectName: DialectName,
): LoweredOp {
  const rows = group.rows.map((row) =>
    group.columns.map(({ name, type }) =>
      toLiteral(row[name], `value of the column ${quoted(name)}`, {
        dialectName,
        type,
      })
    )
  );
  return { wire: { ...insert, rows } };
}

function boundRows(
  insert: WireInsert,
  group: RowGroup,
  dialectName: DialectName,
): LoweredOp {
  const rows = group.rows.map((row) =>
    group.columns.map(({ name, type }) =>
      toBindable(row[name], `value of the column ${quoted(name)}`, {
        dialectName,
        type,
      })
    )
  );
  return { wire: { ...insert, boundRows: rows.length }, boundRows: rows };
}

function insertInto(
  operation: BulkInsertOp,
  group: RowGroup,
  context: LoweringContext,
): WireInsert {
  const { table } = operation;
  const givesKeys = operation.identityInsert ??
    numbersItself(table, group, context);
  const place = { tableName: table.name, schema: table.schema };
  const columns = group.columns.map(({ name, type }): WireInsertColumn => ({
    name,
    ...(type === undefined
      ? {}
      : { type: lowerType(type, { ...context, ...place }) }),
  }));
  return {
    op: "insert",
    table: wireTable(place),
    columns,
    ...(givesKeys ? { identityInsert: true } : {}),
  };
}

/** Rows in their order, cut wherever the columns that they name change. */
function groupRows(operation: BulkInsertOp): readonly RowGroup[] {
  const { table, rows, multiinsert } = operation;
  const groups: RowGroup[] = [];
  for (const row of rows) {
    const columns = table.columns.filter(({ name }) => row[name] !== undefined);
    const last = groups.at(-1);
    const isSame = last?.columns.length === columns.length &&
      last.columns.every((one, index) => one === columns[index]);
    if (isSame && multiinsert) last.rows.push(row);
    else groups.push({ columns, rows: [row] });
  }
  return groups;
}

/** Whether rows have values for a column that would number itself. */
function numbersItself(
  table: Table,
  group: RowGroup,
  context: LoweringContext,
): boolean {
  const keys = constraintsOf(table)
    .flatMap((one) => one.kind === "primaryKey" ? one.columns : []);
  // A table that says nothing of keys is a sketch; Alembic's scripts assume a key.
  if (keys.length === 0) return context.isOffline;
  return group.columns.some(({ name, serverDefault, autoincrement }) =>
    autoincrement === true ||
    (typeof serverDefault === "object" && serverDefault.kind === "identity") ||
    (keys.length === 1 && keys.includes(name) && autoincrement !== false)
  );
}
