import { isInlineLiteral } from "../../schema/inline_literal.ts";
import type { DialectOption, SqlText } from "../../schema/mod.ts";
import { isFinalName, isSqlText } from "../../schema/mod.ts";
import { call, type Chain, type Code, list, members, text } from "./code.ts";
import { nameCode } from "./name_code.ts";
import type { RenderContext } from "./render_context.ts";
import { typeCode } from "./type_code.ts";
import { unwritable } from "./unwritable.ts";
import { toHex } from "../../util/hex.ts";

/**
 * A value as TypeScript: what JSON has, and `bigint`, `Date`, `Uint8Array`,
 * `sa.text()`, `op.inlineLiteral()` and final names.
 *
 * @throws {AthanorError} `OPERATION_UNSUPPORTED` for anything else
 */
export function valueCode(value: unknown, context: RenderContext): Code {
  switch (typeof value) {
    case "string":
      return text(value);
    case "number":
      return Object.is(value, -0) ? "-0" : String(value);
    case "bigint":
      return `${value}n`;
    case "boolean":
    case "undefined":
      return String(value);
    case "object":
      return value === null ? "null" : objectCode(value, context);
    default:
      throw unwritable(
        `A ${typeof value}`,
        "Give values that a program text can show, such as texts and numbers.",
      );
  }
}

function objectCode(value: object, context: RenderContext): Code {
  if (Array.isArray(value)) {
    return list(value.map((item) => valueCode(item, context)));
  }
  if (isSqlText(value)) return sqlCode(value, context);
  if (isFinalName(value)) return nameCode(value);
  if (isInlineLiteral(value)) {
    const type = value.type && typeCode(value.type, context);
    return call("op.inlineLiteral", valueCode(value.value, context), type);
  }
  if (value instanceof Date) return call("new Date", text(value.toJSON()));
  if (value instanceof Uint8Array) {
    return call("Uint8Array.fromHex", text(toHex(value)));
  }
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw unwritable(
      `A ${value.constructor?.name ?? "object"}`,
      "Give plain objects, lists, texts and numbers.",
    );
  }
  return members(Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, valueCode(item, context)]),
  ));
}

/** SQL as `sa.text()`, with its parameters. */
export function sqlCode(
  { sql, parameters }: SqlText,
  context: RenderContext,
): Code {
  const head = call("sa.text", text(sql));
  if (parameters === undefined) return head;
  const bound: Chain = {
    kind: "chain",
    head,
    calls: [call("bindparams", valueCode(parameters, context))],
  };
  return bound;
}

/** Options of dialects, by their names. */
export function dialectOptions(
  options: Readonly<Record<string, DialectOption>>,
  context: RenderContext,
): Record<string, Code> {
  return Object.fromEntries(
    Object.entries(options).map(([key, value]) =>
      [key, valueCode(value, context)] as const
    ),
  );
}
