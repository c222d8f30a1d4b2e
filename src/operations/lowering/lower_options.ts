import type { WireOption, WireOptions } from "../../kernel/wire.ts";
import type { DialectOption } from "../../schema/options.ts";
import { isSqlText } from "../../schema/sql_text.ts";

/** The options of dialects as the kernel takes them; nothing when there are none. */
export function lowerOptions(
  options: Readonly<Record<string, DialectOption>>,
): WireOptions | undefined {
  const entries = Object.entries(options);
  if (entries.length === 0) return undefined;
  return Object.fromEntries(
    entries.map(([key, value]) => [key, lowerOption(value)]),
  );
}

function lowerOption(value: DialectOption): WireOption {
  if (value === null || typeof value !== "object") return value;
  if (isSqlText(value)) return { sql: value.sql };
  if (isList(value)) return value;
  return { map: value };
}

function isList(value: object): value is readonly string[] {
  return Array.isArray(value);
}
