/**
 * The types of PostgreSQL alone.
 *
 * @module
 */
import { ColumnType, plainType, typeWith } from "../column_type.ts";
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
  return plainType("postgresql.BYTEA", arguments);
}

/** The PostgreSQL type `CIDR`. */
export function cidr(): ColumnType {
  return plainType("postgresql.CIDR", arguments);
}

/** The PostgreSQL type `CITEXT`. */
export function citext(): ColumnType {
  return plainType("postgresql.CITEXT", arguments);
}

/** The PostgreSQL type `DATEMULTIRANGE`. */
export function datemultirange(): ColumnType {
  return plainType("postgresql.DATEMULTIRANGE", arguments);
}

/** The PostgreSQL type `DATERANGE`. */
export function daterange(): ColumnType {
  return plainType("postgresql.DATERANGE", arguments);
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
  return plainType("postgresql.HSTORE", arguments);
}

/** The PostgreSQL type `INET`. */
export function inet(): ColumnType {
  return plainType("postgresql.INET", arguments);
}

/** The PostgreSQL type `INT4MULTIRANGE`. */
export function int4multirange(): ColumnType {
  return plainType("postgresql.INT4MULTIRANGE", arguments);
}

/** The PostgreSQL type `INT4RANGE`. */
export function int4range(): ColumnType {
  return plainType("postgresql.INT4RANGE", arguments);
}

/** The PostgreSQL type `INT8MULTIRANGE`. */
export function int8multirange(): ColumnType {
  return plainType("postgresql.INT8MULTIRANGE", arguments);
}

/** The PostgreSQL type `INT8RANGE`. */
export function int8range(): ColumnType {
  return plainType("postgresql.INT8RANGE", arguments);
}

/** The PostgreSQL type `INTERVAL`. */
export function interval(options: IntervalOptions = {}): ColumnType {
  return new ColumnType("postgresql.INTERVAL", options);
}

/** The PostgreSQL type `JSON`. */
export function json(): ColumnType {
  return plainType("postgresql.JSON", arguments);
}

/** The PostgreSQL type `JSONB`. */
export function jsonb(): ColumnType {
  return plainType("postgresql.JSONB", arguments);
}

/** The PostgreSQL type `JSONPATH`. */
export function jsonpath(): ColumnType {
  return plainType("postgresql.JSONPATH", arguments);
}

/** The PostgreSQL type `MACADDR`. */
export function macaddr(): ColumnType {
  return plainType("postgresql.MACADDR", arguments);
}

/** The PostgreSQL type `MACADDR8`. */
export function macaddr8(): ColumnType {
  return plainType("postgresql.MACADDR8", arguments);
}

/** The PostgreSQL type `MONEY`. */
export function money(): ColumnType {
  return plainType("postgresql.MONEY", arguments);
}

/** The PostgreSQL type `NUMMULTIRANGE`. */
export function nummultirange(): ColumnType {
  return plainType("postgresql.NUMMULTIRANGE", arguments);
}

/** The PostgreSQL type `NUMRANGE`. */
export function numrange(): ColumnType {
  return plainType("postgresql.NUMRANGE", arguments);
}

/** The PostgreSQL type `OID`. */
export function oid(): ColumnType {
  return plainType("postgresql.OID", arguments);
}

/** The PostgreSQL type `REGCLASS`. */
export function regclass(): ColumnType {
  return plainType("postgresql.REGCLASS", arguments);
}

/** The PostgreSQL type `REGCONFIG`. */
export function regconfig(): ColumnType {
  return plainType("postgresql.REGCONFIG", arguments);
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
  return plainType("postgresql.TSMULTIRANGE", arguments);
}

/** The PostgreSQL type `TSQUERY`. */
export function tsquery(): ColumnType {
  return plainType("postgresql.TSQUERY", arguments);
}

/** The PostgreSQL type `TSRANGE`. */
export function tsrange(): ColumnType {
  return plainType("postgresql.TSRANGE", arguments);
}

/** The PostgreSQL type `TSTZMULTIRANGE`. */
export function tstzmultirange(): ColumnType {
  return plainType("postgresql.TSTZMULTIRANGE", arguments);
}

/** The PostgreSQL type `TSTZRANGE`. */
export function tstzrange(): ColumnType {
  return plainType("postgresql.TSTZRANGE", arguments);
}

/** The PostgreSQL type `TSVECTOR`. */
export function tsvector(): ColumnType {
  return plainType("postgresql.TSVECTOR", arguments);
}

/** The PostgreSQL type `UUID`. */
export function uuid(): ColumnType {
  return plainType("postgresql.UUID", arguments);
}

/** The PostgreSQL type `POINT`. */
export function point(): ColumnType {
  return plainType("postgresql.POINT", arguments);
}

/** The PostgreSQL type `XML`. */
export function xml(): ColumnType {
  return plainType("postgresql.XML", arguments);
}

export { enumType as enum };
