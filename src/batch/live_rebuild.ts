/**
 * A table made anew in a database that holds rows, and loses none.
 *
 * With foreign keys enforced, `DROP TABLE` deletes the rows first, and what
 * refers to them goes along: deferring them does not help, nor does renaming
 * the table away, which the references follow. So tables that refer to it are
 * parked with it: their rows go into tables without constraints, and come back
 * when all is in its place.
 *
 * @module
 */
import { AthanorError } from "../errors.ts";
import type { WireRebuildSql } from "../kernel/wire.ts";
import {
  CopyRowsOp,
  CreateTableOp,
  DropTableOp,
  NativeOp,
  placeOf,
  schemaOf,
} from "../operations/mod.ts";
import type {
  MigrateOperation,
  OperationVerbs,
  TablePlace,
} from "../operations/mod.ts";
import type { StoredSchema } from "../reflection/mod.ts";
import type { MigrationContext } from "../runtime/mod.ts";
import { quoted } from "../schema/check.ts";
import { sa } from "../schema/mod.ts";
import { SetCounterOp } from "./counter_op.ts";
import { sameName } from "../reflection/sqlite_fold.ts";
import { hasName, temporaryName } from "./names.ts";
import {
  fillOperations,
  indexOperations,
  type RebuildPlan,
  swapOperations,
} from "./rebuild_plan.ts";
import { countRows, rowsLost } from "./row_counts.ts";
import {
  definitionOf,
  dependentsOf,
  indexesOfStored,
  triggerDropsOf,
  triggersOf,
} from "./surroundings.ts";

/** What a rebuild works with. */
export interface LiveRebuild {
  readonly operations: OperationVerbs;
  readonly plan: RebuildPlan;
  readonly stored: StoredSchema;
  readonly sql: WireRebuildSql;
  /** Whether foreign keys are enforced. */
  readonly enforced: boolean;
}

/**
 * Makes the table of a plan anew.
 *
 * @throws {AthanorError} `ROWS_LOST` or `FOREIGN_KEY_VIOLATED`, upon which the revision is undone
 */
export async function rebuildLive(live: LiveRebuild): Promise<void> {
  const { operations, plan: { before }, stored, enforced } = live;
  const dependents = dependentsOf(stored, before.name);
  const tables = [
    before.name,
    ...dependents.filter((name) => !sameName(name, before.name)),
  ];
  const rows = await Promise.all(
    tables.map((name) => countRows(operations, at(live, name))),
  );
  if (enforced && dependents.length > 0) {
    await parkAndRebuild(live, tables, rows);
  } else {
    await moveAndCopy(live, rows[0] ?? 0);
  }
  for (const [index, name] of tables.entries()) {
    await expectRows(live, at(live, name), rows[index] ?? 0);
  }
}

/** The new table is filled under another name, and takes the place of the old one. */
async function moveAndCopy(live: LiveRebuild, rows: number): Promise<void> {
  const { operations, plan, sql, enforced } = live;
  // Rows that were in breach before are moved as they are.
  if (enforced) operations.execute(sql.deferForeignKeys);
  invokeAll(operations, fillOperations(plan));
  const temporary = at(live, temporaryName(plan.before.name));
  await expectRows(live, temporary, rows, plan.before.name);
  await swap(live);
  restoreParts(live, plan.before.name);
}

/** A setting of the session does not go with the transaction. */
async function swap({ operations, plan, sql }: LiveRebuild): Promise<void> {
  if (await isOn(operations, sql.namesKept)) {
    invokeAll(operations, swapOperations(plan));
    return;
  }
  operations.execute(sql.keepNames);
  invokeAll(operations, swapOperations(plan));
  try {
    await operations.execute(sql.followNames);
  } catch (error) {
    const { connection } = operations.getContext() as Partial<MigrationContext>;
    await connection?.run([{ sql: sql.followNames }]);
    throw error;
  }
}

/** All tables that rows could be lost from are emptied into others, dropped, made and filled again. */
async function parkAndRebuild(
  live: LiveRebuild,
  tables: readonly string[],
  rows: readonly number[],
): Promise<void> {
  const { operations, plan, sql } = live;
  await refuseViolations(live, tables, "before");
  operations.execute(sql.deferForeignKeys);
  for (const [index, name] of tables.entries()) {
    park(live, name);
    const parked = at(live, temporaryName(name));
    await expectRows(live, parked, rows[index] ?? 0, name);
  }
  // The rows that a cascade deletes on the way would fire them.
  const { dialectName } = operations.getContext();
  for (const name of tables) {
    for (
      const one of triggerDropsOf(live.stored, at(live, name), dialectName)
    ) {
      operations.execute(one);
    }
  }
  // A table can only be dropped while those exist that it refers to, and these
  // may refer to it: each is there again, and empty, before the next one goes.
  for (const name of tables.slice(1).toReversed()) {
    operations.invoke(new DropTableOp(name, schemaOf(live.plan.before)));
    operations.execute(definitionOf(live.stored, name) ?? "");
  }
  operations.invoke(
    new DropTableOp(plan.before.name, schemaOf(live.plan.before)),
  );
  operations.invoke(new NativeOp(CreateTableOp.fromTable(plan.after), true));
  for (const name of tables) {
    const parked = at(live, temporaryName(name));
    operations.invoke(
      new CopyRowsOp(parked, at(live, name), copied(live, name)),
    );
    operations.invoke(
      new DropTableOp(parked.tableName, schemaOf(live.plan.before)),
    );
  }
  for (const name of tables) restoreParts(live, name);
  await refuseViolations(live, tables, "after");
}

/** Columns without types hold any value as it is. */
function park(live: LiveRebuild, name: string): void {
  const parked = temporaryName(name);
  const columns = sameName(name, live.plan.before.name)
    ? live.plan.copied.map(({ source }) => source)
    : columnsOf(live, name);
  live.operations.invoke(
    new NativeOp(
      new CreateTableOp(
        parked,
        columns.map((one) => sa.column(one)),
        schemaOf(live.plan.before),
      ),
      true,
    ),
  );
  live.operations.invoke(
    new CopyRowsOp(
      at(live, name),
      at(live, parked),
      columns.map((one) => ({ name: one, source: one })),
    ),
  );
}

function copied(live: LiveRebuild, name: string) {
  return sameName(name, live.plan.before.name)
    ? live.plan.copied
    : columnsOf(live, name).map((one) => ({ name: one, source: one }));
}

function columnsOf({ stored }: LiveRebuild, name: string): readonly string[] {
  return stored.columns.get(name) ?? [];
}

/** What went with the old table: its counter, its indexes, its triggers. */
function restoreParts(live: LiveRebuild, name: string): void {
  const { operations, plan, stored } = live;
  const counter = stored.counters.get(name);
  const isOwn = sameName(name, plan.before.name);
  const counts = !isOwn || plan.after.options["sqliteAutoincrement"] === true;
  if (counter !== undefined && counts) {
    operations.invoke(new SetCounterOp(at(live, name), counter));
  }
  if (isOwn) invokeAll(operations, indexOperations(plan));
  else for (const one of indexesOfStored(stored, name)) operations.execute(one);
  for (const one of triggersOf(stored, name)) operations.execute(one);
}

/** Asks for a setting that is 1 or 0. */
export async function isOn(
  operations: OperationVerbs,
  sql: string,
): Promise<boolean> {
  const [row] = await operations.query(sql);
  return row !== undefined && Number(Object.values(row)[0]) === 1;
}

async function expectRows(
  { operations }: LiveRebuild,
  place: TablePlace,
  before: number,
  name: string = place.tableName,
): Promise<void> {
  const after = await countRows(operations, place);
  if (after !== before) throw rowsLost(name, before, after);
}

async function refuseViolations(
  { operations, sql, plan }: LiveRebuild,
  tables: readonly string[],
  when: "before" | "after",
): Promise<void> {
  const found = await operations.query(sql.foreignKeyCheck);
  const own = found.filter((row) => hasName(tables, String(row["table"])));
  const [first] = own;
  if (first === undefined) return;
  const word = when === "before" ? "leads" : "would lead";
  throw new AthanorError(
    "FOREIGN_KEY_VIOLATED",
    `The table ${quoted(plan.before.name)} cannot be made anew: ${
      own.length === 1 ? "1 reference" : `${own.length} references`
    } ${word} nowhere, the first from the table ${quoted(first["table"])} to ${
      quoted(first["parent"])
    }`,
    {
      hint: when === "before"
        ? "Repair or delete these rows first; PRAGMA foreign_key_check lists them."
        : "Keep the values that other tables refer to.",
      details: { references: own.slice(0, 20) },
    },
  );
}

function invokeAll(
  operations: OperationVerbs,
  list: readonly MigrateOperation[],
): void {
  for (const one of list) operations.invoke(one);
}

function at(live: LiveRebuild, name: string): TablePlace {
  return placeOf({ name, schema: live.plan.before.schema });
}
