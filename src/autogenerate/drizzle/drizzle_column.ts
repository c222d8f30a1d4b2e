import { ColumnType, sa } from "../../schema/mod.ts";
import type { Column, ColumnOptions, ServerDefault } from "../../schema/mod.ts";
import { isDrizzleSql } from "./drizzle_core.ts";
import type { DrizzleColumn, DrizzleIdentity } from "./drizzle_core.ts";
import { literalDefault } from "./drizzle_default.ts";
import type { DrizzleFamily } from "./drizzle_family.ts";
import type { DrizzleWriter } from "./drizzle_sql.ts";

/** What columns are read with. */
export interface ColumnReading {
  readonly family: DrizzleFamily;
  readonly writer: DrizzleWriter;
  /** The types, by their texts. */
  readonly types: ReadonlyMap<string, ColumnType>;
  /** The columns of the primary key, by their names before any casing. */
  readonly key: ReadonlySet<string>;
}

/** A column as a schema says it; keys and uniques are constraints of the table. */
export function readColumn(
  column: DrizzleColumn,
  { family, writer, types, key }: ColumnReading,
): Column {
  const isKey = key.has(column.name);
  const serverDefault = defaultOf(column, writer);
  const isRequired = column.notNull === true ||
    (isKey && !family.keysMayBeNull);
  const options: ColumnOptions = {
    nullable: !isRequired,
    ...counting(column, isKey, family),
    ...(serverDefault === undefined ? {} : { serverDefault }),
  };
  return sa.column(writer.nameOf(column), typeOf(column, types), options);
}

/** The text of a column's type, as a database reads it. */
export function typeText(
  column: DrizzleColumn,
  { serials }: DrizzleFamily,
): string {
  const text = column.getSQLType();
  return serials[text] ?? text;
}

/** Whether a column numbers its rows by its type. */
export function isSerial(
  column: DrizzleColumn,
  { serials }: DrizzleFamily,
): boolean {
  return Object.hasOwn(serials, column.getSQLType());
}

/** A key counts only where the schema says so; SQLite's says it for the table. */
function counting(
  column: DrizzleColumn,
  isKey: boolean,
  family: DrizzleFamily,
): Pick<ColumnOptions, "autoincrement"> {
  const counts = column.autoIncrement === true || isSerial(column, family);
  if (family.uniquesAreIndexes) return {};
  return counts || isKey ? { autoincrement: counts } : {};
}

function typeOf(
  column: DrizzleColumn,
  types: ReadonlyMap<string, ColumnType>,
): ColumnType {
  const { enum: enumType, baseColumn, enumValues } = column;
  if (baseColumn !== undefined) return arrayOf(baseColumn, types);
  if (enumType !== undefined) {
    return sa.postgresql.enum(enumType.enumValues, {
      name: enumType.enumName,
      ...(enumType.schema === undefined ? {} : { schema: enumType.schema }),
    });
  }
  if (column.columnType.startsWith("MySqlEnum") && enumValues !== undefined) {
    // The text that drizzle-orm gives does not double quotes in values.
    return new ColumnType("mysql.ENUM", { values: enumValues });
  }
  const text = column.getSQLType();
  return types.get(text) ?? sa.rawType(text);
}

/** PostgreSQL keeps no sizes of arrays, and does not count their dimensions. */
function arrayOf(
  item: DrizzleColumn,
  types: ReadonlyMap<string, ColumnType>,
): ColumnType {
  const inner = item.baseColumn === undefined
    ? typeOf(item, types)
    : arrayOf(item.baseColumn, types);
  const { item: innermost, dimensions = 1 } = inner.arguments;
  return innermost === undefined
    ? sa.postgresql.array(inner)
    : sa.postgresql.array(innermost, { dimensions: dimensions + 1 });
}

function defaultOf(
  column: DrizzleColumn,
  writer: DrizzleWriter,
): ServerDefault | undefined {
  const { generated, generatedIdentity } = column;
  if (generated !== undefined) {
    const as: unknown = typeof generated.as === "function"
      ? generated.as()
      : generated.as;
    const text = isDrizzleSql(as) ? writer.textOf(as) : String(as);
    return sa.computed(text, { persisted: generated.mode !== "virtual" });
  }
  if (generatedIdentity !== undefined) return identityOf(generatedIdentity);
  const value = isDrizzleSql(column.default)
    ? sa.text(writer.textOf(column.default))
    : literalDefault(column);
  if (column.hasOnUpdateNow !== true) return value;
  const text = typeof value === "object" && value.kind === "text"
    ? value.sql
    : "NULL";
  return sa.text(`${text} ON UPDATE CURRENT_TIMESTAMP`);
}

/** Our names for drizzle's options of sequences. */
const SEQUENCE_OPTIONS: Readonly<Record<string, string>> = {
  startWith: "start",
  increment: "increment",
  minValue: "minvalue",
  maxValue: "maxvalue",
  cache: "cache",
};

function identityOf(
  { type, sequenceOptions = {} }: DrizzleIdentity,
): ServerDefault {
  const numbers = Object.entries(SEQUENCE_OPTIONS).flatMap(([theirs, ours]) => {
    const value = sequenceOptions[theirs];
    return value === undefined ? [] : [[ours, Number(value)] as const];
  });
  return sa.identity({
    always: type === "always",
    ...(sequenceOptions["cycle"] === true ? { cycle: true } : {}),
    ...Object.fromEntries(numbers),
  });
}
