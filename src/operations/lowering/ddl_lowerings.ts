/**
 * What each operation on a schema is to the kernel.
 *
 * @module
 */
import type {
  WireConstraintName,
  WireExistingColumn,
  WireOp,
  WireTable,
} from "../../kernel/wire.ts";
import { invalid, quoted } from "../../schema/check.ts";
import { checkConstraint } from "../../schema/constraint.ts";
import type { AlterColumnOp, ColumnState } from "../ops/alter_column_op.ts";
import type { AddColumnOp, DropColumnOp } from "../ops/column_ops.ts";
import type {
  CreateTableCommentOp,
  DropTableCommentOp,
} from "../ops/comment_ops.ts";
import type {
  AddConstraintOp,
  DropConstraintOp,
} from "../ops/constraint_ops.ts";
import type { CreateIndexOp, DropIndexOp } from "../ops/index_ops.ts";
import type {
  CreateTableOp,
  DropTableOp,
  RenameTableOp,
} from "../ops/table_ops.ts";
import type { Table } from "../../schema/table.ts";
import type { LoweringContext } from "../registry.ts";
import { optional } from "../table_place.ts";
import type { TablePlace } from "../table_place.ts";
import { lowerColumn, lowerDefault, lowerType } from "./lower_column.ts";
import { lowerConstraint, lowerIndex } from "./lower_constraint.ts";
import { lowerOptions } from "./lower_options.ts";
import { constraintName, wireName, wireTable } from "./names.ts";
import type { TableContext } from "./names.ts";
import {
  constraintsOfColumn,
  constraintsOfColumns,
  indexesOf,
  indexesOfColumn,
  ownConstraintsOf,
} from "../../schema/table_parts.ts";

/** Lowers `createTable`. */
export function lowerCreateTable(
  operation: CreateTableOp,
  context: LoweringContext,
): WireOp {
  return {
    op: "createTable",
    table: lowerTable(operation.toTable(), context),
    ifNotExists: operation.ifNotExists,
  };
}

/**
 * A table with all that is created with it, as the kernel takes it.
 *
 * @internal
 */
export function lowerTable(
  table: Table,
  context: Pick<LoweringContext, "dialectName" | "namingConvention">,
): WireTable {
  const place = { tableName: table.name, schema: table.schema };
  const here = inTable(place, context);
  const own = ownConstraintsOf(table);
  const ofColumns = constraintsOfColumns(table);
  const constraints = [...own, ...ofColumns]
    .map((one) => lowerConstraint(one, here));
  const indexes = indexesOf(table).map((one) => lowerIndex(one, here));
  return {
    name: table.name,
    schema: table.schema,
    columns: table.columns.map((one) => lowerColumn(one, here)),
    constraints: unlessEmpty(constraints),
    tableConstraints: ofColumns.length === 0 ? undefined : own.length,
    indexes: unlessEmpty(indexes),
    comment: table.comment,
    prefixes: unlessEmpty(table.prefixes),
    options: lowerOptions(table.options),
  };
}

/** Lowers `dropTable`. */
export function lowerDropTable(operation: DropTableOp): WireOp {
  return {
    op: "dropTable",
    table: wireTable(operation),
    ifExists: operation.ifExists,
    options: lowerOptions(operation.options),
  };
}

/** Lowers `renameTable`. */
export function lowerRenameTable(operation: RenameTableOp): WireOp {
  return {
    op: "renameTable",
    table: wireTable(operation),
    newName: operation.newTableName,
  };
}

/** Lowers `addColumn`. */
export function lowerAddColumn(
  operation: AddColumnOp,
  context: LoweringContext,
): WireOp {
  const { column } = operation;
  const here = inTable(operation, context);
  const constraints = constraintsOfColumn(column)
    .map((one) => lowerConstraint(one, here));
  const indexes = indexesOfColumn(column).map((one) => lowerIndex(one, here));
  const isKey = operation.inlinePrimaryKey === true && column.primaryKey;
  return {
    op: "addColumn",
    table: wireTable(operation),
    column: {
      ...lowerColumn(column, here),
      ...(column.primaryKey && column.nullable === undefined
        ? { nullable: false }
        : {}),
    },
    inlinePrimaryKey: isKey || undefined,
    inlineReferences: operation.inlineReferences,
    ifNotExists: operation.ifNotExists,
    constraints: unlessEmpty(constraints),
    indexes: unlessEmpty(indexes),
  };
}

/** Lowers `dropColumn`. */
export function lowerDropColumn(operation: DropColumnOp): WireOp {
  return {
    op: "dropColumn",
    table: wireTable(operation),
    column: operation.columnName,
    ifExists: operation.ifExists,
    options: lowerOptions(operation.options),
  };
}

/** Lowers `alterColumn`. */
export function lowerAlterColumn(
  operation: AlterColumnOp,
  context: LoweringContext,
): WireOp {
  const { modify } = operation;
  const here = inTable(operation, context);
  const existing = lowerState(operation.existing, here);
  return {
    op: "alterColumn",
    table: wireTable(operation),
    column: operation.columnName,
    newName: modify.name,
    ...lowerState(modify, here),
    ...(modify.comment === null ? { comment: null } : {}),
    ...(Object.keys(existing).length === 0 ? {} : { existing }),
    options: lowerOptions(operation.options),
  };
}

/** Lowers `createIndex`. */
export function lowerCreateIndex(
  operation: CreateIndexOp,
  context: LoweringContext,
): WireOp {
  return {
    op: "createIndex",
    table: wireTable(operation),
    index: {
      ...lowerIndex(operation.toIndex(), inTable(operation, context)),
      ifNotExists: operation.ifNotExists,
    },
  };
}

/** Lowers `dropIndex`. */
export function lowerDropIndex(operation: DropIndexOp): WireOp {
  const { indexName, tableName, schema } = operation;
  return {
    op: "dropIndex",
    name: wireName(indexName) ?? "",
    ...(tableName === undefined
      ? optional("schema", schema)
      : { table: wireTable({ tableName, schema }) }),
    ifExists: operation.ifExists,
    options: lowerOptions(operation.options),
  };
}

/** Lowers the operations that add a constraint. */
export function lowerAddConstraint(
  operation: AddConstraintOp,
  context: LoweringContext,
): WireOp {
  return {
    op: "addConstraint",
    table: wireTable(operation),
    constraint: lowerConstraint(
      operation.constraint,
      inTable(operation, context),
    ),
  };
}

/** Lowers `dropConstraint`. */
export function lowerDropConstraint(
  operation: DropConstraintOp,
  context: LoweringContext,
): WireOp {
  const kind = KINDS[operation.constraintType ?? "none"];
  const name = droppedName(operation, inTable(operation, context));
  // Where the name of a primary key is needed, the kernel says so.
  if (name === undefined && kind !== "primaryKey") {
    throw invalid(
      `A constraint of the table ${
        quoted(operation.tableName)
      } cannot be dropped without its name`,
      "Name the constraint; the database's catalog has the name that it gave.",
    );
  }
  return {
    op: "dropConstraint",
    table: wireTable(operation),
    ...optional("name", name),
    ...optional("kind", kind),
    ifExists: operation.ifExists,
  };
}

/** Lowers `createTableComment`. */
export function lowerCreateTableComment(
  operation: CreateTableCommentOp,
): WireOp {
  return {
    op: "setTableComment",
    table: wireTable(operation),
    comment: operation.comment,
    existing: operation.existingComment,
  };
}

/** Lowers `dropTableComment`. */
export function lowerDropTableComment(operation: DropTableCommentOp): WireOp {
  return {
    op: "setTableComment",
    table: wireTable(operation),
    comment: null,
    existing: operation.existingComment,
  };
}

const KINDS = {
  foreignkey: "foreignKey",
  primary: "primaryKey",
  unique: "unique",
  check: "check",
  none: undefined,
} as const;

/** A list that is left out where it has no items. */
function unlessEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

function inTable(
  place: TablePlace,
  context: Pick<LoweringContext, "dialectName" | "namingConvention">,
): TableContext {
  return {
    dialectName: context.dialectName,
    namingConvention: context.namingConvention,
    tableName: place.tableName,
    schema: place.schema,
  };
}

function lowerState(
  state: ColumnState,
  context: TableContext,
): WireExistingColumn {
  const { type, nullable, serverDefault, comment, autoincrement } = state;
  return {
    ...(type === undefined ? {} : { type: lowerType(type, context) }),
    ...optional("nullable", nullable),
    ...(serverDefault === undefined ? {} : {
      default: serverDefault === null ? null : lowerDefault(serverDefault),
    }),
    ...optional("comment", comment ?? undefined),
    ...optional("autoincrement", autoincrement),
  };
}

/** The name that a constraint has in the database: only a CHECK's may have been wrapped. */
function droppedName(
  operation: DropConstraintOp,
  context: TableContext,
): WireConstraintName | undefined {
  const { original, constraintName: name, constraintType } = operation;
  if (original !== undefined) return constraintName(original, context);
  if (name === undefined || constraintType !== "check") return wireName(name);
  return constraintName(checkConstraint("1 = 1", { name }), context);
}
