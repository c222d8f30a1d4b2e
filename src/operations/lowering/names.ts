import type { DialectName } from "../../dialect_name.ts";
import type { WireConstraintName, WireTableName } from "../../kernel/wire.ts";
import type { Constraint } from "../../schema/constraint.ts";
import { isFinalName } from "../../schema/constraint_name.ts";
import type { ConstraintName } from "../../schema/constraint_name.ts";
import {
  nameOfConstraint,
  nameOfIndex,
} from "../../schema/naming_convention.ts";
import type {
  NamingConvention,
  NamingTable,
} from "../../schema/naming_convention.ts";
import type { Index } from "../../schema/table_index.ts";
import type { TablePlace } from "../table_place.ts";

/** What lowering looks at besides the operation: the dialect, the convention, the table. */
export interface TableContext extends TablePlace {
  readonly dialectName: DialectName;
  readonly namingConvention: NamingConvention | undefined;
}

/** A table by name, as the kernel takes it. */
export function wireTable(place: TablePlace): WireTableName {
  return { schema: place.schema, name: place.tableName };
}

/** The name of a constraint, the naming convention applied. */
export function constraintName(
  value: Constraint,
  context: TableContext,
): WireConstraintName | undefined {
  return wireName(
    nameOfConstraint(value, namingTable(context), context.namingConvention),
  );
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
  const table = namingTable(context);
  const name = nameOfIndex(value, table, context.namingConvention);
  return isFinalName(name) ? generated(name.name) : name;
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

function namingTable(context: TableContext): NamingTable {
  const { tableName: name, schema } = context;
  return schema === undefined ? { name } : { name, schema };
}
