/**
 * What a database holds, as `schema/` values. One file of this room reads the
 * catalog of one dialect; all else of the tree knows only these shapes.
 *
 * @module
 */
import type { DialectName } from "../dialect_name.ts";
import type { Index, Table } from "../schema/mod.ts";

/** A trigger; its text is the whole statement that makes it. */
export interface Trigger {
  /** Its name, within its table. */
  readonly name: string;
  /** The whole statement that makes it. */
  readonly definition: string;
}

/** A view; its text is the query after AS. */
export interface View {
  /** What tells it from tables. */
  readonly kind: "view";
  /** Its name. */
  readonly name: string;
  /** Its schema; absent: the default one. */
  readonly schema?: string;
  /** The names that it gives to its columns, where it was made with a list of them. */
  readonly columns?: readonly string[];
  /** The query after AS. */
  readonly definition: string;
  /** Whether its rows are stored. */
  readonly materialized: boolean;
  /** The comment that the database keeps with it. */
  readonly comment?: string;
  /** The triggers that stand for changes of its rows; absent: none. */
  readonly triggers?: readonly Trigger[];
}

/** A sequence that belongs to no column. */
export interface Sequence {
  /** What tells it from other objects. */
  readonly kind: "sequence";
  /** Its name. */
  readonly name: string;
  /** Its schema; absent: the default one. */
  readonly schema?: string;
  /** The first number. */
  readonly start?: number | bigint;
  /** The step from one number to the next. */
  readonly increment?: number | bigint;
  /** The least number. */
  readonly minvalue?: number | bigint;
  /** The greatest number. */
  readonly maxvalue?: number | bigint;
  /** How many numbers a session takes at once. */
  readonly cache?: number | bigint;
  /** Whether it begins anew at its end. */
  readonly cycle?: boolean;
  /** The name of its number type, such as `bigint`. */
  readonly dataType?: string;
}

/** A type that lists its values. */
export interface EnumType {
  /** What tells it from other objects. */
  readonly kind: "enumType";
  /** Its name. */
  readonly name: string;
  /** Its schema; absent: the default one. */
  readonly schema?: string;
  /** Its labels, in order. */
  readonly values: readonly string[];
}

/** Of which table a table is a partition, and its bound as the database writes it. */
export interface PartitionOf {
  /** The table that is divided. */
  readonly table: string;
  /** Its schema; absent: the default one. */
  readonly schema?: string;
  /** The clause after the table, such as `FOR VALUES FROM (1) TO (10)`. */
  readonly bound: string;
}

/**
 * A table of a database. Columns carry no flags: keys, uniques, checks and
 * foreign keys are constraints of the table, with names that no convention
 * changes; `nullable` is always said; defaults are SQL text.
 */
export interface ReflectedTable extends Table {
  /** The triggers on it, but those that the database made for itself. */
  readonly triggers: readonly Trigger[];
  /** The statement that made it, where the database keeps that (SQLite). */
  readonly definition?: string;
  /** Of which table it is a partition; absent: of none. */
  readonly partitionOf?: PartitionOf;
  /** The indexes that foreign keys brought, which stay when the key goes; not among `indexes`. */
  readonly keyIndexes?: readonly Index[];
  /**
   * The columns that have a CHECK of their own (MariaDB), which goes when the
   * column is told anew, and not by its name.
   */
  readonly checkedColumns?: readonly string[];
  /**
   * What of the table these values do not say, as sentences; absent: nothing.
   * Making the table from them again would lose it.
   */
  readonly missing?: readonly string[];
}

/** All that one schema holds. */
export interface SchemaSnapshot {
  /** Null for the connection's default schema, which the values in it leave out, too. */
  readonly schema: string | null;
  /** Sorted by name. */
  readonly tables: readonly ReflectedTable[];
  /** Sorted by name. */
  readonly views: readonly View[];
  /** Those that no column owns, sorted by name. */
  readonly sequences: readonly Sequence[];
  /** Sorted by name; none where the database has no enum types. */
  readonly enums: readonly EnumType[];
}

/** What is read. */
export interface ReflectOptions {
  /** The schema; null for the default one. @default {the connection's default schema} */
  readonly schema?: string | null | undefined;
  /** Which tables are read whole, asked with each name. @default {all} */
  readonly include?: ((tableName: string) => boolean) | undefined;
}

/** Reads the catalog of one open connection, in a number of queries that does not grow with the tables. */
export interface Inspector {
  /** The dialect that the database speaks. */
  readonly dialectName: DialectName;
  /** Null where the database has no schemas. */
  readonly defaultSchema: string | null;
  /** The schemas that people made, sorted, the default one included. */
  schemaNames(): Promise<readonly string[]>;
  /** The tables of a schema, sorted; no views. */
  tableNames(options?: ReflectOptions): Promise<readonly string[]>;
  /** Everything in a schema. */
  reflect(options?: ReflectOptions): Promise<SchemaSnapshot>;
  /** One table whole, or nothing. */
  table(
    name: string,
    options?: Pick<ReflectOptions, "schema">,
  ): Promise<ReflectedTable | undefined>;
  /** How values of one type become values of another, both as SQL; absent where the database converts all by itself. */
  conversion?(from: string, to: string): Promise<Conversion>;
}

/** What converts the rows of a column: nothing that must be said, a cast, or a cast by way of text. */
export type Conversion = "assignment" | "cast" | "text";
