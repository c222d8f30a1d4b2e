import type { WireType } from "../kernel/wire.ts";
import { ColumnType } from "../schema/mod.ts";

/**
 * The column type for a type that the kernel read; nothing for a column that
 * was declared without a type (SQLite).
 *
 * @example A type of PostgreSQL
 * ```ts
 * import assert from "node:assert/strict";
 * import { columnType } from "./column_type.ts";
 *
 * const type = columnType({ name: "VARCHAR", length: 20 });
 * assert.equal(type?.arguments.length, 20);
 * ```
 */
export function columnType(type: WireType): ColumnType | undefined {
  if (type.name === "raw" && type.sql === "") return undefined;
  const { name, item, constraintName: _, ...rest } = type;
  if (item === undefined) return new ColumnType(name, rest);
  return new ColumnType(name, { ...rest, item: columnType(item) });
}
