import type { DialectName } from "../dialect_name.ts";
import { parseTypes } from "../kernel/mod.ts";
import type { ColumnType } from "../schema/mod.ts";
import { columnType } from "./column_type.ts";

/**
 * Reads the types that a catalog names, in one call of the kernel.
 *
 * @param texts as the catalog has them; each is read once, however often it comes
 * @returns the types by their texts; nothing for a column that was declared without a type
 */
export function readTypes(
  dialectName: DialectName,
  texts: Iterable<string>,
): ReadonlyMap<string, ColumnType> {
  const distinct = [...new Set(texts)];
  const types = new Map<string, ColumnType>();
  for (const [at, wire] of parseTypes(dialectName, distinct).entries()) {
    const type = columnType(wire);
    if (type !== undefined) types.set(distinct[at] ?? "", type);
  }
  return types;
}
