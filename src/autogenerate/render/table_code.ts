import {
  isColumn,
  isConstraint,
  type Table,
  type TableItem,
} from "../../schema/mod.ts";
import { call, type Code, list, options, text } from "./code.ts";
import { columnCode, optionalText } from "./column_code.ts";
import { constraintCode, indexCode, names } from "./constraint_code.ts";
import { infoCode } from "./info_code.ts";
import type { RenderContext } from "./render_context.ts";
import { dialectOptions } from "./value_code.ts";

/** A table as `sa.table()`. */
export function tableCode(table: Table, context: RenderContext): Code {
  const { name, columns, constraints, indexes } = table;
  const items = [...columns, ...constraints, ...indexes];
  return call(
    "sa.table",
    text(name),
    list(items.map((item) => itemCode(item, context))),
    options(tableOptions(table, context)),
  );
}

/** A column, a constraint or an index; nothing when the project's hook leaves it out. */
export function itemCode(
  item: TableItem,
  context: RenderContext,
): Code | undefined {
  if (isColumn(item)) return columnCode(item, context);
  return isConstraint(item)
    ? constraintCode(item, context)
    : indexCode(item, context);
}

/** What a table says beside its items. */
interface TableFacts extends Pick<Table, "prefixes" | "options"> {
  readonly schema?: string | undefined;
  readonly comment?: string | undefined;
  readonly info?: Table["info"] | undefined;
}

/** What a table says beside its name and its items, as options. */
export function tableOptions(
  table: TableFacts,
  context: RenderContext,
): Record<string, Code | undefined> {
  return {
    schema: optionalText(table.schema),
    comment: optionalText(table.comment),
    prefixes: table.prefixes.length === 0 ? undefined : names(table.prefixes),
    ...dialectOptions(table.options, context),
    info: infoCode(table.info),
  };
}
