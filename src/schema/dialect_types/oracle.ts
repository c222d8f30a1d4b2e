/**
 * The types of Oracle alone.
 *
 * @module
 */
import { ColumnType } from "../column_type.ts";

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
  return new ColumnType("oracle.BFILE");
}

/** The Oracle type `BINARY_DOUBLE`. */
export function binaryDouble(): ColumnType {
  return new ColumnType("oracle.BINARY_DOUBLE");
}

/** The Oracle type `BINARY_FLOAT`. */
export function binaryFloat(): ColumnType {
  return new ColumnType("oracle.BINARY_FLOAT");
}

/** The Oracle type `DATE`. */
export function date(): ColumnType {
  return new ColumnType("oracle.DATE");
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
  return new ColumnType("oracle.LONG");
}

/** The Oracle type `NCLOB`. */
export function nclob(): ColumnType {
  return new ColumnType("oracle.NCLOB");
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
  return new ColumnType("oracle.ROWID");
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
  return new ColumnType("oracle.VECTOR");
}

/** The Oracle type `XMLTYPE`. */
export function xmltype(): ColumnType {
  return new ColumnType("oracle.XMLTYPE");
}
