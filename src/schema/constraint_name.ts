import { checkName, isKind } from "./check.ts";
import type { What } from "./check.ts";

/** A name that no naming convention changes any more. */
export interface FinalName {
  /** What tells it from a text, which a convention may still change. */
  readonly kind: "finalName";
  /** The name exactly as the database shall have it. */
  readonly name: string;
}

/** The name of a constraint or an index. */
export type ConstraintName = string | FinalName;

/** Marks a name as final: a naming convention leaves it as it is. */
export function finalName(name: string): FinalName {
  return { kind: "finalName", name: checkName(name, "name") };
}

/** Refuses what is no name of a constraint or index; `null` and `undefined` mean "none". */
export function checkConstraintName(
  value: unknown,
  what: What,
): ConstraintName | undefined {
  if (value === undefined || value === null) return undefined;
  if (isFinalName(value)) return finalName(value.name);
  return checkName(value, what);
}

/** The text of a name, final or not; nothing when there is none. */
export function nameText(name: ConstraintName | undefined): string | undefined {
  return isFinalName(name) ? name.name : name;
}

/** Tells whether a value was made by {@linkcode finalName}, in any copy of this module. */
export function isFinalName(value: unknown): value is FinalName {
  return isKind(value, "finalName");
}
