import {
  AddColumnOp,
  AddConstraintOp,
  AlterColumnOp,
  CreateTableOp,
  DropColumnOp,
  DropTableOp,
  ModifyTableOps,
  placeOf,
  schemaOf,
} from "../../operations/mod.ts";
import type { UpgradeOps } from "../../operations/mod.ts";
import type { ReflectedTable } from "../../reflection/mod.ts";
import { tableKey } from "../../schema/mod.ts";
import type { Column, Table } from "../../schema/mod.ts";
import { orderTables } from "../../schema/table_order.ts";
import type {
  ComparatorEvents,
  ComparisonContext,
} from "../comparison_context.ts";
import { watchesColumns } from "../watched.ts";
import { existingState } from "./existing_state.ts";

/** Compares the tables of all schemas: new ones, removed ones, then those of both sides. */
export async function compareTables(
  context: ComparisonContext,
  { upgradeOps, schemas }: ComparatorEvents["schema"],
): Promise<void> {
  const { database, target } = context;
  await addTables(context, upgradeOps);
  await removeTables(context, upgradeOps, schemas);
  const common = [...target.tables.keys()]
    .filter((key) => database.tables.has(key)).sort(bySchemaAndName(target));
  for (const key of common) {
    const ours = target.tables.get(key);
    const theirs = database.tables.get(key);
    if (ours === undefined || theirs === undefined) continue;
    if (context.same.get(ours) === theirs) continue;
    if (!includesTable(context, ours, theirs, false)) continue;
    const modify = modifyOf(ours);
    await compareColumns(context, modify, { database: theirs, target: ours });
    await compareParts(context, modify, { database: theirs, target: ours });
    dropColumns(context, modify, { database: theirs, target: ours });
    if (!modify.isEmpty()) upgradeOps.ops.push(modify);
  }
}

interface TablePair {
  readonly database: ReflectedTable;
  readonly target: Table;
}

async function addTables(
  context: ComparisonContext,
  upgradeOps: UpgradeOps,
): Promise<void> {
  const { database, target, logger, facts } = context;
  const added = [...target.tables].filter(([key, table]) =>
    !database.tables.has(key) && includesTable(context, table, undefined, false)
  );
  const later: ModifyTableOps[] = [];
  for (const { table, late } of orderTables(added.map(([, one]) => one))) {
    logger.info(`Detected added table "${tableKey(table)}"`);
    // Where constraints cannot be added later, a table may refer to one that is not there yet.
    const apart = facts.altersConstraints ? new Set<unknown>(late) : new Set();
    upgradeOps.ops.push(CreateTableOp.fromTable({
      ...table,
      constraints: table.constraints.filter((one) => !apart.has(one)),
    }));
    const modify = modifyOf(table);
    await compareParts(context, modify, { database: undefined, target: table });
    if (!modify.isEmpty()) upgradeOps.ops.push(modify);
    if (apart.size > 0) {
      later.push(modifyOf(
        table,
        late.map((one) => AddConstraintOp.fromConstraint(one, placeOf(table))),
      ));
    }
  }
  upgradeOps.ops.push(...later);
}

async function removeTables(
  context: ComparisonContext,
  upgradeOps: UpgradeOps,
  schemas: ReadonlySet<string | null>,
): Promise<void> {
  const { database, target, logger, facts } = context;
  const removed = [...database.tables].filter(([key, table]) =>
    !target.tables.has(key) && schemas.has(table.schema ?? null) &&
    includesTable(context, table, undefined, true)
  );
  const ordered = orderTables(removed.map(([, one]) => one)).toReversed();
  const earlier: ModifyTableOps[] = [];
  const drops: (ModifyTableOps | DropTableOp)[] = [];
  for (const { table, late } of ordered) {
    logger.info(`Detected removed table "${tableKey(table)}"`);
    const apart = facts.altersConstraints ? new Set<unknown>(late) : new Set();
    if (apart.size > 0) {
      earlier.push(modifyOf(
        table,
        late.map((one) =>
          AddConstraintOp.fromConstraint(one, placeOf(table)).reverse()
        ),
      ));
    }
    const modify = modifyOf(table);
    const whole = database.tables.get(tableKey(table));
    await compareParts(context, modify, { database: whole, target: undefined });
    if (!modify.isEmpty()) drops.push(modify);
    drops.push(DropTableOp.fromTable({
      ...table,
      constraints: table.constraints.filter((one) => !apart.has(one)),
    }));
  }
  upgradeOps.ops.push(...earlier, ...drops);
}

async function compareColumns(
  context: ComparisonContext,
  modify: ModifyTableOps,
  { database, target }: TablePair,
): Promise<void> {
  const { tableName, schema } = modify;
  const theirs = new Map(database.columns.map((one) => [one.name, one]));
  for (const column of target.columns) {
    if (theirs.has(column.name)) continue;
    if (!includesColumn(context, column, undefined, false)) continue;
    context.logger.info(
      `Detected added column "${tableKey(target)}.${column.name}"`,
    );
    modify.ops.push(new AddColumnOp(tableName, column, schemaOf(target)));
  }
  const isWatched = watchesColumns(context);
  for (const column of target.columns) {
    const old = theirs.get(column.name);
    if (old === undefined || !includesColumn(context, column, old, false)) {
      continue;
    }
    // The usual case, thousands of times: nothing changed and nobody else looks.
    const isSame = context.canonical.sameColumn(old, column) &&
      !context.withoutDefault.has(old);
    if (isSame && !isWatched) continue;
    const alterColumnOp = new AlterColumnOp(
      tableName,
      column.name,
      schemaOf(target),
    );
    alterColumnOp.existing = existingState(old);
    await context.comparators.dispatch("column", context, {
      alterColumnOp,
      schema,
      tableName,
      columnName: column.name,
      database: old,
      target: column,
    });
    if (alterColumnOp.hasChanges()) modify.ops.push(alterColumnOp);
  }
}

async function compareParts(
  context: ComparisonContext,
  modifyTableOps: ModifyTableOps,
  pair: {
    readonly database: ReflectedTable | undefined;
    readonly target: Table | undefined;
  },
): Promise<void> {
  const { tableName, schema } = modifyTableOps;
  await context.comparators.dispatch("table", context, {
    modifyTableOps,
    schema,
    tableName,
    ...pair,
  });
}

function dropColumns(
  context: ComparisonContext,
  modify: ModifyTableOps,
  { database, target }: TablePair,
): void {
  const wanted = new Set(target.columns.map(({ name }) => name));
  for (const column of database.columns) {
    if (wanted.has(column.name)) continue;
    if (!includesColumn(context, column, undefined, true)) continue;
    context.logger.info(
      `Detected removed column "${tableKey(database)}.${column.name}"`,
    );
    modify.ops.push(
      DropColumnOp.fromColumn(modify.tableName, column, schemaOf(modify)),
    );
  }
}

function includesTable(
  context: ComparisonContext,
  table: Table,
  compareTo: Table | undefined,
  reflected: boolean,
): boolean {
  const { name } = table;
  return context.includes({
    kind: "table",
    object: table,
    name,
    reflected,
    compareTo,
  });
}

function includesColumn(
  context: ComparisonContext,
  column: Column,
  compareTo: Column | undefined,
  reflected: boolean,
): boolean {
  const { name } = column;
  return context.includes({
    kind: "column",
    object: column,
    name,
    reflected,
    compareTo,
  });
}

function modifyOf(
  table: Table,
  ops: ConstructorParameters<typeof ModifyTableOps>[1] = [],
): ModifyTableOps {
  return new ModifyTableOps(table.name, ops, schemaOf(table));
}

function bySchemaAndName(
  { tables }: ComparisonContext["target"],
): (a: string, b: string) => number {
  const rank = (key: string) => {
    const { schema = "", name = "" } = tables.get(key) ?? {};
    return [schema, name] as const;
  };
  return (a, b) => {
    const [schemaA, nameA] = rank(a);
    const [schemaB, nameB] = rank(b);
    if (schemaA !== schemaB) return schemaA < schemaB ? -1 : 1;
    return nameA < nameB ? -1 : nameA > nameB ? 1 : 0;
  };
}
