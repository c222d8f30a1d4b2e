import type { ColumnType } from "../schema/mod.ts";

/** A type with the arguments that tell it from others of its name. */
export function typeText({ name, arguments: given }: ColumnType): string {
  if (given.sql !== undefined) return given.sql;
  const numbers = [given.length, given.precision, given.scale, given.fsp]
    .filter((one) => one !== undefined);
  const values = given.values?.map((value) => `'${value}'`) ?? [];
  const inside = [...values, ...numbers].join(", ");
  const item = given.item === undefined ? "" : ` of ${typeText(given.item)}`;
  return `${name}${inside === "" ? "" : `(${inside})`}${item}`;
}
