/**
 * What reflection gives, as plain data whose shape readers of `--json` rely on.
 *
 * @module
 */
import type {
  ReflectedTable,
  SchemaSnapshot,
  Trigger,
} from "../environment.ts";

type Values = Readonly<Record<string, unknown>>;

/** A column. */
export interface InspectedColumn {
  readonly name: string;
  /** Its name as `sa` has it, and its arguments; absent on SQLite for a column without a type. */
  readonly type?: Values;
  readonly nullable: boolean;
  /** SQL, a computed expression, or the options of an identity. */
  readonly default?: Values;
  readonly autoincrement?: boolean;
  readonly comment?: string;
  readonly options?: Values;
}

/** A constraint; which members it has depends on its kind. */
export type InspectedConstraint = Values & { readonly kind: string };

/** An index; its columns are names, `{ column, order }` or `{ sql }`. */
export type InspectedIndex = Values & { readonly columns: readonly unknown[] };

/** A table. */
export interface InspectedTable {
  readonly name: string;
  readonly schema?: string;
  readonly comment?: string;
  readonly columns: readonly InspectedColumn[];
  readonly constraints: readonly InspectedConstraint[];
  readonly indexes: readonly InspectedIndex[];
  readonly triggers: readonly Trigger[];
  readonly options?: Values;
  readonly partitionOf?: Values;
  /** What of the table the rest does not say. */
  readonly missing?: readonly string[];
}

/** A schema. */
export interface InspectedSchema {
  /** Null for the default one. */
  readonly schema: string | null;
  readonly tables: readonly InspectedTable[];
  readonly views: readonly Values[];
  readonly sequences: readonly Values[];
  readonly enums: readonly Values[];
}

/** A schema as plain data. */
export function inspectedSchema(snapshot: SchemaSnapshot): InspectedSchema {
  const { schema, tables, views, sequences, enums } = snapshot;
  return {
    schema,
    tables: tables.map(inspectedTable),
    views: views.map(withoutKind),
    sequences: sequences.map(withoutKind),
    enums: enums.map(withoutKind),
  };
}

function inspectedTable(table: ReflectedTable): InspectedTable {
  const { kind: _, definition: __, prefixes: ___, info: ____, ...rest } = table;
  return plain({
    ...rest,
    columns: table.columns.map((column) => ({
      name: column.name,
      type: column.type,
      nullable: column.nullable ?? true,
      default: column.serverDefault,
      autoincrement: column.autoincrement,
      comment: column.comment,
      options: column.options,
    })),
    indexes: table.indexes.map(withoutKind),
  }) as InspectedTable;
}

function withoutKind(value: object): Values {
  const { kind: _, ...rest } = value as { readonly kind: unknown };
  return plain(rest) as Values;
}

/** Names, types and SQL texts in their simplest form; empty options and what is absent go. */
function plain(value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const { kind, ...rest } = value as Values;
  switch (kind) {
    case "finalName":
      return rest["name"];
    case "text":
      return { sql: rest["sql"] };
    case "sortedColumn":
      return members(rest);
    case "type":
      return members({ name: rest["name"], ...rest["arguments"] as Values });
    default:
      return members(kind === undefined ? rest : { kind, ...rest });
  }
}

function members(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([key, value]) =>
        value !== undefined && !isEmptyOptions(key, value)
      )
      .map(([key, value]) => [key, plain(value)]),
  );
}

function isEmptyOptions(key: string, value: unknown): boolean {
  return key === "options" && Object.keys(value as object).length === 0;
}
