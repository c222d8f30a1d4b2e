/**
 * The vocabulary in which people write schemas: everything under `sa`.
 *
 * @module
 */
export { column } from "./column.ts";
export { ColumnType } from "./column_type.ts";
export {
  checkConstraint,
  excludeConstraint,
  primaryKeyConstraint,
  uniqueConstraint,
} from "./constraint.ts";
export * as mssql from "./dialect_types/mssql.ts";
export * as mysql from "./dialect_types/mysql.ts";
export * as oracle from "./dialect_types/oracle.ts";
export * as postgresql from "./dialect_types/postgresql.ts";
export * as sqlite from "./dialect_types/sqlite.ts";
export { foreignKey, foreignKeyConstraint } from "./foreign_key.ts";
export {
  array,
  bigInteger,
  boolean,
  date,
  dateTime,
  double,
  enumType as enum,
  float,
  integer,
  interval,
  json,
  largeBinary,
  numeric,
  rawType,
  smallInteger,
  string,
  text,
  time,
  unicode,
  unicodeText,
  uuid,
} from "./generic_types.ts";
export { MetaData } from "./metadata.ts";
export { computed, identity } from "./server_default.ts";
export * from "./sql_types.ts";
export { table } from "./table.ts";
export { asc, desc, index } from "./table_index.ts";
