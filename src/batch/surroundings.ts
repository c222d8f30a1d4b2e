/**
 * What hangs on a table: tables that refer to it, triggers and views that name it.
 *
 * @module
 */
import type { DialectName } from "../dialect_name.ts";
import { identifiers, render } from "../kernel/mod.ts";
import type { WireOp } from "../kernel/wire.ts";
import { invalid, quoted } from "../schema/check.ts";
import type { TablePlace } from "../operations/mod.ts";
import type { StoredObject, StoredSchema } from "../reflection/mod.ts";
import { sameName } from "../reflection/sqlite_fold.ts";
import { hasName, temporaryName } from "./names.ts";

/**
 * The tables whose rows a foreign key may take along when a table is dropped:
 * those that refer to it, and those that refer to these; the nearest first. The
 * table itself is among them when it refers to itself.
 */
export function dependentsOf(
  stored: StoredSchema,
  tableName: string,
): string[] {
  const found: string[] = [];
  const queue = [tableName];
  for (const referent of queue) {
    for (const one of stored.references) {
      if (!sameName(one.referentTable, referent)) continue;
      if (hasName(found, one.tableName)) continue;
      found.push(one.tableName);
      queue.push(one.tableName);
    }
  }
  return found;
}

/** The statements that drop the triggers of a table. */
export function triggerDropsOf(
  { objects }: StoredSchema,
  { tableName, schema }: TablePlace,
  dialect: DialectName,
): readonly string[] {
  const triggers = objects.filter((one) =>
    one.type === "trigger" && sameName(one.tableName, tableName)
  );
  const ops = triggers.map(({ name }): WireOp => ({
    op: "dropTrigger",
    trigger: { name, schema },
  }));
  return render({ dialect, ops }).map(({ sql }) => sql);
}

/** The triggers of a table, as the statements that make them. */
export function triggersOf(
  stored: StoredSchema,
  tableName: string,
): readonly string[] {
  return partsOf(stored, tableName, "trigger");
}

/** The indexes of a table that stand for no constraint, as the statements that make them. */
export function indexesOfStored(
  stored: StoredSchema,
  tableName: string,
): readonly string[] {
  return partsOf(stored, tableName, "index");
}

/** The statement that made a table. */
export function definitionOf(
  stored: StoredSchema,
  tableName: string,
): string | undefined {
  return partsOf(stored, tableName, "table")[0];
}

function partsOf(
  { objects }: StoredSchema,
  tableName: string,
  type: StoredObject["type"],
): readonly string[] {
  return objects.filter((one) =>
    one.type === type && sameName(one.tableName, tableName)
  ).flatMap(({ sql }) => sql === null ? [] : [sql]);
}

/**
 * Refuses the leftover of another tool, or of hands, under the name that the
 * new table has at first. A rebuild of ours leaves none: it is undone as a whole.
 *
 * @throws {AthanorError} `OPERATION_INVALID`
 */
export function refuseLeftover(
  { objects }: StoredSchema,
  tableNames: readonly string[],
): void {
  for (const name of tableNames.map(temporaryName)) {
    if (!objects.some((one) => sameName(one.name, name))) continue;
    throw invalid(
      `There is a table ${quoted(name)} already, under the name that is needed`,
      "Somebody's work broke off there: look into it, rename or drop it, and run again.",
    );
  }
}

/**
 * Refuses tables with triggers of the session alone: these would go with their
 * tables, and their texts do not say whose they were.
 *
 * @throws {AthanorError} `OPERATION_INVALID` naming one
 */
export function refuseTemporaryTriggers(
  { temporaryTriggers }: StoredSchema,
  tableNames: readonly string[],
): void {
  const found = temporaryTriggers.find((one) =>
    hasName(tableNames, one.tableName)
  );
  if (found === undefined) return;
  throw invalid(
    `The temporary trigger ${quoted(found.name)} on the table ${
      quoted(found.tableName)
    } would go when that is made anew`,
    "Drop it before, and create it anew behind it.",
  );
}

/**
 * Refuses to drop columns that something around the table names.
 *
 * @throws {AthanorError} `OPERATION_INVALID` naming it
 */
export function refuseBroken(
  stored: StoredSchema,
  tableName: string,
  { dropped, dialect }: {
    readonly dropped: readonly string[];
    readonly dialect: DialectName;
  },
): void {
  if (dropped.length === 0) return;
  const refuse = (column: string, what: string, wayOut: string) =>
    invalid(
      `The column ${quoted(column)} of the table ${
        quoted(tableName)
      } cannot be dropped: ${what} names it`,
      wayOut,
    );
  for (const { referentTable, referentColumn, ...one } of stored.references) {
    if (!sameName(referentTable, tableName) || referentColumn === null) {
      continue;
    }
    if (!hasName(dropped, referentColumn)) continue;
    if (sameName(one.tableName, tableName) && hasName(dropped, one.column)) {
      continue;
    }
    throw refuse(
      referentColumn,
      `a foreign key of the table ${quoted(one.tableName)}`,
      "Drop the foreign key first.",
    );
  }
  const texts = stored.objects.filter(({ type }) =>
    type === "trigger" || type === "view"
  );
  const names = identifiers(dialect, texts.map(({ sql }) => sql ?? ""));
  for (const [index, one] of texts.entries()) {
    const used = names[index]?.names ?? [];
    const isOwn = sameName(one.tableName, tableName);
    if (!isOwn && !hasName(used, tableName)) continue;
    const column = dropped.find((name) => hasName(used, name));
    if (column === undefined) continue;
    throw refuse(
      column,
      `the ${one.type} ${quoted(one.name)}`,
      `Drop the ${one.type} before the batch by op.execute("DROP ${one.type.toUpperCase()} …"), and create it anew behind it.`,
    );
  }
}
