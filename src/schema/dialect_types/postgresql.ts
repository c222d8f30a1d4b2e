/**
 * The types of PostgreSQL alone.
 *
 * @module
 */
import { ColumnType, typeWith } from "../column_type.ts";
import { checkOptions } from "../options.ts";

/** What may be said of `bit`. */
export interface BitOptions {
  /** Whether shorter values are kept as they are. */
  readonly varying?: boolean;
}

/** What may be said of `interval`. */
export interface IntervalOptions {
  /** Digits of the fraction of a second. */
  readonly precision?: number;
  /** Which parts are kept, such as `YEAR TO MONTH`. */
  readonly fields?: string;
}

/** What may be said of `time` and `timestamp`. */
export interface PreciseTimeOptions {
  /** Digits of the fraction of a second. */
  readonly precision?: number;
  /** `WITH TIME ZONE`. */
  readonly timezone?: boolean;
}

/** What may be said of `enum`. */
export interface EnumOptions {
  /** The name of the type that `CREATE TYPE` makes. */
  readonly name: string;
  /** The schema of that type. */
  readonly schema?: string;
  /** Whether CREATE TYPE goes before the table; true by default. */
  readonly createType?: boolean;
}

/** The PostgreSQL type `ARRAY`. */
export function array(
  item: ColumnType,
  options: { readonly dimensions?: number } = {},
): ColumnType {
  return typeWith("postgresql.ARRAY", { item }, options);
}

/** The PostgreSQL type `BIT`. */
export function bit(
  length?: number,
  options: BitOptions = {},
): ColumnType {
  return typeWith("postgresql.BIT", { length }, options);
}

/** The PostgreSQL type `BYTEA`. */
export function bytea(): ColumnType {
  return new ColumnType("postgresql.BYTEA");
}

/** The PostgreSQL type `CIDR`. */
export function cidr(): ColumnType {
  return new ColumnType("postgresql.CIDR");
}

/** The PostgreSQL type `CITEXT`. */
export function citext(): ColumnType {
  return new ColumnType("postgresql.CITEXT");
}

/** The PostgreSQL type `DATEMULTIRANGE`. */
export function datemultirange(): ColumnType {
  return new ColumnType("postgresql.DATEMULTIRANGE");
}

/** The PostgreSQL type `DATERANGE`. */
export function daterange(): ColumnType {
  return new ColumnType("postgresql.DATERANGE");
}

/** The PostgreSQL type `ENUM`; written `sa.postgresql.enum`. */
export function enumType(
  values: readonly string[],
  options: EnumOptions,
): ColumnType {
  checkOptions(options, ["name", "schema", "createType"], "postgresql.enum");
  const { name, schema, createType } = options;
  return new ColumnType("postgresql.ENUM", {
    values,
    enumName: name,
    enumSchema: schema,
    createType,
  });
}

/** The PostgreSQL type `HSTORE`. */
export function hstore(): ColumnType {
  return new ColumnType("postgresql.HSTORE");
}

/** The PostgreSQL type `INET`. */
export function inet(): ColumnType {
  return new ColumnType("postgresql.INET");
}

/** The PostgreSQL type `INT4MULTIRANGE`. */
export function int4multirange(): ColumnType {
  return new ColumnType("postgresql.INT4MULTIRANGE");
}

/** The PostgreSQL type `INT4RANGE`. */
export function int4range(): ColumnType {
  return new ColumnType("postgresql.INT4RANGE");
}

/** The PostgreSQL type `INT8MULTIRANGE`. */
export function int8multirange(): ColumnType {
  return new ColumnType("postgresql.INT8MULTIRANGE");
}

/** The PostgreSQL type `INT8RANGE`. */
export function int8range(): ColumnType {
  return new ColumnType("postgresql.INT8RANGE");
}

/** The PostgreSQL type `INTERVAL`. */
export function interval(options: IntervalOptions = {}): ColumnType {
  return new ColumnType("postgresql.INTERVAL", options);
}

/** The PostgreSQL type `JSON`. */
export function json(): ColumnType {
  return new ColumnType("postgresql.JSON");
}

/** The PostgreSQL type `JSONB`. */
export function jsonb(): ColumnType {
  return new ColumnType("postgresql.JSONB");
}

/** The PostgreSQL type `JSONPATH`. */
export function jsonpath(): ColumnType {
  return new ColumnType("postgresql.JSONPATH");
}

/** The PostgreSQL type `MACADDR`. */
export function macaddr(): ColumnType {
  return new ColumnType("postgresql.MACADDR");
}

/** The PostgreSQL type `MACADDR8`. */
export function macaddr8(): ColumnType {
  return new ColumnType("postgresql.MACADDR8");
}

/** The PostgreSQL type `MONEY`. */
export function money(): ColumnType {
  return new ColumnType("postgresql.MONEY");
}

/** The PostgreSQL type `NUMMULTIRANGE`. */
export function nummultirange(): ColumnType {
  return new ColumnType("postgresql.NUMMULTIRANGE");
}

/** The PostgreSQL type `NUMRANGE`. */
export function numrange(): ColumnType {
  return new ColumnType("postgresql.NUMRANGE");
}

/** The PostgreSQL type `OID`. */
export function oid(): ColumnType {
  return new ColumnType("postgresql.OID");
}

/** The PostgreSQL type `REGCLASS`. */
export function regclass(): ColumnType {
  return new ColumnType("postgresql.REGCLASS");
}

/** The PostgreSQL type `REGCONFIG`. */
export function regconfig(): ColumnType {
  return new ColumnType("postgresql.REGCONFIG");
}

/** The PostgreSQL type `TIME`. */
export function time(options: PreciseTimeOptions = {}): ColumnType {
  return new ColumnType("postgresql.TIME", options);
}

/** The PostgreSQL type `TIMESTAMP`. */
export function timestamp(options: PreciseTimeOptions = {}): ColumnType {
  return new ColumnType("postgresql.TIMESTAMP", options);
}

/** The PostgreSQL type `TSMULTIRANGE`. */
export function tsmultirange(): ColumnType {
  return new ColumnType("postgresql.TSMULTIRANGE");
}

/** The PostgreSQL type `TSQUERY`. */
export function tsquery(): ColumnType {
  return new ColumnType("postgresql.TSQUERY");
}

/** The PostgreSQL type `TSRANGE`. */
export function tsrange(): ColumnType {
  return new ColumnType("postgresql.TSRANGE");
}

/** The PostgreSQL type `TSTZMULTIRANGE`. */
export function tstzmultirange(): ColumnType {
  return new ColumnType("postgresql.TSTZMULTIRANGE");
}

/** The PostgreSQL type `TSTZRANGE`. */
export function tstzrange(): ColumnType {
  return new ColumnType("postgresql.TSTZRANGE");
}

/** The PostgreSQL type `TSVECTOR`. */
export function tsvector(): ColumnType {
  return new ColumnType("postgresql.TSVECTOR");
}

/** The PostgreSQL type `UUID`. */
export function uuid(): ColumnType {
  return new ColumnType("postgresql.UUID");
}

/** The PostgreSQL type `POINT`. */
export function point(): ColumnType {
  return new ColumnType("postgresql.POINT");
}

/** The PostgreSQL type `XML`. */
export function xml(): ColumnType {
  return new ColumnType("postgresql.XML");
}

export { enumType as enum };
