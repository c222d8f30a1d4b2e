import type { DialectName } from "../../dialect_name.ts";

/** What drizzle-orm and drizzle-kit do for one dialect. */
export interface DrizzleFamily {
  readonly dialectName: DialectName;
  /** The module that tables of this kind come from. */
  readonly module: string;
  /** What drizzle-orm calls its tables. */
  readonly tableKind: string;
  /** The class that writes SQL. */
  readonly dialectClass: string;
  /** Whether keys across tables carry names: drizzle-kit writes none for SQLite. */
  readonly namesForeignKeys: boolean;
  /** Whether primary keys of several columns carry names. */
  readonly namesPrimaryKeys: boolean;
  /** Whether `unique()` makes an index. */
  readonly uniquesAreIndexes: boolean;
  /** Whether key columns may be null where nothing is said. */
  readonly keysMayBeNull: boolean;
  /** The option that holds the condition of an index. */
  readonly whereOption: `${DialectName}Where`;
  /** Types that number their rows, and the type that they have then. */
  readonly serials: Readonly<Record<string, string>>;
  /** Whether a serial brings a unique key of its column's name. */
  readonly serialsAreUnique: boolean;
}

/** Source: the SQL that drizzle-kit 0.31 generates. */
export const FAMILIES: readonly DrizzleFamily[] = [
  {
    dialectName: "postgresql",
    module: "drizzle-orm/pg-core",
    tableKind: "PgTable",
    dialectClass: "PgDialect",
    namesForeignKeys: true,
    namesPrimaryKeys: true,
    uniquesAreIndexes: false,
    keysMayBeNull: false,
    whereOption: "postgresqlWhere",
    serials: {
      smallserial: "smallint",
      serial: "integer",
      bigserial: "bigint",
    },
    serialsAreUnique: false,
  },
  {
    dialectName: "mysql",
    module: "drizzle-orm/mysql-core",
    tableKind: "MySqlTable",
    dialectClass: "MySqlDialect",
    namesForeignKeys: true,
    namesPrimaryKeys: false,
    uniquesAreIndexes: false,
    keysMayBeNull: false,
    whereOption: "mysqlWhere",
    serials: { serial: "bigint unsigned" },
    // Source: MySQL manual, "SERIAL is an alias for BIGINT UNSIGNED NOT NULL AUTO_INCREMENT UNIQUE".
    serialsAreUnique: true,
  },
  {
    dialectName: "sqlite",
    module: "drizzle-orm/sqlite-core",
    tableKind: "SQLiteTable",
    dialectClass: "SQLiteSyncDialect",
    namesForeignKeys: false,
    namesPrimaryKeys: false,
    uniquesAreIndexes: true,
    keysMayBeNull: true,
    whereOption: "sqliteWhere",
    serials: {},
    serialsAreUnique: false,
  },
];
