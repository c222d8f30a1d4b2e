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

/** Plain data by name. */
export type InspectedValues = Readonly<Record<string, unknown>>;

/** A column. */
export interface InspectedColumn {
  /** Its name. */
  readonly name: string;
  /** Its name as `sa` has it, and its arguments; absent on SQLite for a column without a type. */
  readonly type?: InspectedValues;
  /** Whether NULL is allowed. */
  readonly nullable: boolean;
  /** SQL, a computed expression, or the options of an identity. */
  readonly default?: InspectedValues;
  /**
   * Whether it numbers its rows; absent: it does not, or that is by the
   * dialect's rule.
   */
  readonly autoincrement?: boolean;
  /** The comment that the database keeps with it. */
  readonly comment?: string;
  /** Options of single dialects. */
  readonly options?: InspectedValues;
}

/** A constraint; which members it has depends on its kind. */
export type InspectedConstraint = InspectedValues & { readonly kind: string };

/** An index; its columns are names, `{ column, order }` or `{ sql }`. */
export type InspectedIndex = InspectedValues & {
  readonly columns: readonly unknown[];
};

/** A table. */
export interface InspectedTable {
  /** Its name. */
  readonly name: string;
  /** Its schema; absent: the default one. */
  readonly schema?: string;
  /** The comment that the database keeps with it. */
  readonly comment?: string;
  /** In the table's order. */
  readonly columns: readonly InspectedColumn[];
  /** The keys, uniques, checks and foreign keys. */
  readonly constraints: readonly InspectedConstraint[];
  /** Those that belong to no constraint. */
  readonly indexes: readonly InspectedIndex[];
  /** The triggers on it. */
  readonly triggers: readonly Trigger[];
  /** Options of single dialects, such as the engine. */
  readonly options?: InspectedValues;
  /** Of which table it is a partition, with its bound. */
  readonly partitionOf?: InspectedValues;
  /** What of the table the rest does not say. */
  readonly missing?: readonly string[];
}

/** A schema. */
export interface InspectedSchema {
  /** Null for the default one. */
  readonly schema: string | null;
  /** Sorted by name. */
  readonly tables: readonly InspectedTable[];
  /** Sorted by name; the text is the query after AS. */
  readonly views: readonly InspectedValues[];
  /** Those that no column owns, sorted by name. */
  readonly sequences: readonly InspectedValues[];
  /** Sorted by name. */
  readonly enums: readonly InspectedValues[];
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

function withoutKind(value: object): InspectedValues {
  const { kind: _, ...rest } = value as { readonly kind: unknown };
  return plain(rest) as InspectedValues;
}

/** Names, types and SQL texts in their simplest form; empty options and what is absent go. */
function plain(value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const { kind, ...rest } = value as InspectedValues;
  switch (kind) {
    case "finalName":
      return rest["name"];
    case "text":
      return { sql: rest["sql"] };
    case "sortedColumn":
      return members(rest);
    case "type":
      return members({
        name: rest["name"],
        ...rest["arguments"] as InspectedValues,
      });
    default:
      return members(kind === undefined ? rest : { kind, ...rest });
  }
}

function members(values: InspectedValues): InspectedValues {
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
