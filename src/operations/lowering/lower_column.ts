import type {
  WireCheck,
  WireColumn,
  WireDefault,
  WireType,
} from "../../kernel/wire.ts";
import type { Column } from "../../schema/column.ts";
import type { ColumnType } from "../../schema/column_type.ts";
import { checkConstraint } from "../../schema/constraint.ts";
import type { CheckConstraint } from "../../schema/constraint.ts";
import type { ServerDefault } from "../../schema/server_default.ts";
import { optional } from "../table_place.ts";
import { lowerOptions } from "./lower_options.ts";
import { constraintName } from "./names.ts";
import type { TableContext } from "./names.ts";

/** A column as the kernel takes it: with its checks, without what is the table's. */
export function lowerColumn(value: Column, context: TableContext): WireColumn {
  const checks = value.checks.map((one) => lowerCheck(one, context));
  return {
    name: value.name,
    ...(value.type === undefined
      ? {}
      : { type: lowerType(value.type, context) }),
    ...optional("nullable", value.nullable),
    ...(value.serverDefault === undefined
      ? {}
      : { default: lowerDefault(value.serverDefault) }),
    ...optional("autoincrement", value.autoincrement),
    ...optional("comment", value.comment),
    ...(checks.length === 0 ? {} : { checks }),
    ...lowerOptions(value.options),
  };
}

/** A type as the kernel takes it: its variant for the dialect, its CHECK named. */
export function lowerType(value: ColumnType, context: TableContext): WireType {
  const { name, arguments: given } = typeForDialect(value, context);
  const { item, constraintName: _, ...rest } = given;
  return {
    name,
    ...rest,
    ...(item === undefined ? {} : { item: lowerType(item, context) }),
    ...boundCheckName(given, context),
  };
}

/** A server default as the kernel takes it. */
export function lowerDefault(value: ServerDefault): WireDefault {
  if (typeof value === "string") return { value };
  if (value.kind === "text") return { text: value.sql };
  const { kind, ...rest } = value;
  if ("sql" in rest) {
    return { computed: rest.sql, ...optional("persisted", rest.persisted) };
  }
  return { [kind as "identity"]: rest };
}

/** A check as the kernel takes it. */
export function lowerCheck(
  value: CheckConstraint,
  context: TableContext,
): WireCheck {
  return {
    kind: "check",
    ...optional("name", constraintName(value, context)),
    sql: value.sql,
    ...optional("deferrable", value.deferrable),
    ...optional("initially", value.initially),
    ...lowerOptions(value.options),
  };
}

/** Types made by another copy of this module have their variants all the same. */
function typeForDialect(value: ColumnType, context: TableContext): ColumnType {
  return value.variants[context.dialectName] ?? value;
}

function boundCheckName(
  given: ColumnType["arguments"],
  context: TableContext,
): Pick<WireType, "constraintName"> {
  if (given.createConstraint !== true) return {};
  const name = given.constraintName ?? given.enumName ?? null;
  return optional(
    "constraintName",
    constraintName(checkConstraint("1 = 1", { name }), context),
  );
}
