/**
 * Reads `information_schema` of MySQL and MariaDB, one query for each kind of
 * thing, whatever the number of tables. MariaDB answers a query on one of its
 * tables from the table files of the schema that is named, but joins of them
 * by reading all again: nothing is joined here.
 *
 * @module
 */
import type { InspectedConnection } from "./inspected_connection.ts";

/** One table or sequence. */
export interface TableRow {
  readonly name: string;
  readonly type: string;
  readonly engine: string | null;
  readonly collation: string | null;
  readonly createOptions: string | null;
  readonly comment: string;
}

/** One column. */
export interface ColumnRow {
  readonly tableName: string;
  readonly name: string;
  readonly default: string | null;
  readonly nullable: "YES" | "NO";
  readonly type: string;
  readonly charset: string | null;
  readonly collation: string | null;
  readonly extra: string;
  readonly expression: string | null;
  readonly comment: string;
}

/** One key of an index. */
export interface StatisticRow {
  readonly tableName: string;
  readonly name: string;
  readonly nonUnique: number | bigint;
  readonly columnName: string | null;
  readonly expression: string | null;
  /** `D` for a descending key. */
  readonly order: string | null;
  readonly length: number | bigint | null;
  readonly type: string;
  readonly comment: string;
  readonly visible: number | bigint;
}

/** One column of a foreign key. */
export interface KeyColumnRow {
  readonly tableName: string;
  readonly name: string;
  readonly columnName: string;
  readonly referentSchema: string;
  readonly referentTable: string;
  readonly referentColumn: string;
}

/** The rules of one foreign key. */
export interface ReferenceRow {
  readonly tableName: string;
  readonly name: string;
  readonly onUpdate: string;
  readonly onDelete: string;
}

/** One CHECK. */
export interface CheckRow {
  /** Absent on MySQL, where the names of checks are unique in a schema. */
  readonly tableName: string | null;
  readonly name: string;
  readonly clause: string;
  /** `Column` for the own CHECK of the column of that name (MariaDB). */
  readonly level: string;
}

/** Which table a CHECK belongs to on MySQL. */
export interface CheckOwnerRow {
  readonly tableName: string;
  readonly name: string;
  readonly enforced: string;
}

/** One trigger. */
export interface TriggerRow {
  readonly tableName: string;
  readonly name: string;
  readonly timing: string;
  readonly event: string;
  readonly statement: string;
}

/** One view. */
export interface ViewRow {
  readonly name: string;
  readonly definition: string;
}

/** One partition or subpartition. */
export interface PartitionRow {
  readonly tableName: string;
  readonly name: string;
  readonly method: string;
  readonly expression: string | null;
  readonly description: string | null;
  readonly submethod: string | null;
}

/** The rows of one schema. */
export interface MysqlCatalog {
  readonly tables: readonly TableRow[];
  readonly columns: readonly ColumnRow[];
  readonly statistics: readonly StatisticRow[];
  readonly keyColumns: readonly KeyColumnRow[];
  readonly references: readonly ReferenceRow[];
  readonly checks: readonly CheckRow[];
  readonly checkOwners: readonly CheckOwnerRow[];
  readonly triggers: readonly TriggerRow[];
  readonly views: readonly ViewRow[];
  readonly partitions: readonly PartitionRow[];
}

/** What servers differ in. */
export interface MysqlFacts {
  readonly isMariadb: boolean;
  /** Whether there are CHECKs: MySQL 8.0.16, MariaDB 10.2. */
  readonly hasChecks: boolean;
  /** Whether CHECKs say what they belong to: MariaDB 10.5.10. */
  readonly hasCheckLevels: boolean;
  /** Whether index keys can be expressions: MySQL 8.0.13. */
  readonly hasExpressions: boolean;
  /** The column that says whether an index is used. */
  readonly visibility: string;
}

/** What a server of some version has. */
export function factsOf(serverVersion: string): MysqlFacts {
  const isMariadb = /mariadb/i.test(serverVersion);
  const [major = 0, minor = 0, patch = 0] = serverVersion.split(/[.-]/)
    .map(Number);
  const version = major * 1_000_000 + minor * 1_000 + (patch || 0);
  const isVisible = isMariadb
    ? version >= 10_006_000 ? "IGNORED = 'NO'" : "1"
    : version >= 8_000_000
    ? "IS_VISIBLE = 'YES'"
    : "1";
  return {
    isMariadb,
    hasChecks: version >= (isMariadb ? 10_002_022 : 8_000_016),
    hasCheckLevels: isMariadb && version >= 10_005_010,
    hasExpressions: !isMariadb && version >= 8_000_013,
    visibility: isVisible,
  };
}

/** The queries, each for the schema that is bound, and for one table where a second value is. */
function queries(facts: MysqlFacts): Record<keyof MysqlCatalog, string | null> {
  return {
    tables: `SELECT TABLE_NAME AS name, TABLE_TYPE AS type, ENGINE AS engine,
        TABLE_COLLATION AS collation, CREATE_OPTIONS AS createOptions,
        TABLE_COMMENT AS comment
      FROM information_schema.TABLES
      WHERE TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED', 'SEQUENCE')
        AND TABLE_SCHEMA = ? AND TABLE_NAME = ?`,
    columns: `SELECT TABLE_NAME AS tableName, COLUMN_NAME AS name,
        COLUMN_DEFAULT AS \`default\`, IS_NULLABLE AS nullable,
        COLUMN_TYPE AS type, CHARACTER_SET_NAME AS charset,
        COLLATION_NAME AS collation, EXTRA AS extra,
        GENERATION_EXPRESSION AS expression, COLUMN_COMMENT AS comment
      FROM information_schema.COLUMNS
      WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?
      ORDER BY TABLE_NAME, ORDINAL_POSITION`,
    statistics: `SELECT TABLE_NAME AS tableName, INDEX_NAME AS name,
        NON_UNIQUE AS nonUnique, COLUMN_NAME AS columnName,
        ${facts.hasExpressions ? "EXPRESSION" : "NULL"} AS expression,
        COLLATION AS \`order\`, SUB_PART AS length, INDEX_TYPE AS type,
        INDEX_COMMENT AS comment, ${facts.visibility} AS visible
      FROM information_schema.STATISTICS
      WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?
      ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX`,
    keyColumns: `SELECT TABLE_NAME AS tableName, CONSTRAINT_NAME AS name,
        COLUMN_NAME AS columnName, REFERENCED_TABLE_SCHEMA AS referentSchema,
        REFERENCED_TABLE_NAME AS referentTable,
        REFERENCED_COLUMN_NAME AS referentColumn
      FROM information_schema.KEY_COLUMN_USAGE
      WHERE REFERENCED_TABLE_NAME IS NOT NULL
        AND TABLE_SCHEMA = ? AND TABLE_NAME = ?
      ORDER BY TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION`,
    references: `SELECT TABLE_NAME AS tableName, CONSTRAINT_NAME AS name,
        UPDATE_RULE AS onUpdate, DELETE_RULE AS onDelete
      FROM information_schema.REFERENTIAL_CONSTRAINTS
      WHERE CONSTRAINT_SCHEMA = ? AND TABLE_NAME = ?
      ORDER BY TABLE_NAME, CONSTRAINT_NAME`,
    checks: !facts.hasChecks
      ? null
      : `SELECT ${facts.isMariadb ? "TABLE_NAME" : "NULL"} AS tableName,
        CONSTRAINT_NAME AS name, CHECK_CLAUSE AS clause,
        ${facts.hasCheckLevels ? "LEVEL" : "'Table'"} AS level
      FROM information_schema.CHECK_CONSTRAINTS
      WHERE CONSTRAINT_SCHEMA = ?${facts.isMariadb ? " AND TABLE_NAME = ?" : ""}
      ORDER BY CONSTRAINT_NAME`,
    checkOwners: !facts.hasChecks || facts.isMariadb
      ? null
      : `SELECT TABLE_NAME AS tableName, CONSTRAINT_NAME AS name,
        ENFORCED AS enforced
      FROM information_schema.TABLE_CONSTRAINTS
      WHERE CONSTRAINT_TYPE = 'CHECK' AND TABLE_SCHEMA = ? AND TABLE_NAME = ?`,
    triggers: `SELECT EVENT_OBJECT_TABLE AS tableName, TRIGGER_NAME AS name,
        ACTION_TIMING AS timing, EVENT_MANIPULATION AS event,
        ACTION_STATEMENT AS statement
      FROM information_schema.TRIGGERS
      WHERE EVENT_OBJECT_SCHEMA = ? AND EVENT_OBJECT_TABLE = ?
      ORDER BY EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION,
        ACTION_ORDER`,
    views: `SELECT TABLE_NAME AS name, VIEW_DEFINITION AS definition
      FROM information_schema.VIEWS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?`,
    partitions: `SELECT TABLE_NAME AS tableName, PARTITION_NAME AS name,
        PARTITION_METHOD AS method, PARTITION_EXPRESSION AS expression,
        PARTITION_DESCRIPTION AS description, SUBPARTITION_METHOD AS submethod
      FROM information_schema.PARTITIONS
      WHERE PARTITION_NAME IS NOT NULL
        AND TABLE_SCHEMA = ? AND TABLE_NAME = ?
      ORDER BY TABLE_NAME, PARTITION_ORDINAL_POSITION,
        SUBPARTITION_ORDINAL_POSITION`,
  };
}

const ONE_TABLE = / AND (?:TABLE_NAME|EVENT_OBJECT_TABLE) = \?/;

/** Reads one schema, or one table of it. */
export async function readMysqlCatalog(
  connection: InspectedConnection,
  schema: string,
  table?: string,
): Promise<MysqlCatalog> {
  const catalog: Partial<Record<keyof MysqlCatalog, unknown>> = {};
  const all = queries(factsOf(connection.serverVersion));
  for (const [name, sql] of Object.entries(all)) {
    const key = name as keyof MysqlCatalog;
    if (sql === null || isNeedless(key, catalog as Partial<MysqlCatalog>)) {
      catalog[key] = [];
    } else if (table === undefined) {
      catalog[key] = await connection.query(sql.replace(ONE_TABLE, ""), [
        schema,
      ]);
    } else {
      const values = ONE_TABLE.test(sql) ? [schema, table] : [schema];
      catalog[key] = await connection.query(sql, values);
    }
  }
  return catalog as unknown as MysqlCatalog;
}

/** Partitions are slow to ask for, and tables say whether they have some. */
function isNeedless(
  key: keyof MysqlCatalog,
  { tables = [] }: Partial<MysqlCatalog>,
): boolean {
  return key === "partitions" &&
    !tables.some(({ createOptions }) => createOptions?.includes("partitioned"));
}
