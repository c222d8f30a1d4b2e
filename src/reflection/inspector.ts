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
  readonly name: string;
  readonly definition: string;
}

/** A view; its text is the query after AS. */
export interface View {
  readonly kind: "view";
  readonly name: string;
  readonly schema?: string;
  /** The names that it gives to its columns, where it was made with a list of them. */
  readonly columns?: readonly string[];
  readonly definition: string;
  readonly materialized: boolean;
  readonly comment?: string;
  /** The triggers that stand for changes of its rows; absent: none. */
  readonly triggers?: readonly Trigger[];
}

/** A sequence that belongs to no column. */
export interface Sequence {
  readonly kind: "sequence";
  readonly name: string;
  readonly schema?: string;
  readonly start?: number | bigint;
  readonly increment?: number | bigint;
  readonly minvalue?: number | bigint;
  readonly maxvalue?: number | bigint;
  readonly cache?: number | bigint;
  readonly cycle?: boolean;
  /** The name of its number type, such as `bigint`. */
  readonly dataType?: string;
}

/** A type that lists its values. */
export interface EnumType {
  readonly kind: "enumType";
  readonly name: string;
  readonly schema?: string;
  readonly values: readonly string[];
}

/** Of which table a table is a partition, and its bound as the database writes it. */
export interface PartitionOf {
  readonly table: string;
  readonly schema?: string;
  readonly bound: string;
}

/**
 * A table of a database. Columns carry no flags: keys, uniques, checks and
 * foreign keys are constraints of the table, with names that no convention
 * changes; `nullable` is always said; defaults are SQL text.
 */
export interface ReflectedTable extends Table {
  readonly triggers: readonly Trigger[];
  /** The statement that made it, where the database keeps that (SQLite). */
  readonly definition?: string;
  readonly partitionOf?: PartitionOf;
  /** The indexes that foreign keys brought, which stay when the key goes; not among `indexes`. */
  readonly keyIndexes?: readonly Index[];
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
  readonly views: readonly View[];
  readonly sequences: readonly Sequence[];
  readonly enums: readonly EnumType[];
}

/** What is read. */
export interface ReflectOptions {
  /** @default {the connection's default schema} */
  readonly schema?: string | null | undefined;
  /** Which tables are read whole, asked with each name. @default {all} */
  readonly include?: ((tableName: string) => boolean) | undefined;
}

/** Reads the catalog of one open connection, in a number of queries that does not grow with the tables. */
export interface Inspector {
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
}
