import type {
  WireCheck,
  WireColumn,
  WireConstraintName,
  WireDefault,
  WireType,
} from "../../kernel/wire.ts";
import type { Column } from "../../schema/column.ts";
import type { ColumnType } from "../../schema/column_type.ts";
import { checkConstraint } from "../../schema/constraint.ts";
import type { CheckConstraint } from "../../schema/constraint.ts";
import type { ServerDefault } from "../../schema/server_default.ts";
import { lowerOptions } from "./lower_options.ts";
import { constraintName } from "./names.ts";
import type { TableContext } from "./names.ts";

/** A column as the kernel takes it: with its checks, without what is the table's. */
export function lowerColumn(value: Column, context: TableContext): WireColumn {
  const { type, serverDefault, checks } = value;
  return {
    name: value.name,
    type: type && lowerType(type, context),
    nullable: value.nullable,
    default: serverDefault === undefined
      ? undefined
      : lowerDefault(serverDefault),
    autoincrement: value.autoincrement,
    comment: value.comment,
    checks: checks.length === 0
      ? undefined
      : checks.map((one) => lowerCheck(one, context)),
    options: lowerOptions(value.options),
  };
}

/** A type as the kernel takes it: its variant for the dialect, its CHECK named. */
export function lowerType(value: ColumnType, context: TableContext): WireType {
  const { name, arguments: given } = typeForDialect(value, context);
  return {
    name,
    ...given,
    item: given.item && lowerType(given.item, context),
    constraintName: boundCheckName(given, context),
  };
}

/** A server default as the kernel takes it. */
export function lowerDefault(value: ServerDefault): WireDefault {
  if (typeof value === "string") return { value };
  if (value.kind === "text") return { text: value.sql };
  const { kind, ...rest } = value;
  if ("sql" in rest) {
    return { computed: rest.sql, persisted: rest.persisted };
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
    name: constraintName(value, context),
    sql: value.sql,
    deferrable: value.deferrable,
    initially: value.initially,
    options: lowerOptions(value.options),
  };
}

/** Types made by another copy of this module have their variants all the same. */
function typeForDialect(value: ColumnType, context: TableContext): ColumnType {
  return value.variants[context.dialectName] ?? value;
}

function boundCheckName(
  given: ColumnType["arguments"],
  context: TableContext,
): WireConstraintName | undefined {
  if (given.createConstraint !== true) return undefined;
  const name = given.constraintName ?? given.enumName ?? null;
  return constraintName(checkConstraint("1 = 1", { name }), context);
}
