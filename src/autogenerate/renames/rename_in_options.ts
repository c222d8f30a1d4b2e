import { isSqlText, SqlText } from "../../schema/mod.ts";
import type { DialectOption } from "../../schema/options.ts";
import { renameInSql } from "./rename_in_sql.ts";

/** The two names of a column. */
interface Names {
  readonly from: string;
  readonly to: string;
}

/** The options of an index or a constraint with another name for a column. */
export function renameInOptions(
  options: Readonly<Record<string, DialectOption>>,
  names: Names,
): Readonly<Record<string, DialectOption>> {
  return Object.fromEntries(
    Object.entries(options).map(([option, value]) =>
      [option, renamedOption(option, value, names)] as const
    ),
  );
}

/** Conditions name columns, so do lists of included ones, and lengths and operator classes by column. */
function renamedOption(
  option: string,
  value: DialectOption,
  names: Names,
): DialectOption {
  const { from, to } = names;
  if (option.endsWith("Where")) {
    if (isSqlText(value)) return new SqlText(renameInSql(value.sql, from, to));
    return typeof value === "string" ? renameInSql(value, from, to) : value;
  }
  if (option.endsWith("Include") && Array.isArray(value)) {
    return value.map((name) => name === from ? to : name);
  }
  const isByColumn = /(?:Length|Ops)$/.test(option) &&
    typeof value === "object" && value !== null && !Array.isArray(value) &&
    !isSqlText(value);
  return isByColumn
    ? renameKeys(value as Readonly<Record<string, string>>, names)
    : value;
}

/** A record by column with another name for a column. */
export function renameKeys<T>(
  record: Readonly<Record<string, T>>,
  { from, to }: Names,
): Readonly<Record<string, T>> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) =>
      [key === from ? to : key, value] as const
    ),
  );
}
