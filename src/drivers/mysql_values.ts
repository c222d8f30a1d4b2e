import { Buffer } from "node:buffer";
import { bindable } from "./bindable.ts";

/** A value that `mysql2` binds as it is. */
export type MysqlValue = null | string | number | boolean | Uint8Array;

const RULES = { database: "MySQL", nul: true, nonFinite: false };

/**
 * The value to bind. A `Date` becomes its time in UTC without a zone, which
 * MariaDB does not take. A bigint becomes a number where that is exact: a
 * text would be stored as its characters in a `BIT` column.
 *
 * @throws {AthanorError} `OPERATION_INVALID`
 */
export function mysqlValue(value: unknown): MysqlValue {
  const checked = bindable(value, RULES);
  if (checked instanceof Date) {
    return checked.toISOString().replace("T", " ").replace("Z", "");
  }
  // Other bytes than a `Buffer` would be sent as text.
  if (checked instanceof Uint8Array) {
    const { buffer, byteOffset, byteLength } = checked;
    return Buffer.from(buffer, byteOffset, byteLength);
  }
  if (typeof checked !== "bigint") return checked;
  const number = Number(checked);
  return Number.isSafeInteger(number) ? number : String(checked);
}
