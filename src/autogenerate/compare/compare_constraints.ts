import {
  AddConstraintOp,
  DropConstraintOp,
  DropIndexOp,
} from "../../operations/mod.ts";
import type { ReflectedTable } from "../../reflection/mod.ts";
import { CONSTRAINT_WORDS } from "../../schema/constraint_words.ts";
import { tableKey } from "../../schema/mod.ts";
import type {
  Constraint,
  ForeignKeyConstraint,
  Index,
  Table,
} from "../../schema/mod.ts";
import type {
  ComparatorEvents,
  ComparisonContext,
} from "../comparison_context.ts";
import { FILTERED, plainName } from "../sides/name_filter.ts";
import { nameToDrop } from "./made_name.ts";

type TableEvent = ComparatorEvents["table"];
type Kind = Constraint["kind"];

/** The mark, in `info`, of an operation that follows from another and is no difference of its own. */
export const FOLLOWS = "athanor.follows";

/** Compares foreign keys: by what they say, options included, not by name. */
export function compareForeignKeys(
  context: ComparisonContext,
  event: TableEvent,
): void {
  compareByForm(context, event, "foreignKey");
}

/** Compares checks: by their conditions, not by name. */
export function compareChecks(
  context: ComparisonContext,
  event: TableEvent,
): void {
  compareByForm(context, event, "check");
}

/** Compares EXCLUDE constraints by what they say. */
export function compareExcludes(
  context: ComparisonContext,
  event: TableEvent,
): void {
  compareByForm(context, event, "exclude");
}

/** Compares the columns of the primary key. */
export function comparePrimaryKeys(
  context: ComparisonContext,
  event: TableEvent,
): void {
  compareByForm(context, event, "primaryKey");
}

function compareByForm(
  context: ComparisonContext,
  event: TableEvent,
  kind: Kind,
): void {
  const { database, target } = event;
  // A table that comes or goes does so with its constraints.
  if (database === undefined || target === undefined) return;
  const theirs = ofKind(database, kind);
  const bound = kind === "check" ? boundChecks(context, database, target) : [];
  const ours = [...ofKind(target, kind), ...bound];
  const { gone, added } = difference(context, theirs, ours);
  const byName = (list: readonly Constraint[], one: Constraint) =>
    list.find((other) => plainName(other.name) === plainName(one.name));
  for (const one of gone) {
    if (!includes(context, one, byName(ours, one), true)) continue;
    dropConstraint(context, event, one);
  }
  for (const one of added) {
    if (!includes(context, one, byName(theirs, one), false)) continue;
    addConstraint(context, event, one);
  }
}

/** The checks of the types of columns that are there already; a new column brings its own. */
function boundChecks(
  { canonical }: ComparisonContext,
  database: Table,
  target: Table,
): readonly Constraint[] {
  const known = new Set(database.columns.map(({ name }) => name));
  return canonical.boundChecks(target)
    .filter(({ column }) => known.has(column)).map(({ check }) => check);
}

/** Drops a constraint of the database. */
export function dropConstraint(
  { logger }: ComparisonContext,
  { modifyTableOps, database }: TableEvent,
  constraint: Constraint,
): void {
  if (database === undefined) return;
  logger.info(
    `Detected removed ${label(constraint)} of the table "${
      tableKey(database)
    }"`,
  );
  modifyTableOps.ops.push(
    DropConstraintOp.fromConstraint(constraint, modifyTableOps),
  );
  const brought = constraint.kind === "foreignKey"
    ? broughtIndex(database, constraint)
    : undefined;
  if (brought !== undefined) {
    const dropped = DropIndexOp.fromIndex(brought, modifyTableOps);
    dropped.info[FOLLOWS] = true;
    modifyTableOps.ops.push(dropped);
  }
}

/** The index that a foreign key brought, unless another key of the columns needs it. */
function broughtIndex(
  { keyIndexes = [], constraints }: ReflectedTable,
  key: ForeignKeyConstraint,
): Index | undefined {
  const columns = key.columns.join("\0");
  const others = constraints.filter((one) =>
    one.kind === "foreignKey" && one !== key &&
    one.columns.join("\0") === columns
  );
  return others.length > 0
    ? undefined
    : keyIndexes.find((one) => one.columns.join("\0") === columns);
}

/** Adds a constraint of the target; one without a name gets one, so that it can be dropped again. */
export function addConstraint(
  { logger }: ComparisonContext,
  { modifyTableOps, database, target }: TableEvent,
  constraint: Constraint,
): void {
  if (target === undefined) return;
  logger.info(
    `Detected added ${label(constraint)} of the table "${tableKey(target)}"`,
  );
  // What goes comes before it, and leaves its name.
  const gone = new Set(
    modifyTableOps.ops.map((one) =>
      one instanceof DropConstraintOp ? one.original : undefined
    ),
  );
  const others = [
    ...(database?.constraints ?? []).filter((one) => !gone.has(one)),
    ...target.constraints,
    ...modifyTableOps.ops.flatMap((one) =>
      one instanceof AddConstraintOp ? [one.constraint] : []
    ),
  ];
  modifyTableOps.ops.push(
    AddConstraintOp.fromConstraint(
      nameToDrop(constraint, target.name, others),
      modifyTableOps,
    ),
  );
}

/** Whether the filter lets a constraint through. */
export function includes(
  context: ComparisonContext,
  object: Constraint,
  compareTo: unknown,
  reflected: boolean,
): boolean {
  const kind = FILTERED[object.kind];
  if (kind === undefined) return true;
  const name = plainName(object.name);
  return context.includes({ kind, object, name, reflected, compareTo });
}

/** The constraints of one kind. */
export function ofKind<K extends Kind>(
  table: Table,
  kind: K,
): readonly Extract<Constraint, { kind: K }>[] {
  return table.constraints.filter((one) =>
    one.kind === kind
  ) as readonly Constraint[] as readonly Extract<Constraint, { kind: K }>[];
}

/** What only one side has, each form as often as it comes. */
function difference<T extends Constraint>(
  { canonical }: ComparisonContext,
  theirs: readonly T[],
  ours: readonly T[],
): { readonly gone: readonly T[]; readonly added: readonly T[] } {
  const form = (one: T) => canonical.constraint(one).form;
  const gone = [...theirs];
  const added = ours.filter((one) => {
    const at = gone.findIndex((other) => form(other) === form(one));
    if (at >= 0) gone.splice(at, 1);
    return at < 0;
  });
  return { gone, added };
}

function label(constraint: Constraint): string {
  const name = plainName(constraint.name);
  const word = CONSTRAINT_WORDS[constraint.kind];
  if (name !== null) return `${word} "${name}"`;
  return "columns" in constraint
    ? `${word} on ${constraint.columns.join(", ")}`
    : word;
}
