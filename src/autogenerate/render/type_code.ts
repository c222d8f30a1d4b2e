import type { ColumnType, TypeArguments } from "../../schema/mod.ts";
import { isType } from "../../schema/mod.ts";
import { type Call, call, type Code, list, options, text } from "./code.ts";
import { nameCode } from "./name_code.ts";
import type { RenderContext } from "./render_context.ts";
import { TYPE_SHAPES, type TypeShape } from "./type_shapes.ts";

/** A column type as TypeScript; nothing when the project's hook leaves it out. */
export function typeCode(
  type: ColumnType,
  context: RenderContext,
): Code | undefined {
  return context.item("type", type, () => usualCode(type, context));
}

function usualCode(type: ColumnType, context: RenderContext): Code {
  const shape = TYPE_SHAPES[type.name];
  const head = shape !== undefined && takesAll(shape, type.arguments)
    ? byFunction(type, shape, context)
    : byClass(type, context);
  const calls = variantCalls(type, context);
  return calls.length === 0 ? head : { kind: "chain", head, calls };
}

function takesAll(shape: TypeShape, given: TypeArguments): boolean {
  return argumentNames(given).every((name) =>
    shape.positional.includes(name) || name in shape.options
  );
}

function byFunction(
  { name, arguments: given }: ColumnType,
  shape: TypeShape,
  context: RenderContext,
): Call {
  const member = Object.entries(shape.options).map(([argument, option]) =>
    [
      option,
      argumentCode(given[argument as keyof TypeArguments], context),
    ] as const
  );
  return call(
    `sa.${shape.function ?? name}`,
    ...shape.positional.map((one) => argumentCode(given[one], context)),
    options(Object.fromEntries(member)),
  );
}

/** A type that `sa` has no function for, or arguments that its function does not take. */
function byClass(
  { name, arguments: given }: ColumnType,
  context: RenderContext,
): Call {
  const member = argumentNames(given).map((argument) =>
    [argument, argumentCode(given[argument], context)] as const
  );
  return call(
    "new sa.ColumnType",
    text(name),
    options(Object.fromEntries(member)),
  );
}

/** Each type that stands in, with its dialects in the order of their names. */
function variantCalls(
  { variants }: ColumnType,
  context: RenderContext,
): readonly Call[] {
  return Object.entries(variants)
    .toSorted(([one], [other]) => one < other ? -1 : 1)
    .map(([dialectName, variant]) =>
      call("withVariant", typeCode(variant, context), text(dialectName))
    );
}

function argumentCode(
  value: TypeArguments[keyof TypeArguments],
  context: RenderContext,
): Code | undefined {
  if (value === undefined) return undefined;
  if (isType(value)) return typeCode(value, context);
  if (typeof value === "string") return text(value);
  if (typeof value !== "object") return String(value);
  return "name" in value ? nameCode(value) : list(value.map(text));
}

function argumentNames(given: TypeArguments): (keyof TypeArguments)[] {
  return Object.keys(given) as (keyof TypeArguments)[];
}
