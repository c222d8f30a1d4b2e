/**
 * What each operation on an enum type is to the kernel.
 *
 * @module
 */
import type { WireOp } from "../../kernel/wire.ts";
import type { AlterEnumOp, CreateEnumOp, DropEnumOp } from "../ops/enum_ops.ts";
import { optional } from "../table_place.ts";
import { lowerDefault } from "./lower_column.ts";
import { wireTable } from "./names.ts";

/** Lowers `createEnum`. */
export function lowerCreateEnum(
  { enumName, schema, values }: CreateEnumOp,
): WireOp {
  return {
    op: "createEnum",
    type: wireTable({ tableName: enumName, schema }),
    values,
  };
}

/** Lowers `dropEnum`. */
export function lowerDropEnum(
  { enumName, schema, ifExists }: DropEnumOp,
): WireOp {
  return {
    op: "dropEnum",
    type: wireTable({ tableName: enumName, schema }),
    ...optional("ifExists", ifExists),
  };
}

/** A label that nobody has: a value that goes is what makes the kernel remake the type. */
const GOES = "\u0001";

/** Lowers `alterEnum`. */
export function lowerAlterEnum(operation: AlterEnumOp): WireOp {
  const { enumName, schema, values, existingValues, renamedValues } = operation;
  const columns = operation.columns.map((one) => ({
    table: wireTable({ tableName: one.table, schema: one.schema }),
    column: one.column,
    ...optional("array", one.array),
    ...(one.serverDefault === undefined
      ? {}
      : { default: lowerDefault(one.serverDefault) }),
  }));
  const renamed = Object.entries(renamedValues)
    .map(([from, to]) => ({ from, to }));
  return {
    op: "alterEnum",
    type: wireTable({ tableName: enumName, schema }),
    values,
    existing: operation.remake === true
      ? [...existingValues, GOES]
      : existingValues,
    ...(renamed.length === 0 ? {} : { renamed }),
    ...(columns.length === 0 ? {} : { columns }),
  };
}
