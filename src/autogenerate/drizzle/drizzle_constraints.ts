import { sa } from "../../schema/mod.ts";
import type { Index, IndexColumn, TableItem } from "../../schema/mod.ts";
import { isSerial } from "./drizzle_column.ts";
import { isDrizzleSql, placeOfTable } from "./drizzle_core.ts";
import type {
  DrizzleColumn,
  DrizzleForeignKey,
  DrizzleIndex,
  DrizzleIndexedColumn,
  DrizzleKey,
  DrizzleSql,
  DrizzleTable,
} from "./drizzle_core.ts";
import type { DrizzleFamily } from "./drizzle_family.ts";
import type { DrizzleWriter } from "./drizzle_sql.ts";

/** What constraints are read with. */
export interface ConstraintReading {
  readonly family: DrizzleFamily;
  readonly writer: DrizzleWriter;
}

/** The keys, uniques, checks and indexes of a table, named as drizzle-kit names them. */
export function readConstraints(
  table: DrizzleTable,
  reading: ConstraintReading,
): readonly TableItem[] {
  const { writer } = reading;
  return [
    ...primaryKey(table, reading),
    ...uniques(table, reading),
    ...table.foreignKeys.map((one) => foreignKey(table, one, reading)),
    ...table.checks.map(({ name, value }) =>
      sa.checkConstraint(writer.textOf(value), { name })
    ),
    ...table.indexes.map((one) => index(table, one, reading)),
  ];
}

/** The columns of the primary key, in order. */
export function keyColumns(table: DrizzleTable): readonly DrizzleColumn[] {
  return table.primaryKeys[0]?.columns ??
    table.columns.filter(({ primary }) => primary);
}

function primaryKey(
  table: DrizzleTable,
  { family, writer }: ConstraintReading,
): readonly TableItem[] {
  const columns = keyColumns(table).map((one) => writer.nameOf(one));
  if (columns.length === 0) return [];
  const [said] = table.primaryKeys;
  const name = said !== undefined && family.namesPrimaryKeys
    ? said.name ?? `${table.name}_${columns.join("_")}_pk`
    : null;
  return [sa.primaryKeyConstraint(columns, { name })];
}

function uniques(
  table: DrizzleTable,
  reading: ConstraintReading,
): readonly TableItem[] {
  const { family, writer } = reading;
  const ofColumns = table.columns.filter(({ isUnique }) => isUnique)
    .map((one): DrizzleKey => ({
      name: one.uniqueName,
      columns: [one],
      nullsNotDistinct: one.uniqueType === "not distinct",
    }));
  const serials = family.serialsAreUnique
    ? table.columns.filter((one) => isSerial(one, family))
    : [];
  return [
    ...[...ofColumns, ...table.uniqueConstraints]
      .map((one) => unique(table, one, reading)),
    ...serials.map((one) => {
      const name = writer.nameOf(one);
      return sa.uniqueConstraint([name], { name });
    }),
  ];
}

function unique(
  table: DrizzleTable,
  { name: given, columns, nullsNotDistinct }: DrizzleKey,
  { family, writer }: ConstraintReading,
): TableItem {
  const names = columns.map((one) => writer.nameOf(one));
  const usual = (all: readonly string[]) =>
    `${table.name}_${all.join("_")}_unique`;
  // drizzle-orm makes the usual name before columns have got their case.
  const isUsual = given === undefined ||
    given === usual(columns.map(({ name }) => name));
  const name = isUsual ? usual(names) : given;
  if (family.uniquesAreIndexes) return sa.index(name, names, { unique: true });
  return sa.uniqueConstraint(names, {
    name,
    ...(nullsNotDistinct === true ? { postgresqlNullsNotDistinct: true } : {}),
  });
}

function foreignKey(
  table: DrizzleTable,
  key: DrizzleForeignKey,
  { family, writer }: ConstraintReading,
): TableItem {
  const { name, columns, foreignColumns, foreignTable } = key.reference();
  const referent = placeOfTable(foreignTable);
  const names = columns.map((one) => writer.nameOf(one));
  const others = foreignColumns.map((one) => writer.nameOf(one));
  const usual = [table.name, ...names, referent.name, ...others, "fk"];
  const references = others.map((column) => ({
    table: referent.name,
    column,
    ...(referent.schema === undefined ? {} : { schema: referent.schema }),
  }));
  return sa.foreignKeyConstraint(names, references, {
    ...(family.namesForeignKeys ? { name: name ?? usual.join("_") } : {}),
    ...action("onupdate", key.onUpdate),
    ...action("ondelete", key.onDelete),
  });
}

function action(
  option: "onupdate" | "ondelete",
  value: string | undefined,
): Readonly<Record<string, string>> {
  return value === undefined || value === "no action"
    ? {}
    : { [option]: value.toUpperCase() };
}

function index(
  table: DrizzleTable,
  { config }: DrizzleIndex,
  { family, writer }: ConstraintReading,
): Index {
  const names = new Map(
    table.columns.map((one) => [one.name, writer.nameOf(one)]),
  );
  const nameOf = ({ name }: DrizzleIndexedColumn) => names.get(name) ?? name;
  const parts = config.columns.map((one) =>
    isDrizzleSql(one) ? "" : nameOf(one)
  );
  const name = config.name ?? `${table.name}_${parts.join("_")}_index`;
  const classes = config.columns.flatMap((one) =>
    isDrizzleSql(one) || one.indexConfig?.opClass === undefined
      ? []
      : [[nameOf(one), one.indexConfig.opClass] as const]
  );
  const { unique, where, method = "btree", with: storage } = config;
  return sa.index(
    name,
    config.columns.map((one) => indexColumn(one, { nameOf, writer })),
    {
      unique: unique === true,
      ...(where === undefined
        ? {}
        : { [family.whereOption]: writer.textOf(where) }),
      ...(method === "btree" ? {} : { postgresqlUsing: method }),
      ...(classes.length === 0
        ? {}
        : { postgresqlOps: Object.fromEntries(classes) }),
      ...(storage === undefined ? {} : { postgresqlWith: storage }),
    },
  );
}

/** A column, with what PostgreSQL does not do by itself: nulls come last, except when it goes down. */
function indexColumn(
  column: DrizzleIndexedColumn | DrizzleSql,
  { nameOf, writer }: {
    readonly nameOf: (column: DrizzleIndexedColumn) => string;
    readonly writer: DrizzleWriter;
  },
): IndexColumn {
  if (isDrizzleSql(column)) return sa.text(writer.textOf(column));
  const name = nameOf(column);
  const { order = "asc", nulls, opClass } = column.indexConfig ?? {};
  const usual = order === "desc" ? "first" : "last";
  if (nulls === undefined || nulls === usual) {
    return order === "desc" ? sa.desc(name) : name;
  }
  const parts = [
    `"${name.replaceAll('"', '""')}"`,
    opClass,
    order === "desc" ? "DESC" : undefined,
    `NULLS ${nulls.toUpperCase()}`,
  ];
  return sa.text(parts.filter((one) => one !== undefined).join(" "));
}
