/**
 * The types of MySQL and MariaDB alone.
 *
 * @module
 */
import { ColumnType, plainType, typeWith } from "../column_type.ts";
import type { TextTypeOptions } from "../generic_types.ts";

/** What may be said of whole numbers. */
export interface MysqlIntegerOptions {
  /** `UNSIGNED`. */
  readonly unsigned?: boolean;
  /** `ZEROFILL`. */
  readonly zerofill?: boolean;
  /** The number in `INT(11)`. */
  readonly displayWidth?: number;
}

/** What may be said of decimal and floating-point numbers. */
export interface MysqlNumberOptions {
  /** `UNSIGNED`. */
  readonly unsigned?: boolean;
  /** `ZEROFILL`. */
  readonly zerofill?: boolean;
  /** Whether programs read it as a decimal; never rendered. */
  readonly asdecimal?: boolean;
}

/** What may be said of texts. */
export interface MysqlTextOptions {
  /** `CHARACTER SET`. */
  readonly charset?: string;
  /** `COLLATE`. */
  readonly collation?: string;
}

/** What may be said of times. */
export interface MysqlTimeOptions {
  /** How many digits of a second are kept. */
  readonly fsp?: number;
}

/** What may be said of `year`. */
export interface MysqlYearOptions {
  /** The number in `YEAR(4)`. */
  readonly displayWidth?: number;
}

/** The MySQL and MariaDB type `BIGINT`. */
export function bigint(options: MysqlIntegerOptions = {}): ColumnType {
  return new ColumnType("mysql.BIGINT", options);
}

/** The MySQL and MariaDB type `BIT`. */
export function bit(length?: number): ColumnType {
  return new ColumnType("mysql.BIT", { length });
}

/** The MySQL and MariaDB type `CHAR`. */
export function char(
  length?: number,
  options: MysqlTextOptions = {},
): ColumnType {
  return typeWith("mysql.CHAR", { length }, options);
}

/** The MySQL and MariaDB type `DATETIME`. */
export function datetime(options: MysqlTimeOptions = {}): ColumnType {
  return new ColumnType("mysql.DATETIME", options);
}

/** The MySQL and MariaDB type `DECIMAL`. */
export function decimal(
  precision?: number,
  scale?: number,
  options: MysqlNumberOptions = {},
): ColumnType {
  return typeWith("mysql.DECIMAL", { precision, scale }, options);
}

/** The MySQL and MariaDB type `DOUBLE`. */
export function double(
  precision?: number,
  scale?: number,
  options: MysqlNumberOptions = {},
): ColumnType {
  return typeWith("mysql.DOUBLE", { precision, scale }, options);
}

/** The MySQL and MariaDB type `ENUM`; written `sa.mysql.enum`. */
export function enumType(
  values: readonly string[],
  options: MysqlTextOptions = {},
): ColumnType {
  return typeWith("mysql.ENUM", { values }, options);
}

/** The MySQL and MariaDB type `FLOAT`. */
export function float(
  precision?: number,
  scale?: number,
  options: MysqlNumberOptions = {},
): ColumnType {
  return typeWith("mysql.FLOAT", { precision, scale }, options);
}

/** The MySQL and MariaDB type `INTEGER`. */
export function integer(options: MysqlIntegerOptions = {}): ColumnType {
  return new ColumnType("mysql.INTEGER", options);
}

/** The MySQL and MariaDB type `JSON`. */
export function json(): ColumnType {
  return plainType("mysql.JSON", arguments);
}

/** The MySQL and MariaDB type `LONGBLOB`. */
export function longblob(): ColumnType {
  return plainType("mysql.LONGBLOB", arguments);
}

/** The MySQL and MariaDB type `LONGTEXT`. */
export function longtext(options: MysqlTextOptions = {}): ColumnType {
  return new ColumnType("mysql.LONGTEXT", options);
}

/** The MySQL and MariaDB type `MEDIUMBLOB`. */
export function mediumblob(): ColumnType {
  return plainType("mysql.MEDIUMBLOB", arguments);
}

/** The MySQL and MariaDB type `MEDIUMINT`. */
export function mediumint(options: MysqlIntegerOptions = {}): ColumnType {
  return new ColumnType("mysql.MEDIUMINT", options);
}

/** The MySQL and MariaDB type `MEDIUMTEXT`. */
export function mediumtext(options: MysqlTextOptions = {}): ColumnType {
  return new ColumnType("mysql.MEDIUMTEXT", options);
}

/** The MySQL and MariaDB type `NCHAR`. */
export function nchar(
  length?: number,
  options: TextTypeOptions = {},
): ColumnType {
  return typeWith("mysql.NCHAR", { length }, options);
}

/** The MySQL and MariaDB type `NUMERIC`. */
export function numeric(
  precision?: number,
  scale?: number,
  options: MysqlNumberOptions = {},
): ColumnType {
  return typeWith("mysql.NUMERIC", { precision, scale }, options);
}

/** The MySQL and MariaDB type `NVARCHAR`. */
export function nvarchar(
  length?: number,
  options: TextTypeOptions = {},
): ColumnType {
  return typeWith("mysql.NVARCHAR", { length }, options);
}

/** The MySQL and MariaDB type `REAL`. */
export function real(
  precision?: number,
  scale?: number,
  options: MysqlNumberOptions = {},
): ColumnType {
  return typeWith("mysql.REAL", { precision, scale }, options);
}

/** The MySQL and MariaDB type `SET`. */
export function set(
  values: readonly string[],
  options: MysqlTextOptions = {},
): ColumnType {
  return typeWith("mysql.SET", { values }, options);
}

/** The MySQL and MariaDB type `SMALLINT`. */
export function smallint(options: MysqlIntegerOptions = {}): ColumnType {
  return new ColumnType("mysql.SMALLINT", options);
}

/** The MySQL and MariaDB type `TEXT`. */
export function text(
  length?: number,
  options: MysqlTextOptions = {},
): ColumnType {
  return typeWith("mysql.TEXT", { length }, options);
}

/** The MySQL and MariaDB type `TIME`. */
export function time(options: MysqlTimeOptions = {}): ColumnType {
  return new ColumnType("mysql.TIME", options);
}

/** The MySQL and MariaDB type `TIMESTAMP`. */
export function timestamp(options: MysqlTimeOptions = {}): ColumnType {
  return new ColumnType("mysql.TIMESTAMP", options);
}

/** The MySQL and MariaDB type `TINYBLOB`. */
export function tinyblob(): ColumnType {
  return plainType("mysql.TINYBLOB", arguments);
}

/** The MySQL and MariaDB type `TINYINT`. */
export function tinyint(options: MysqlIntegerOptions = {}): ColumnType {
  return new ColumnType("mysql.TINYINT", options);
}

/** The MySQL and MariaDB type `TINYTEXT`. */
export function tinytext(options: MysqlTextOptions = {}): ColumnType {
  return new ColumnType("mysql.TINYTEXT", options);
}

/** The MySQL and MariaDB type `VARCHAR`. */
export function varchar(
  length?: number,
  options: MysqlTextOptions = {},
): ColumnType {
  return typeWith("mysql.VARCHAR", { length }, options);
}

/** The MySQL and MariaDB type `YEAR`. */
export function year(options: MysqlYearOptions = {}): ColumnType {
  return new ColumnType("mysql.YEAR", options);
}

/** The MySQL and MariaDB type `BOOL`. */
export function bool(): ColumnType {
  return plainType("mysql.BOOL", arguments);
}

/** The MySQL and MariaDB type `GEOMETRY`. */
export function geometry(): ColumnType {
  return plainType("mysql.GEOMETRY", arguments);
}

/** The MySQL and MariaDB type `INET4`. */
export function inet4(): ColumnType {
  return plainType("mysql.INET4", arguments);
}

/** The MySQL and MariaDB type `INET6`. */
export function inet6(): ColumnType {
  return plainType("mysql.INET6", arguments);
}

/** The MySQL and MariaDB type `POINT`. */
export function point(): ColumnType {
  return plainType("mysql.POINT", arguments);
}

export { enumType as enum };
