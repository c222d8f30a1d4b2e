import type { DialectName } from "../dialect_name.ts";
import type { Column } from "./column.ts";
import { ColumnType } from "./column_type.ts";
import { tableKey } from "./table.ts";
import type { Table } from "./table.ts";

/** An enum type that a column has. */
export interface UsedEnum {
  /** `name` or `schema.name`. */
  readonly key: string;
  readonly name: string;
  readonly schema: string | undefined;
  readonly values: readonly string[];
  /** Whether the column holds an array of them. */
  readonly array: boolean;
  /** Whether a table with such a column creates the type. */
  readonly isCreated: boolean;
}

const ENUM = /(^|\.)enum$/i;

/** The enum type of a column that is a type of the database's own; nothing for any other type. */
export function enumOf(
  { type }: Column,
  dialectName: DialectName,
): UsedEnum | undefined {
  if (type === undefined) return undefined;
  const own = type.variants[dialectName] ?? type;
  const used = own.arguments.item ?? own;
  const { enumName: name, enumSchema: schema, values, nativeEnum, createType } =
    used.arguments;
  if (name === undefined || nativeEnum === false || !ENUM.test(used.name)) {
    return undefined;
  }
  return {
    key: tableKey({ name, schema }),
    name,
    schema,
    values: values ?? [],
    array: used !== own,
    isCreated: createType !== false,
  };
}

/** A table that leaves the creation of its enum types to operations of their own. */
export function withoutEnumCreation(
  table: Table,
  dialectName: DialectName,
): Table {
  const isEnum = (column: Column) => enumOf(column, dialectName) !== undefined;
  if (!table.columns.some(isEnum)) return table;
  return {
    ...table,
    columns: table.columns.map((column) => {
      const { type } = column;
      return type === undefined || !isEnum(column)
        ? column
        : { ...column, type: notCreating(type.variants[dialectName] ?? type) };
    }),
  };
}

function notCreating(type: ColumnType): ColumnType {
  const { item, ...rest } = type.arguments;
  return item === undefined
    ? new ColumnType(type.name, { ...rest, createType: false }, type.variants)
    : new ColumnType(
      type.name,
      { ...rest, item: notCreating(item) },
      type.variants,
    );
}
