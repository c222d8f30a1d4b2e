import { tableKey } from "../../schema/mod.ts";
import { typeText } from "../type_text.ts";
import type { Column } from "../../schema/mod.ts";
import type { ColumnState } from "../../operations/mod.ts";
import type {
  ComparatorAnswer,
  ComparatorEvents,
  ComparisonContext,
} from "../comparison_context.ts";
import type { Compare } from "../autogenerate_options.ts";

type ColumnEvent = ComparatorEvents["column"];

/** Asks the function of the option `compareType`, or says that types are not compared. */
export function askCompareType(
  context: ComparisonContext,
  event: ColumnEvent,
): ComparatorAnswer {
  const { database, target } = event;
  const answer = userAnswer(context, context.options.compareType, event);
  if (answer === undefined) return;
  if (answer && target.type !== undefined) {
    logTypeChange(context, event);
    change(event, { type: target.type });
  }
  return database.type === undefined || answer !== undefined
    ? "stop"
    : undefined;
}

/** Compares the types of a column. */
export function compareType(
  context: ComparisonContext,
  event: ColumnEvent,
): void {
  const { database, target } = event;
  const { type } = target;
  if (type === undefined || database.type === undefined) {
    context.logger.info(
      `Cannot compare the type of the column "${
        columnLabel(event)
      }": one side has none`,
    );
    return;
  }
  if (context.canonical.sameType(database, target)) return;
  logTypeChange(context, event);
  change(event, { type });
}

/** Compares whether a column takes NULL. */
export function compareNullable(
  context: ComparisonContext,
  event: ColumnEvent,
): void {
  const { database, target } = event;
  const isNullable = target.nullable ?? true;
  if ((database.nullable ?? true) === isNullable) return;
  if (isGenerated(database) && isGenerated(target)) {
    context.logger.info(
      `Ignoring whether the generated column "${
        columnLabel(event)
      }" takes NULL`,
    );
    return;
  }
  context.logger.info(
    `Detected ${isNullable ? "NULL" : "NOT NULL"} on the column "${
      columnLabel(event)
    }"`,
  );
  change(event, { nullable: isNullable });
}

/** Compares the comments of a column. */
export function compareColumnComment(
  context: ComparisonContext,
  event: ColumnEvent,
): void {
  const { database, target } = event;
  if (!context.facts.supportsComments) return;
  if ((database.comment ?? "") === (target.comment ?? "")) return;
  context.logger.info(
    `Detected comment of the column "${columnLabel(event)}"`,
  );
  change(event, { comment: target.comment ?? null });
}

/** What a user's function or a switch says; undefined: compare as usual. */
export function userAnswer(
  { migrationContext }: ComparisonContext,
  option: boolean | Compare | undefined,
  { database, target }: ColumnEvent,
): boolean | undefined {
  if (option === undefined || option === true) return undefined;
  if (option === false) return false;
  return option(migrationContext, { database, target }) ?? undefined;
}

/** Adds to what a column is changed to. */
export function change({ alterColumnOp }: ColumnEvent, to: ColumnState): void {
  alterColumnOp.modify = { ...alterColumnOp.modify, ...to };
}

/** A column as messages name it. */
export function columnLabel(
  { schema, tableName, columnName }: Omit<
    ColumnEvent,
    "database" | "target" | "alterColumnOp"
  >,
): string {
  return `${tableKey({ name: tableName, schema })}.${columnName}`;
}

/** Whether the database says what a column holds: its nullability then follows from that. */
function isGenerated({ serverDefault }: Column): boolean {
  return typeof serverDefault === "object" && serverDefault.kind !== "text";
}

function logTypeChange(context: ComparisonContext, event: ColumnEvent): void {
  const said = ({ type }: Column) =>
    type === undefined ? "none" : typeText(type);
  context.logger.info(
    `Detected type change from ${said(event.database)} to ${
      said(event.target)
    } on the column "${columnLabel(event)}"`,
  );
}
