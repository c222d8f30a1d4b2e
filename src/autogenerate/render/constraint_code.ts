import type {
  Constraint,
  ExcludeConstraint,
  ForeignKeyConstraint,
  Index,
  IndexColumn,
} from "../../schema/mod.ts";
import { call, type Code, list, options, text } from "./code.ts";
import {
  flag,
  foreignKeyOptions,
  optionalText,
  referenceCodes,
} from "./column_code.ts";
import { nameCode, nameOption } from "./name_code.ts";
import type { RenderContext, RenderedKind } from "./render_context.ts";
import { dialectOptions, sqlCode, valueCode } from "./value_code.ts";

/** What hooks call each kind of constraint, by the names of Alembic. */
export const RENDERED_KINDS: Readonly<
  Record<Constraint["kind"], RenderedKind>
> = {
  primaryKey: "primary_key",
  unique: "unique",
  foreignKey: "foreign_key",
  check: "check",
  exclude: "exclude",
};

/** A constraint as an item of a table; nothing when the project's hook leaves it out. */
export function constraintCode(
  constraint: Constraint,
  context: RenderContext,
): Code | undefined {
  return context.item(
    RENDERED_KINDS[constraint.kind],
    constraint,
    () => {
      const given = options({
        name: nameOption(constraint.name),
        ...constraintOptions(constraint, context),
      });
      return call(
        `sa.${constraint.kind}Constraint`,
        ...constraintArguments(constraint),
        given,
      );
    },
  );
}

/** What a constraint takes before its options, as an item of a table. */
function constraintArguments(constraint: Constraint): readonly Code[] {
  switch (constraint.kind) {
    case "primaryKey":
    case "unique":
      return [names(constraint.columns)];
    case "foreignKey":
      return [names(constraint.columns), list(referenceCodes(constraint))];
    case "check":
      return [text(constraint.sql)];
    case "exclude":
      return [excludeElements(constraint)];
  }
}

/** What a constraint says beside its name and what it is about. */
export function constraintOptions(
  constraint: Constraint,
  context: RenderContext,
): Record<string, Code | undefined> {
  if (isForeignKey(constraint)) return foreignKeyOptions(constraint, context);
  const { deferrable, initially, options: own } = constraint;
  return {
    ...(constraint.kind === "exclude" && excludeOptions(constraint, context)),
    deferrable: flag(deferrable),
    initially: optionalText(initially),
    ...dialectOptions(own, context),
  };
}

function isForeignKey(
  constraint: Constraint,
): constraint is ForeignKeyConstraint {
  return constraint.kind === "foreignKey";
}

/** The pairs of an EXCLUDE constraint. */
export function excludeElements({ elements }: ExcludeConstraint): Code {
  return list(elements.map(({ column, sql, operator }) => {
    const target = column === undefined
      ? call("sa.text", text(sql ?? ""))
      : text(column);
    return list([target, text(operator)]);
  }));
}

function excludeOptions(
  { using, where, ops }: ExcludeConstraint,
  context: RenderContext,
): Record<string, Code | undefined> {
  return {
    using: optionalText(using),
    where: optionalText(where),
    ops: ops && valueCode(ops, context),
  };
}

/** An index as an item of a table; nothing when the project's hook leaves it out. */
export function indexCode(
  index: Index,
  context: RenderContext,
): Code | undefined {
  return context.item("index", index, () =>
    call(
      "sa.index",
      nameCode(index.name),
      indexColumns(index.columns, context),
      options({
        unique: flag(index.unique || undefined),
        ...dialectOptions(index.options, context),
      }),
    ));
}

/** What an index is made of. */
export function indexColumns(
  columns: readonly IndexColumn[],
  context: RenderContext,
): Code {
  return list(columns.map((column) => {
    if (typeof column === "string") return text(column);
    return column.kind === "text"
      ? sqlCode(column, context)
      : call(`sa.${column.order}`, text(column.column));
  }));
}

/** Names as a list. */
export function names(given: readonly string[]): Code {
  return list(given.map(text));
}
