/**
 * Schemas as plain data that is easy to change, and as targets.
 *
 * @module
 */
import type { DialectName } from "../../src/dialect_name.ts";
import { sa } from "../../src/schema/mod.ts";
import type {
  ColumnOptions,
  ColumnType,
  Index,
  MetaData,
  TableItem,
} from "../../src/schema/mod.ts";

/** A column in the making. */
export interface ColumnPlan {
  name: string;
  /** Which of the types of {@linkcode TYPES} it has. */
  type: number;
  nullable: boolean;
  /** Which of its type's defaults it has; none below zero. */
  default: number;
  comment: string | undefined;
}

/** A table in the making: its parts by what they say. */
export interface TablePlan {
  name: string;
  columns: ColumnPlan[];
  uniques: { name: string | undefined; columns: string[] }[];
  indexes: { name: string; columns: string[]; unique: boolean; kind: number }[];
  checks: { name: string | undefined; column: string; kind: number }[];
  foreignKeys: {
    name: string | undefined;
    column: string;
    table: string;
    rule: string | undefined;
    isDeferred: boolean;
  }[];
  key: string[];
  comment: string | undefined;
  /** The names that columns have or had: none comes again with another type. */
  used: string[];
}

/** A schema in the making. */
export type SchemaPlan = readonly TablePlan[];

/** A type, the defaults that it takes, and its family: types of one turn into each other. */
export interface TypeChoice {
  readonly make: () => ColumnType;
  readonly defaults: readonly NonNullable<ColumnOptions["serverDefault"]>[];
  readonly family: "number" | "text" | "time" | "other";
  readonly only?: readonly DialectName[];
}

/** What columns can be. */
export const TYPES: readonly TypeChoice[] = [
  {
    make: () => sa.integer(),
    defaults: ["5", sa.text("7"), sa.text("-1")],
    family: "number",
  },
  { make: () => sa.bigInteger(), defaults: ["5"], family: "number" },
  { make: () => sa.smallInteger(), defaults: [], family: "number" },
  {
    make: () => sa.numeric(10, 2),
    defaults: ["1.50", sa.text("0")],
    family: "number",
  },
  { make: () => sa.numeric(12, 4), defaults: [], family: "number" },
  {
    make: () => sa.string(50),
    defaults: ["x", "it's", "", "a \\ b", "100 %"],
    family: "text",
  },
  { make: () => sa.string(80), defaults: ["fresh"], family: "text" },
  { make: () => sa.text(), defaults: [], family: "text" },
  { make: () => sa.boolean(), defaults: [], family: "other" },
  { make: () => sa.date(), defaults: [], family: "time" },
  {
    make: () => sa.dateTime(),
    defaults: [sa.text("CURRENT_TIMESTAMP")],
    family: "time",
  },
  { make: () => sa.largeBinary(), defaults: [], family: "other" },
  { make: () => sa.json(), defaults: [], family: "other" },
  { make: () => sa.float(), defaults: [], family: "number" },
  { make: () => sa.double(), defaults: [], family: "number" },
  {
    make: () => sa.postgresql.jsonb(),
    defaults: [sa.text("'{}'::jsonb")],
    family: "other",
    only: ["postgresql"],
  },
  {
    make: () => sa.uuid(),
    defaults: [],
    family: "other",
    only: ["postgresql"],
  },
  {
    make: () => sa.dateTime({ timezone: true }),
    defaults: [sa.text("now()")],
    family: "time",
    only: ["postgresql"],
  },
  {
    make: () => sa.array(sa.integer()),
    defaults: [],
    family: "other",
    only: ["postgresql"],
  },
];
/** Conditions on a column of numbers. */
export const CHECKS: readonly ((column: string) => string)[] = [
  (column) => `${column} > 0`,
  (column) => `${column} >= 0 AND ${column} < 1000`,
  (column) => `${column} IN (1, 2, 3)`,
  (column) => `${column} BETWEEN 1 AND 10 OR ${column} IS NULL`,
  (column) => `NOT (${column} = 5)`,
  (column) => `${column} <> 13`,
];

/** What a plan's target is written for. */
export interface PlanDialect {
  readonly dialectName: DialectName;
  readonly quote: (name: string) => string;
}

/** The plan as a target. */
export function metadataOfPlan(
  plan: SchemaPlan,
  dialect: PlanDialect,
): MetaData {
  const metadata = new sa.MetaData();
  for (const table of plan) {
    metadata.table(
      table.name,
      itemsOf(table, dialect),
      table.comment === undefined ? {} : { comment: table.comment },
    );
  }
  return metadata;
}

function itemsOf(
  table: TablePlan,
  dialect: PlanDialect,
): readonly TableItem[] {
  const { quote } = dialect;
  const named = (name: string | undefined) =>
    name === undefined ? {} : { name };
  return [
    ...table.columns.map(({ name, type, nullable, default: at, comment }) => {
      const choice = TYPES[type];
      const serverDefault = choice?.defaults[at];
      return sa.column(name, choice?.make(), {
        nullable,
        primaryKey: table.key.includes(name),
        ...(serverDefault === undefined ? {} : { serverDefault }),
        ...(comment === undefined ? {} : { comment }),
      });
    }),
    ...table.uniques.map(({ name, columns }) =>
      sa.uniqueConstraint(columns, named(name))
    ),
    ...table.checks.map(({ name, column, kind }) =>
      sa.checkConstraint(CHECKS[kind]?.(quote(column)) ?? "1 = 1", named(name))
    ),
    ...table.foreignKeys.map((
      { name, column, table: other, rule, isDeferred },
    ) =>
      sa.foreignKeyConstraint([column], [{ table: other, column: "id" }], {
        ...named(name),
        ...(rule === undefined ? {} : { ondelete: rule }),
        ...(isDeferred && dialect.dialectName !== "mysql"
          ? { deferrable: true, initially: "DEFERRED" }
          : {}),
      })
    ),
    ...table.indexes.map((one) => indexOf(one, table, dialect)),
  ];
}

/** An index: plain, descending, on some rows only, or on an expression. */
function indexOf(
  { name, columns, unique, kind }: TablePlan["indexes"][number],
  table: TablePlan,
  { dialectName, quote }: PlanDialect,
): Index {
  const [first = "", ...rest] = columns;
  const column = table.columns.find((one) => one.name === first);
  const isText = TYPES[column?.type ?? 0]?.family === "text";
  const keys = kind === 1
    ? [sa.desc(first), ...rest]
    : kind === 3 && isText && dialectName !== "mysql"
    ? [sa.text(`lower(${quote(first)})`), ...rest]
    : columns;
  const where = `${quote(first)} IS NOT NULL`;
  return sa.index(name, keys, {
    unique,
    ...(kind === 2 && dialectName !== "mysql"
      ? { postgresqlWhere: where, sqliteWhere: where }
      : {}),
  });
}
