/**
 * The types of Oracle alone.
 *
 * @module
 */
import { ColumnType, plainType } from "../column_type.ts";

/** What may be said of `float`. */
export interface FloatOptions {
  /** Precision in bits; on other databases in decimal digits. */
  readonly binaryPrecision?: number;
}

/** What may be said of `interval`. */
export interface IntervalOptions {
  /** Digits of the days. */
  readonly dayPrecision?: number;
  /** Digits of the fraction of a second. */
  readonly secondPrecision?: number;
}

/** What may be said of `timestamp`. */
export interface TimestampOptions {
  /** `WITH TIME ZONE`. */
  readonly timezone?: boolean;
  /** Whether values are shown in the time zone of the session. */
  readonly localTimezone?: boolean;
}

/** The Oracle type `BFILE`. */
export function bfile(): ColumnType {
  return plainType("oracle.BFILE", arguments);
}

/** The Oracle type `BINARY_DOUBLE`. */
export function binaryDouble(): ColumnType {
  return plainType("oracle.BINARY_DOUBLE", arguments);
}

/** The Oracle type `BINARY_FLOAT`. */
export function binaryFloat(): ColumnType {
  return plainType("oracle.BINARY_FLOAT", arguments);
}

/** The Oracle type `DATE`. */
export function date(): ColumnType {
  return plainType("oracle.DATE", arguments);
}

/** The Oracle type `FLOAT`. */
export function float(options: FloatOptions = {}): ColumnType {
  return new ColumnType("oracle.FLOAT", options);
}

/** The Oracle type `INTERVAL`. */
export function interval(options: IntervalOptions = {}): ColumnType {
  return new ColumnType("oracle.INTERVAL", options);
}

/** The Oracle type `LONG`. */
export function long(): ColumnType {
  return plainType("oracle.LONG", arguments);
}

/** The Oracle type `NCLOB`. */
export function nclob(): ColumnType {
  return plainType("oracle.NCLOB", arguments);
}

/** The Oracle type `NUMBER`. */
export function number(precision?: number, scale?: number): ColumnType {
  return new ColumnType("oracle.NUMBER", { precision, scale });
}

/** The Oracle type `NVARCHAR2`. */
export function nvarchar2(length?: number): ColumnType {
  return new ColumnType("oracle.NVARCHAR2", { length });
}

/** The Oracle type `RAW`. */
export function raw(length?: number): ColumnType {
  return new ColumnType("oracle.RAW", { length });
}

/** The Oracle type `ROWID`. */
export function rowid(): ColumnType {
  return plainType("oracle.ROWID", arguments);
}

/** The Oracle type `TIMESTAMP`. */
export function timestamp(options: TimestampOptions = {}): ColumnType {
  return new ColumnType("oracle.TIMESTAMP", options);
}

/** The Oracle type `VARCHAR2`. */
export function varchar2(length?: number): ColumnType {
  return new ColumnType("oracle.VARCHAR2", { length });
}

/** The Oracle type `VECTOR`. */
export function vector(): ColumnType {
  return plainType("oracle.VECTOR", arguments);
}

/** The Oracle type `XMLTYPE`. */
export function xmltype(): ColumnType {
  return plainType("oracle.XMLTYPE", arguments);
}
