import {
  AlterColumnOp,
  AlterEnumOp,
  CreateEnumOp,
  ModifyTableOps,
  schemaOf,
} from "../../operations/mod.ts";
import type { EnumColumn, MigrateOperation } from "../../operations/mod.ts";
import type { EnumType } from "../../reflection/mod.ts";
import { enumOf } from "../../schema/enum_types.ts";
import type { UsedEnum } from "../../schema/enum_types.ts";
import { tableKey } from "../../schema/mod.ts";
import type { Column, ServerDefault, Table } from "../../schema/mod.ts";
import type {
  ComparatorEvents,
  ComparisonContext,
} from "../comparison_context.ts";
import { existingState } from "./existing_state.ts";

/** Creates the enum types that the target's columns need, and changes the values of those that are there. */
export function compareEnums(
  context: ComparisonContext,
  { upgradeOps }: ComparatorEvents["schema"],
): void {
  if (!context.facts.enumTypes) return;
  const { logger } = context;
  const theirs = enumsOfDatabase(context);
  for (const wanted of enumsIn(context, context.target.tables).values()) {
    const { key, name, values } = wanted;
    const found = theirs.get(key);
    if (found === undefined) {
      logger.info(`Detected added enum "${key}"`);
      upgradeOps.ops.push(new CreateEnumOp(name, values, schemaOf(wanted)));
    } else if (values.join("\0") !== found.values.join("\0")) {
      logger.info(`Detected changed values of the enum "${key}"`);
      upgradeOps.ops.push(...alterations(context, wanted, found));
    }
  }
}

/** Drops the enum types whose last column goes. Comes after the tables. */
export function dropEnums(
  context: ComparisonContext,
  { upgradeOps, schemas }: ComparatorEvents["schema"],
): void {
  if (!context.facts.enumTypes) return;
  const wanted = enumsIn(context, context.target.tables, false);
  const theirs = enumsOfDatabase(context);
  for (const [key, used] of enumsIn(context, context.database.tables, false)) {
    const found = theirs.get(key);
    if (found === undefined || wanted.has(key)) continue;
    if (!schemas.has(found.schema ?? null)) continue;
    context.logger.info(`Detected removed enum "${key}"`);
    upgradeOps.ops.push(
      new CreateEnumOp(used.name, found.values, schemaOf(used)).reverse(),
    );
  }
}

/** Values change; a default that names a value which goes is taken away before. */
function alterations(
  context: ComparisonContext,
  { key, name, schema, values }: UsedEnum,
  { values: existingValues }: EnumType,
): readonly MigrateOperation[] {
  const renamed = renamedValues(context, key, { values, existingValues });
  const gone = existingValues.filter((value) =>
    !values.includes(renamed[value] ?? value)
  );
  const known = existingValues.map((value) => renamed[value] ?? value);
  const comes = values.filter((value) => !known.includes(value));
  const columns = columnsOf(context, key);
  const losing = columns.filter(({ definition: { serverDefault } }) =>
    gone.some((value) => names(serverDefault, value))
  );
  for (const { definition } of losing) context.withoutDefault.add(definition);
  const operation = new AlterEnumOp(name, values, {
    ...schemaOf({ schema }),
    existingValues,
    renamedValues: renamed,
    columns: columns.map((one) => enumColumn(one, losing.includes(one))),
    // PostgreSQL takes an added value for a default only in a later transaction.
    ...(gone.length === 0 && defaultsTo(context, key, comes)
      ? { remake: true }
      : {}),
  });
  if (gone.length > 0) {
    operation.info["comment"] = `Fails while a row has ${
      gone.map((value) => JSON.stringify(value)).join(" or ")
    }: change such rows first. Was a value renamed, say so with renamedValues.`;
  }
  return [...losing.map(withoutDefault), operation];
}

/** Whether a column of the target that has the type defaults to one of some values. */
function defaultsTo(
  { migrationContext: { dialectName }, target }: ComparisonContext,
  key: string,
  values: readonly string[],
): boolean {
  return [...target.tables.values()].some(({ columns }) =>
    columns.some((one) =>
      enumOf(one, dialectName)?.key === key &&
      values.some((value) =>
        one.serverDefault === value || names(one.serverDefault, value)
      )
    )
  );
}

/** Whether a default is a literal of a value. */
function names(
  serverDefault: ServerDefault | undefined,
  value: string,
): boolean {
  const text =
    typeof serverDefault === "object" && serverDefault.kind === "text"
      ? serverDefault.sql
      : "";
  return text.includes(`'${value.replaceAll("'", "''")}'`);
}

function withoutDefault({ table, definition }: FoundColumn): MigrateOperation {
  const alter = new AlterColumnOp(table.name, definition.name, {
    ...schemaOf(table),
    serverDefault: null,
  });
  alter.existing = existingState(definition);
  return new ModifyTableOps(table.name, [alter], schemaOf(table));
}

/** What the answers say of the values of a type, where it can be so. */
function renamedValues(
  { options }: ComparisonContext,
  key: string,
  { values, existingValues }: Pick<
    AlterEnumOp,
    "values" | "existingValues"
  >,
): Readonly<Record<string, string>> {
  const answers = typeof options.renames === "object"
    ? options.renames.enumValues ?? {}
    : {};
  return Object.fromEntries(
    existingValues.flatMap((value) => {
      const to = answers[`${key}.${value}`];
      return to !== undefined && values.includes(to) && !values.includes(value)
        ? [[value, to]]
        : [];
    }),
  );
}

/** A column of the database, with its table. */
interface FoundColumn {
  readonly table: Table;
  readonly definition: Column;
  readonly array: boolean;
}

function columnsOf(
  context: ComparisonContext,
  key: string,
): readonly FoundColumn[] {
  const { dialectName } = context.migrationContext;
  return [...context.database.tables.values()].flatMap((table) =>
    table.columns.flatMap((definition) => {
      const used = enumOf(definition, dialectName);
      return used?.key === key
        ? [{ table, definition, array: used.array }]
        : [];
    })
  );
}

function enumColumn(
  { table, definition, array }: FoundColumn,
  isLosing: boolean,
): EnumColumn {
  const { name, serverDefault } = definition;
  return {
    table: table.name,
    ...schemaOf(table),
    column: name,
    ...(array ? { array } : {}),
    ...(serverDefault === undefined || isLosing ? {} : { serverDefault }),
  };
}

function enumsOfDatabase(
  { database }: ComparisonContext,
): ReadonlyMap<string, EnumType> {
  return new Map(
    database.snapshots.flatMap(({ enums }) => enums)
      .map((one) => [tableKey(one), one]),
  );
}

/** The enum types of columns, by key. */
function enumsIn(
  { migrationContext: { dialectName }, target }: ComparisonContext,
  tables: ReadonlyMap<string, Table>,
  onlyCreated = true,
): ReadonlyMap<string, UsedEnum> {
  const found = new Map<string, UsedEnum>();
  for (const table of tables.values()) {
    for (const column of table.columns) {
      const used = enumOf(column, dialectName);
      if (used === undefined) continue;
      const isManaged = !onlyCreated || target.createsEnums.has(used.key);
      if (isManaged) found.set(used.key, used);
    }
  }
  return found;
}
