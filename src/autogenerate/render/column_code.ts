import type {
  CheckConstraint,
  Column,
  ColumnReference,
  ForeignKey,
  ForeignKeyConstraint,
  ServerDefault,
} from "../../schema/mod.ts";
import { call, type Code, list, members, options, text } from "./code.ts";
import { infoCode } from "./info_code.ts";
import { nameOption } from "./name_code.ts";
import type { RenderContext } from "./render_context.ts";
import { typeCode } from "./type_code.ts";
import { dialectOptions, sqlCode, valueCode } from "./value_code.ts";

/** A column as `sa.column()`; nothing when the project's hook leaves it out. */
export function columnCode(
  column: Column,
  context: RenderContext,
): Code | undefined {
  return context.item("column", column, () => {
    const said = options({
      ...flagCodes(column),
      // An empty text is a default as well.
      serverDefault: column.serverDefault === undefined
        ? undefined
        : defaultCode(column.serverDefault, context),
      foreignKey: oneOrList(
        column.foreignKeys.map((key) => foreignKeyCode(key, context)),
      ),
      check: oneOrList(
        column.checks.map((check) => columnCheckCode(check, context)),
      ),
      comment: optionalText(column.comment),
      ...dialectOptions(column.options, context),
      info: infoCode(column.info),
    });
    const type = column.type === undefined
      ? said && "null"
      : typeCode(column.type, context);
    return call("sa.column", text(column.name), type, said);
  });
}

/** What a column says with true and false; three of them are false unless said. */
function flagCodes(
  { nullable, primaryKey, autoincrement, unique, index }: Column,
): Record<string, Code | undefined> {
  return {
    nullable: flag(nullable),
    primaryKey: flag(primaryKey || undefined),
    autoincrement: flag(autoincrement),
    unique: flag(unique || undefined),
    index: flag(index || undefined),
  };
}

/** True or false as an option, which is left out when it is not said. */
export function flag(value: boolean | undefined): Code | undefined {
  return value === undefined ? undefined : String(value);
}

/** A text as an option, which is left out when it is not said. */
export function optionalText(value: string | undefined): Code | undefined {
  return value === undefined ? undefined : text(value);
}

/** A server default; nothing when the project's hook leaves it out. */
export function defaultCode(
  value: ServerDefault,
  context: RenderContext,
): Code | undefined {
  return context.item("server_default", value, () => {
    if (typeof value === "string") return text(value);
    if (value.kind === "text") return sqlCode(value, context);
    if (value.kind === "computed") {
      const { sql, persisted } = value;
      const given = options({ persisted: flag(persisted) });
      return call("sa.computed", text(sql), given);
    }
    const { kind: _, ...given } = value;
    const entries = Object.entries(given).map(([name, one]) =>
      [name, valueCode(one, context)] as const
    );
    return call("sa.identity", options(Object.fromEntries(entries)));
  });
}

/** What a foreign key says beside its columns. */
export function foreignKeyOptions(
  key: ForeignKey | ForeignKeyConstraint,
  context: RenderContext,
): Record<string, Code | undefined> {
  return {
    ondelete: optionalText(key.ondelete),
    onupdate: optionalText(key.onupdate),
    deferrable: flag(key.deferrable),
    initially: optionalText(key.initially),
    match: optionalText(key.match),
    useAlter: flag(key.useAlter),
    ...dialectOptions(key.options, context),
  };
}

/** The columns that a foreign key refers to: texts, or objects where a dot in a name would split one. */
export function referenceCodes(
  { referent, referentColumns }: Pick<
    ForeignKey,
    "referent" | "referentColumns"
  >,
): readonly Code[] {
  return referentColumns.map((column) => {
    const parts = [referent.schema, referent.table, column]
      .filter((part) => part !== undefined);
    if (!parts.some((part) => part.includes("."))) return text(parts.join("."));
    const reference: Exclude<ColumnReference, string> = { ...referent, column };
    return members({
      schema: optionalText(reference.schema),
      table: text(reference.table),
      column: text(reference.column),
    });
  });
}

function foreignKeyCode(
  key: ForeignKey,
  context: RenderContext,
): Code | undefined {
  return context.item("foreign_key", key, () => {
    const [reference] = referenceCodes(key);
    const given = options({
      name: nameOption(key.name),
      ...foreignKeyOptions(key, context),
    });
    const isPlain = given === undefined && typeof reference === "string";
    return isPlain ? reference : call("sa.foreignKey", reference, given);
  });
}

function columnCheckCode(
  check: CheckConstraint,
  context: RenderContext,
): Code | undefined {
  return context.item("check", check, () => {
    const given = options(checkOptions(check, context));
    const sql = text(check.sql);
    return given === undefined ? sql : call("sa.checkConstraint", sql, given);
  });
}

/** What a check says beside its condition. */
function checkOptions(
  { name, deferrable, initially, options: own }: CheckConstraint,
  context: RenderContext,
): Record<string, Code | undefined> {
  return {
    name: nameOption(name),
    deferrable: flag(deferrable),
    initially: optionalText(initially),
    ...dialectOptions(own, context),
  };
}

/** Nothing, the only one, or all of them. */
function oneOrList(codes: readonly (Code | undefined)[]): Code | undefined {
  const [first, ...more] = codes.filter((code) => code !== undefined);
  return more.length === 0 ? first : list([first, ...more]);
}
