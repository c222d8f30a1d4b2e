/**
 * The parts of drizzle-orm that are read. A schema is read with the copy of the
 * library that made it, so nothing here imports one.
 *
 * Source: `drizzle-orm` 0.45, `getTableConfig` of `pg-core`, `mysql-core` and
 * `sqlite-core`.
 *
 * @module
 */

/** A piece of SQL, with columns in it. */
export interface DrizzleSql {
  readonly queryChunks: readonly unknown[];
}

/** A column as `getTableConfig` gives it. */
export interface DrizzleColumn {
  readonly name: string;
  readonly columnType: string;
  readonly primary: boolean;
  readonly notNull: boolean | undefined;
  /** A value, or SQL. */
  readonly default: unknown;
  readonly isUnique: boolean;
  /** There even where the column is not unique. */
  readonly uniqueName: string | undefined;
  /** `"not distinct"` where nulls count as equal. */
  readonly uniqueType: string | undefined;
  readonly generated: DrizzleGenerated | undefined;
  readonly generatedIdentity: DrizzleIdentity | undefined;
  readonly enumValues: readonly string[] | undefined;
  /** The enum type of PostgreSQL. */
  readonly enum?: DrizzleEnum;
  /** What an array of PostgreSQL holds. */
  readonly baseColumn?: DrizzleColumn;
  /** Whether it numbers its rows (MySQL, SQLite). */
  readonly autoIncrement?: boolean;
  /** `ON UPDATE CURRENT_TIMESTAMP` (MySQL). */
  readonly hasOnUpdateNow?: boolean;
  getSQLType(): string;
  getSQL(): DrizzleSql;
  mapToDriverValue(value: unknown): unknown;
}

/** An expression that a column is computed from. */
export interface DrizzleGenerated {
  readonly as: unknown;
  readonly mode?: "stored" | "virtual";
}

/** How a column numbers its rows. */
export interface DrizzleIdentity {
  readonly type: "always" | "byDefault";
  readonly sequenceOptions?: Readonly<Record<string, unknown>>;
}

/** An enum type of PostgreSQL. */
export interface DrizzleEnum {
  readonly enumName: string;
  readonly enumValues: readonly string[];
  readonly schema: string | undefined;
}

/** A column of an index of PostgreSQL. */
export interface DrizzleIndexedColumn {
  readonly name: string;
  readonly indexConfig?: {
    readonly order?: "asc" | "desc";
    readonly nulls?: "first" | "last";
    readonly opClass?: string;
  };
}

/** An index. */
export interface DrizzleIndex {
  readonly config: {
    readonly name: string | undefined;
    readonly columns: readonly (DrizzleIndexedColumn | DrizzleSql)[];
    readonly unique: boolean;
    readonly where?: DrizzleSql;
    readonly method?: string;
    readonly with?: Readonly<Record<string, string | number | boolean>>;
  };
}

/** A foreign key. */
export interface DrizzleForeignKey {
  readonly onUpdate: string | undefined;
  readonly onDelete: string | undefined;
  reference(): {
    readonly name: string | undefined;
    readonly columns: readonly DrizzleColumn[];
    readonly foreignColumns: readonly DrizzleColumn[];
    readonly foreignTable: object;
  };
}

/** A primary key or a unique constraint of a table. */
export interface DrizzleKey {
  readonly name: string | undefined;
  readonly columns: readonly DrizzleColumn[];
  readonly nullsNotDistinct?: boolean;
}

/** All that is said of a table. */
export interface DrizzleTable {
  readonly name: string;
  readonly schema?: string;
  readonly columns: readonly DrizzleColumn[];
  readonly indexes: readonly DrizzleIndex[];
  readonly foreignKeys: readonly DrizzleForeignKey[];
  readonly primaryKeys: readonly DrizzleKey[];
  readonly uniqueConstraints: readonly DrizzleKey[];
  readonly checks: readonly {
    readonly name: string;
    readonly value: DrizzleSql;
  }[];
}

/** What writes SQL. */
export interface DrizzleDialect {
  sqlToQuery(sql: DrizzleSql, source: "indexes"): { readonly sql: string };
}

/** A `…-core` module. */
export interface DrizzleCore {
  getTableConfig(table: object): DrizzleTable;
  /** `PgDialect`, `MySqlDialect` and `SQLiteSyncDialect`: one of them is there. */
  readonly [name: string]: unknown;
}

const IS_TABLE = Symbol.for("drizzle:IsDrizzleTable");
const KIND = Symbol.for("drizzle:entityKind");
const NAME = Symbol.for("drizzle:Name");
const SCHEMA = Symbol.for("drizzle:Schema");

/** Tells whether a value is a table, of any copy of drizzle-orm. */
export function isDrizzleTable(value: unknown): value is object {
  return typeof value === "object" && value !== null && IS_TABLE in value;
}

/** What drizzle-orm calls the kind of a table, such as `PgTable`. */
export function kindOfTable(table: object): string {
  return String(Reflect.get(table.constructor, KIND));
}

/** The name and the schema of a table. */
export function placeOfTable(
  table: object,
): { readonly name: string; readonly schema: string | undefined } {
  const schema: unknown = Reflect.get(table, SCHEMA);
  return {
    name: String(Reflect.get(table, NAME)),
    schema: typeof schema === "string" ? schema : undefined,
  };
}

/** Tells whether a value is a piece of SQL. */
export function isDrizzleSql(value: unknown): value is DrizzleSql {
  return typeof value === "object" && value !== null && "queryChunks" in value;
}
