import type {
  WireConstraint,
  WireIndex,
  WireIndexColumn,
} from "../../kernel/wire.ts";
import type { Constraint, ExcludeConstraint } from "../../schema/constraint.ts";
import type { ForeignKeyConstraint } from "../../schema/foreign_key.ts";
import type { Index, IndexColumn } from "../../schema/table_index.ts";
import { lowerCheck } from "./lower_column.ts";
import { lowerOptions } from "./lower_options.ts";
import { constraintName, indexName, wireTable } from "./names.ts";
import type { TableContext } from "./names.ts";

/** A constraint as the kernel takes it, the naming convention applied. */
export function lowerConstraint(
  value: Constraint,
  context: TableContext,
): WireConstraint {
  switch (value.kind) {
    case "check":
      return lowerCheck(value, context);
    case "foreignKey":
      return lowerForeignKey(value, context);
    case "exclude":
      return lowerExclude(value, context);
    case "primaryKey":
      return {
        kind: "primaryKey",
        name: constraintName(value, context),
        columns: value.columns,
        deferrable: value.deferrable,
        initially: value.initially,
        options: lowerOptions(value.options),
      };
    case "unique":
      return {
        kind: "unique",
        name: constraintName(value, context),
        columns: value.columns,
        deferrable: value.deferrable,
        initially: value.initially,
        options: lowerOptions(value.options),
      };
  }
}

/** An index as the kernel takes it, the naming convention applied. */
export function lowerIndex(value: Index, context: TableContext): WireIndex {
  return {
    name: indexName(value, context),
    columns: value.columns.map(lowerIndexColumn),
    unique: value.unique || undefined,
    options: lowerOptions(value.options),
  };
}

function lowerForeignKey(
  value: ForeignKeyConstraint,
  context: TableContext,
): WireConstraint {
  const { table: tableName, schema } = value.referent;
  return {
    kind: "foreignKey",
    name: constraintName(value, context),
    columns: value.columns,
    refTable: wireTable({ tableName, schema }),
    refColumns: value.referentColumns,
    onDelete: value.ondelete,
    onUpdate: value.onupdate,
    deferrable: value.deferrable,
    initially: value.initially,
    match: value.match,
    options: lowerOptions(value.options),
  };
}

function lowerExclude(
  value: ExcludeConstraint,
  context: TableContext,
): WireConstraint {
  return {
    kind: "exclude",
    name: constraintName(value, context),
    elements: value.elements,
    using: value.using,
    where: value.where,
    ops: value.ops,
    deferrable: value.deferrable,
    initially: value.initially,
  };
}

function lowerIndexColumn(column: IndexColumn): WireIndexColumn {
  if (typeof column === "string") return column;
  if (column.kind === "text") return { sql: column.sql };
  return { column: column.column, order: column.order };
}
