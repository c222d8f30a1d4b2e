import type { DialectName } from "../../dialect_name.ts";
import type { WireConstraintName, WireTableName } from "../../kernel/wire.ts";
import { invalid } from "../../schema/check.ts";
import type { Constraint } from "../../schema/constraint.ts";
import { isFinalName } from "../../schema/constraint_name.ts";
import type { ConstraintName } from "../../schema/constraint_name.ts";
import {
  conventionName,
  type NamingKey,
} from "../../schema/naming_convention.ts";
import type { NamingConvention } from "../../schema/naming_convention.ts";
import type { Index, IndexColumn } from "../../schema/table_index.ts";
import { optional } from "../table_place.ts";
import type { TablePlace } from "../table_place.ts";

/** What lowering looks at besides the operation: the dialect, the convention, the table. */
export interface TableContext extends TablePlace {
  readonly dialectName: DialectName;
  readonly namingConvention: NamingConvention | undefined;
}

const KEYS: Record<Constraint["kind"], NamingKey | undefined> = {
  primaryKey: "pk",
  unique: "uq",
  foreignKey: "fk",
  check: "ck",
  exclude: undefined,
};

/** A table by name, as the kernel takes it. */
export function wireTable(place: TablePlace): WireTableName {
  return { ...optional("schema", place.schema), name: place.tableName };
}

/** The name of a constraint, the naming convention applied. */
export function constraintName(
  value: Constraint,
  context: TableContext,
): WireConstraintName | undefined {
  const key = KEYS[value.kind];
  if (key === undefined) return wireName(value.name);
  const name = conventionName(
    {
      key,
      name: value.name,
      columns: "columns" in value ? value.columns : [],
      ...(value.kind === "foreignKey"
        ? { referent: value.referent, referentColumns: value.referentColumns }
        : {}),
      value,
    },
    namingTable(context),
    context.namingConvention,
  );
  return wireName(name);
}

/**
 * The name of an index, the naming convention applied.
 *
 * @throws {AthanorError} `OPERATION_INVALID` when it has none and no column to be named after
 */
export function indexName(
  value: Index,
  context: TableContext,
): WireConstraintName {
  const columns = value.columns.map(columnOf).filter((one) =>
    one !== undefined
  );
  if (value.name === undefined && columns.length === 0) {
    throw invalid(
      "An index on expressions alone needs a name",
      "Name the index: there is no column to name it after.",
    );
  }
  const name = conventionName(
    { key: "ix", name: value.name, columns, value },
    namingTable(context),
    context.namingConvention,
  );
  if (name !== undefined) {
    return isFinalName(name) ? generated(name.name) : name;
  }
  throw invalid("An index needs a name", "Name the index.");
}

/** A name as the kernel takes it: a final one may be shortened, another may not. */
export function wireName(
  name: ConstraintName | undefined,
): WireConstraintName | undefined {
  return isFinalName(name) ? generated(name.name) : name;
}

function generated(name: string): WireConstraintName {
  return { generated: name };
}

function namingTable(
  context: TableContext,
): { readonly name: string; readonly schema?: string } {
  return { name: context.tableName, ...optional("schema", context.schema) };
}

function columnOf(column: IndexColumn): string | undefined {
  if (typeof column === "string") return column;
  return column.kind === "sortedColumn" ? column.column : undefined;
}
