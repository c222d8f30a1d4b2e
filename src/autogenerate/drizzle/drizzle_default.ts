import { sa } from "../../schema/mod.ts";
import type { ServerDefault } from "../../schema/mod.ts";
import type { DrizzleColumn } from "./drizzle_core.ts";

/** The default of a column that is a value; nothing where it has none. Defaults that programs fill in are none. */
export function literalDefault(
  column: DrizzleColumn,
): ServerDefault | undefined {
  return column.default === undefined || column.default === null
    ? undefined
    : literal(column, column.default);
}

function literal(column: DrizzleColumn, value: unknown): ServerDefault {
  if (typeof value === "string") return value;
  if (typeof value === "object" && value !== null) {
    return objectLiteral(column, value);
  }
  return sa.text(String(value));
}

function objectLiteral(column: DrizzleColumn, value: object): ServerDefault {
  if (value instanceof Date) return dateLiteral(column, value);
  if (/^jsonb?$/i.test(column.getSQLType())) return JSON.stringify(value);
  const sent = column.baseColumn === undefined && Array.isArray(value)
    ? JSON.stringify(value)
    : column.mapToDriverValue(value);
  return typeof sent === "object"
    ? JSON.stringify(sent)
    : literal(column, sent);
}

/** A time as drizzle-kit writes it, in UTC; a number where the column holds one (SQLite). */
function dateLiteral(column: DrizzleColumn, value: Date): ServerDefault {
  const [day = "", time = ""] = value.toISOString().split("T");
  const type = column.getSQLType();
  if (type === "date") return day;
  if (/^(?:timestamp|datetime)/.test(type)) {
    return `${day} ${time.slice(0, 12)}`;
  }
  return literal(column, column.mapToDriverValue(value));
}
