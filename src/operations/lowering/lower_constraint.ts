import type {
  WireConstraint,
  WireIndex,
  WireIndexColumn,
} from "../../kernel/wire.ts";
import type { Constraint, ExcludeConstraint } from "../../schema/constraint.ts";
import type { ForeignKeyConstraint } from "../../schema/foreign_key.ts";
import type { Index, IndexColumn } from "../../schema/table_index.ts";
import { optional } from "../table_place.ts";
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
        ...optional("name", constraintName(value, context)),
        columns: value.columns,
        ...lowerOptions(value.options),
      };
    case "unique":
      return {
        kind: "unique",
        ...optional("name", constraintName(value, context)),
        columns: value.columns,
        ...optional("deferrable", value.deferrable),
        ...optional("initially", value.initially),
        ...lowerOptions(value.options),
      };
  }
}

/** An index as the kernel takes it, the naming convention applied. */
export function lowerIndex(value: Index, context: TableContext): WireIndex {
  return {
    name: indexName(value, context),
    columns: value.columns.map(lowerIndexColumn),
    ...(value.unique ? { unique: true } : {}),
    ...lowerOptions(value.options),
  };
}

function lowerForeignKey(
  value: ForeignKeyConstraint,
  context: TableContext,
): WireConstraint {
  const { table: tableName, schema } = value.referent;
  return {
    kind: "foreignKey",
    ...optional("name", constraintName(value, context)),
    columns: value.columns,
    refTable: wireTable({ tableName, schema }),
    refColumns: value.referentColumns,
    ...optional("onDelete", value.ondelete),
    ...optional("onUpdate", value.onupdate),
    ...optional("deferrable", value.deferrable),
    ...optional("initially", value.initially),
    ...optional("match", value.match),
    ...lowerOptions(value.options),
  };
}

function lowerExclude(
  value: ExcludeConstraint,
  context: TableContext,
): WireConstraint {
  return {
    kind: "exclude",
    ...optional("name", constraintName(value, context)),
    elements: value.elements,
    ...optional("using", value.using),
    ...optional("where", value.where),
    ...optional("ops", value.ops),
    ...optional("deferrable", value.deferrable),
    ...optional("initially", value.initially),
  };
}

function lowerIndexColumn(column: IndexColumn): WireIndexColumn {
  if (typeof column === "string") return column;
  if (column.kind === "text") return { sql: column.sql };
  return { column: column.column, order: column.order };
}
