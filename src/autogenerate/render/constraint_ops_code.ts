import type {
  AddConstraintOp,
  DropConstraintOp,
} from "../../operations/mod.ts";
import type { Constraint } from "../../schema/mod.ts";
import { type Call, call, type Code, options, text } from "./code.ts";
import { flag, optionalText } from "./column_code.ts";
import { schemaOption, tableArgument } from "./column_ops_code.ts";
import {
  constraintOptions,
  excludeElements,
  names,
  RENDERED_KINDS,
} from "./constraint_code.ts";
import { nameCode } from "./name_code.ts";
import type { RenderContext } from "./render_context.ts";
import { unwritable } from "./unwritable.ts";

/** The verb that adds each kind of constraint. */
const VERBS: Readonly<Record<Constraint["kind"], string>> = {
  primaryKey: "createPrimaryKey",
  unique: "createUniqueConstraint",
  foreignKey: "createForeignKey",
  check: "createCheckConstraint",
  exclude: "createExcludeConstraint",
};

/** `op.createUniqueConstraint()` and its like, or the batch's; nothing when the project's hook leaves it out. */
export function addConstraint(
  operation: AddConstraintOp,
  context: RenderContext,
): Code | undefined {
  const { constraint } = operation;
  return context.item(
    RENDERED_KINDS[constraint.kind],
    constraint,
    () =>
      call(
        `${context.target}.${VERBS[constraint.kind]}`,
        nameCode(constraint.name),
        ...tableArgument(operation, context),
        ...subject(constraint),
        options({
          ...schemaOptions(operation, context),
          ...constraintOptions(constraint, context),
        }),
      ),
  );
}

/** What the verb takes between the table and the options. */
function subject(constraint: Constraint): readonly Code[] {
  switch (constraint.kind) {
    case "primaryKey":
    case "unique":
      return [names(constraint.columns)];
    case "foreignKey":
      return [
        text(constraint.referent.table),
        names(constraint.columns),
        names(constraint.referentColumns),
      ];
    case "check":
      return [text(constraint.sql)];
    case "exclude":
      return [excludeElements(constraint)];
  }
}

function schemaOptions(
  operation: AddConstraintOp,
  context: RenderContext,
): Record<string, Code | undefined> {
  const { constraint } = operation;
  const schema = schemaOption(operation, context);
  return constraint.kind === "foreignKey"
    ? {
      sourceSchema: schema,
      referentSchema: optionalText(constraint.referent.schema),
    }
    : { schema };
}

/**
 * `op.dropConstraint()`, or the batch's.
 *
 * @throws {AthanorError} `OPERATION_UNSUPPORTED` for a constraint without a name
 */
export function dropConstraint(
  operation: DropConstraintOp,
  context: RenderContext,
): Call {
  const { constraintName, tableName, constraintType } = operation;
  if (!operation.isFound) {
    throw unwritable(
      `Dropping a constraint of "${tableName}" that has no name`,
      "Name the constraint in the model, or give its MetaData a namingConvention.",
    );
  }
  return call(
    `${context.target}.dropConstraint`,
    constraintName === undefined ? "null" : nameCode(constraintName),
    ...tableArgument(operation, context),
    options({
      type: optionalText(constraintType),
      columns: operation.columns && names(operation.columns),
      condition: optionalText(operation.condition),
      schema: schemaOption(operation, context),
      ifExists: flag(operation.ifExists),
    }),
  );
}
