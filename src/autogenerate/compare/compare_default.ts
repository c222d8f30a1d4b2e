import { keyOfPlace } from "../../operations/mod.ts";
import type { Column } from "../../schema/mod.ts";
import type {
  ComparatorAnswer,
  ComparatorEvents,
  ComparisonContext,
} from "../comparison_context.ts";
import { sameCounting } from "../canonical/canonical_forms.ts";
import { change, columnLabel, userAnswer } from "./compare_column.ts";

type ColumnEvent = ComparatorEvents["column"];

/** Compares an expression that computes a column. No database turns it into another in place. */
export function compareComputed(
  context: ComparisonContext,
  event: ColumnEvent,
): ComparatorAnswer {
  const { database, target } = event;
  if (!isComputed(database) && !isComputed(target)) return;
  const { canonical } = context;
  const isSame = isComputed(database) === isComputed(target) &&
    canonical.column(database).default === canonical.column(target).default;
  if (!isSame) {
    context.logger.warn(
      `The computed column "${
        columnLabel(event)
      }" differs, and cannot be altered: drop it and add it again`,
    );
  }
  return "stop";
}

/** Compares the options of an identity column. */
export function compareIdentity(
  context: ComparisonContext,
  event: ColumnEvent,
): ComparatorAnswer {
  const { database, target } = event;
  if (!isIdentity(database) && !isIdentity(target)) return;
  if (!isIdentity(target) && countsByItself(context, event)) return "stop";
  compareForms(context, event);
  return "stop";
}

/** Compares whether a column numbers its rows (AUTO_INCREMENT, SERIAL), where both sides say so. */
export function compareCounting(
  context: ComparisonContext,
  event: ColumnEvent,
): void {
  const { database, target } = event;
  if (!context.facts.altersCounting || sameCounting(database, target)) return;
  context.logger.info(
    `Detected that the column "${columnLabel(event)}" ${
      target.autoincrement === true ? "begins" : "ceases"
    } to number its rows`,
  );
  const { alterColumnOp } = event;
  const { autoincrement: was = false } = database;
  alterColumnOp.existing = { ...alterColumnOp.existing, autoincrement: was };
  change(event, { autoincrement: !was });
}

/** Whether a target leaves it to the database how a key counts: an identity does. */
function countsByItself(
  { target: { tables } }: ComparisonContext,
  { target, ...place }: ColumnEvent,
): boolean {
  if (target.serverDefault !== undefined || target.autoincrement === false) {
    return false;
  }
  return tables.get(keyOfPlace(place))?.constraints.some((one) =>
    one.kind === "primaryKey" && one.columns.includes(target.name)
  ) ?? false;
}

/** Asks the function of the option `compareServerDefault`, or says that defaults are not compared. */
export function askCompareDefault(
  context: ComparisonContext,
  event: ColumnEvent,
): ComparatorAnswer {
  const option = context.options.compareServerDefault;
  const answer = userAnswer(context, option, event);
  if (answer === true) report(context, event);
  if (answer !== undefined) return "stop";
}

/** Compares what a column holds when an INSERT says nothing. */
export function compareDefault(
  context: ComparisonContext,
  event: ColumnEvent,
): void {
  compareForms(context, event);
}

function compareForms(context: ComparisonContext, event: ColumnEvent): void {
  const { canonical } = context;
  const old = context.withoutDefault.has(event.database)
    ? undefined
    : canonical.column(event.database).default;
  if (old !== canonical.column(event.target).default) report(context, event);
}

function report(context: ComparisonContext, event: ColumnEvent): void {
  context.logger.info(
    `Detected server default of the column "${columnLabel(event)}"`,
  );
  const { alterColumnOp, database, target } = event;
  alterColumnOp.existing = {
    ...alterColumnOp.existing,
    serverDefault: context.withoutDefault.has(database)
      ? null
      : database.serverDefault ?? null,
  };
  change(event, { serverDefault: target.serverDefault ?? null });
}

function isComputed(column: Column): boolean {
  return kindOf(column) === "computed";
}

function isIdentity(column: Column): boolean {
  return kindOf(column) === "identity";
}

function kindOf({ serverDefault }: Column): string | undefined {
  return typeof serverDefault === "object" ? serverDefault.kind : undefined;
}
