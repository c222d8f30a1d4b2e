/**
 * SQL types as written: their names go into the SQL unchanged, on every
 * dialect.
 *
 * @module
 */
import { ColumnType, plainType, typeWith } from "./column_type.ts";
import type { TextTypeOptions, TimeTypeOptions } from "./generic_types.ts";

/** The SQL type `ARRAY`. */
export function ARRAY(
  item: ColumnType,
  options: { readonly dimensions?: number } = {},
): ColumnType {
  return typeWith("ARRAY", { item }, options);
}

/** The SQL type `BIGINT`. */
export function BIGINT(): ColumnType {
  return plainType("BIGINT", arguments);
}

/** The SQL type `BINARY`. */
export function BINARY(length?: number): ColumnType {
  return new ColumnType("BINARY", { length });
}

/** The SQL type `BLOB`. */
export function BLOB(length?: number): ColumnType {
  return new ColumnType("BLOB", { length });
}

/** The SQL type `BOOLEAN`. */
export function BOOLEAN(): ColumnType {
  return plainType("BOOLEAN", arguments);
}

/** The SQL type `CHAR`. */
export function CHAR(
  length?: number,
  options: TextTypeOptions = {},
): ColumnType {
  return typeWith("CHAR", { length }, options);
}

/** The SQL type `CLOB`. */
export function CLOB(
  length?: number,
  options: TextTypeOptions = {},
): ColumnType {
  return typeWith("CLOB", { length }, options);
}

/** The SQL type `DATE`. */
export function DATE(): ColumnType {
  return plainType("DATE", arguments);
}

/** The SQL type `DATETIME`. */
export function DATETIME(options: TimeTypeOptions = {}): ColumnType {
  return new ColumnType("DATETIME", options);
}

/** The SQL type `DECIMAL`. */
export function DECIMAL(precision?: number, scale?: number): ColumnType {
  return new ColumnType("DECIMAL", { precision, scale });
}

/** The SQL type `DOUBLE`. */
export function DOUBLE(precision?: number, scale?: number): ColumnType {
  return new ColumnType("DOUBLE", { precision, scale });
}

/** The SQL type `DOUBLE PRECISION`. */
export function DOUBLE_PRECISION(precision?: number): ColumnType {
  return new ColumnType("DOUBLE_PRECISION", { precision });
}

/** The SQL type `FLOAT`. */
export function FLOAT(precision?: number): ColumnType {
  return new ColumnType("FLOAT", { precision });
}

/** The SQL type `INT`. */
export function INT(): ColumnType {
  return plainType("INT", arguments);
}

/** The SQL type `INTEGER`. */
export function INTEGER(): ColumnType {
  return plainType("INTEGER", arguments);
}

/** The SQL type `JSON`. */
export function JSON(): ColumnType {
  return plainType("JSON", arguments);
}

/** The SQL type `NCHAR`. */
export function NCHAR(
  length?: number,
  options: TextTypeOptions = {},
): ColumnType {
  return typeWith("NCHAR", { length }, options);
}

/** The SQL type `NUMERIC`. */
export function NUMERIC(precision?: number, scale?: number): ColumnType {
  return new ColumnType("NUMERIC", { precision, scale });
}

/** The SQL type `NVARCHAR`. */
export function NVARCHAR(
  length?: number,
  options: TextTypeOptions = {},
): ColumnType {
  return typeWith("NVARCHAR", { length }, options);
}

/** The SQL type `REAL`. */
export function REAL(precision?: number): ColumnType {
  return new ColumnType("REAL", { precision });
}

/** The SQL type `SMALLINT`. */
export function SMALLINT(): ColumnType {
  return plainType("SMALLINT", arguments);
}

/** The SQL type `TEXT`. */
export function TEXT(
  length?: number,
  options: TextTypeOptions = {},
): ColumnType {
  return typeWith("TEXT", { length }, options);
}

/** The SQL type `TIME`. */
export function TIME(options: TimeTypeOptions = {}): ColumnType {
  return new ColumnType("TIME", options);
}

/** The SQL type `TIMESTAMP`. */
export function TIMESTAMP(options: TimeTypeOptions = {}): ColumnType {
  return new ColumnType("TIMESTAMP", options);
}

/** The SQL type `UUID`. */
export function UUID(): ColumnType {
  return plainType("UUID", arguments);
}

/** The SQL type `VARBINARY`. */
export function VARBINARY(length?: number | "max"): ColumnType {
  return new ColumnType("VARBINARY", { length });
}

/** The SQL type `VARCHAR`. */
export function VARCHAR(
  length?: number,
  options: TextTypeOptions = {},
): ColumnType {
  return typeWith("VARCHAR", { length }, options);
}
