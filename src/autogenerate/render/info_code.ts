import { type Code, list, members, text } from "./code.ts";

/**
 * What programs keep with a table or a column, as TypeScript; nothing when it
 * has anything that a program text cannot show, such as a function. No
 * database sees it.
 */
export function infoCode(
  info: Readonly<Record<string, unknown>> | undefined,
): Code | undefined {
  return info === undefined ? undefined : plainCode(info);
}

function plainCode(value: unknown): Code | undefined {
  if (typeof value === "string") return text(value);
  if (typeof value === "boolean" || value === null) return String(value);
  if (typeof value === "number") {
    return Object.is(value, -0) ? "-0" : String(value);
  }
  if (typeof value !== "object") return undefined;
  if (Array.isArray(value)) {
    const items = value.map(plainCode);
    return items.includes(undefined) ? undefined : list(items);
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return undefined;
  const entries = Object.entries(value)
    .map(([key, one]) => [key, plainCode(one)] as const);
  const isPlain = entries.every(([, code]) => code !== undefined);
  return isPlain ? members(Object.fromEntries(entries)) : undefined;
}
