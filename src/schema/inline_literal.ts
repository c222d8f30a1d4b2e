import { isKind } from "./check.ts";
import { checkType } from "./column_type.ts";
import type { ColumnType } from "./column_type.ts";

/** A value that is written into the SQL text, never bound. */
export interface InlineLiteral {
  /** What tells it from other values. */
  readonly kind: "literal";
  /** The value, which stands in the SQL text rather than beside it. */
  readonly value: unknown;
  /** The type that decides how the value is written. */
  readonly type?: ColumnType;
}

/** Marks a value to be written into the SQL text. */
export function inlineLiteral(
  value: unknown,
  type?: ColumnType,
): InlineLiteral {
  return {
    kind: "literal",
    value,
    ...(type === undefined
      ? {}
      : { type: checkType(type, "type of the literal") }),
  };
}

/** Tells whether a value was made by {@linkcode inlineLiteral}, in any copy of this module. */
export function isInlineLiteral(value: unknown): value is InlineLiteral {
  return isKind(value, "literal");
}
