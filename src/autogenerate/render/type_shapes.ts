import type { DialectName } from "../../dialect_name.ts";
import type { TypeArguments } from "../../schema/mod.ts";

/** How the function of a type takes its arguments. */
export interface TypeShape {
  /** What `sa` calls the function, where its name is not that of the type. */
  readonly function?: string;
  /** The arguments that come one by one. */
  readonly positional: readonly (keyof TypeArguments)[];
  /** The members of the options object, by the arguments that they stand for. */
  readonly options: Readonly<Partial<Record<keyof TypeArguments, string>>>;
}

type ArgumentName = keyof TypeArguments;

function shape(
  positional: readonly ArgumentName[],
  ...options: readonly (ArgumentName | readonly [ArgumentName, string])[]
): TypeShape {
  const entries = options.map((one) => [one].flat())
    .map(([argument = "", name = argument]) => [argument, name]);
  return { positional, options: Object.fromEntries(entries) };
}

/** Types of one shape, by the part of their names after the dialect. */
function types(
  names: string,
  each: TypeShape,
): Readonly<Record<string, TypeShape>> {
  return Object.fromEntries(names.split(" ").map((name) => [name, each]));
}

const PLAIN = shape([]);
const LENGTH = shape(["length"]);
const TEXT = shape(["length"], "collation");
const NUMBER = shape(["precision", "scale"]);
const PRECISION = shape(["precision"]);
const TIMEZONE = shape([], "timezone");
const ARRAY = shape(["item"], "dimensions");
const PRECISE_TIME = shape([], "precision", "timezone");
const MYSQL_INTEGER = shape([], "unsigned", "zerofill", "displayWidth");
const MYSQL_NUMBER = shape(
  ["precision", "scale"],
  "unsigned",
  "zerofill",
  "asdecimal",
);
const MYSQL_TEXT = shape(["length"], "charset", "collation");
const MYSQL_LONG_TEXT = shape([], "charset", "collation");
const MYSQL_VALUES = shape(["values"], "charset", "collation");

const GENERIC: Readonly<Record<string, TypeShape>> = {
  ...types(
    "integer smallInteger bigInteger date uuid json",
    PLAIN,
  ),
  ...types("string text unicode unicodeText", TEXT),
  ...types("largeBinary", LENGTH),
  ...types("numeric", NUMBER),
  ...types("float double", PRECISION),
  ...types("time dateTime", TIMEZONE),
  array: ARRAY,
  boolean: shape([], "createConstraint", ["constraintName", "name"]),
  interval: shape([], "dayPrecision", "secondPrecision"),
  enum: shape(
    ["values"],
    ["enumName", "name"],
    ["enumSchema", "schema"],
    "nativeEnum",
    "createType",
    "createConstraint",
    "length",
  ),
  raw: { ...shape(["sql"]), function: "rawType" },
};

const SQL: Readonly<Record<string, TypeShape>> = {
  ...types(
    "BIGINT BOOLEAN DATE INT INTEGER JSON SMALLINT UUID",
    PLAIN,
  ),
  ...types("BINARY BLOB VARBINARY", LENGTH),
  ...types("CHAR CLOB NCHAR NVARCHAR TEXT VARCHAR", TEXT),
  ...types("DECIMAL DOUBLE NUMERIC", NUMBER),
  ...types("DOUBLE_PRECISION FLOAT REAL", PRECISION),
  ...types("DATETIME TIME TIMESTAMP", TIMEZONE),
  ARRAY,
};

const POSTGRESQL: Readonly<Record<string, TypeShape>> = {
  ...types(
    "BYTEA CIDR CITEXT DATEMULTIRANGE DATERANGE HSTORE INET INT4MULTIRANGE " +
      "INT4RANGE INT8MULTIRANGE INT8RANGE JSON JSONB JSONPATH MACADDR " +
      "MACADDR8 MONEY NUMMULTIRANGE NUMRANGE OID REGCLASS REGCONFIG " +
      "TSMULTIRANGE TSQUERY TSRANGE TSTZMULTIRANGE TSTZRANGE TSVECTOR UUID " +
      "POINT XML",
    PLAIN,
  ),
  ...types("TIME TIMESTAMP", PRECISE_TIME),
  ARRAY,
  BIT: shape(["length"], "varying"),
  ENUM: shape(
    ["values"],
    ["enumName", "name"],
    ["enumSchema", "schema"],
    "createType",
  ),
  INTERVAL: shape([], "precision", "fields"),
};

const MYSQL: Readonly<Record<string, TypeShape>> = {
  ...types(
    "BOOL GEOMETRY INET4 INET6 JSON LONGBLOB MEDIUMBLOB POINT TINYBLOB",
    PLAIN,
  ),
  ...types("BIGINT INTEGER MEDIUMINT SMALLINT TINYINT", MYSQL_INTEGER),
  ...types("DECIMAL DOUBLE FLOAT NUMERIC REAL", MYSQL_NUMBER),
  ...types("CHAR TEXT VARCHAR", MYSQL_TEXT),
  ...types("LONGTEXT MEDIUMTEXT TINYTEXT", MYSQL_LONG_TEXT),
  ...types("NCHAR NVARCHAR", TEXT),
  ...types("DATETIME TIME TIMESTAMP", shape([], "fsp")),
  ...types("ENUM SET", MYSQL_VALUES),
  BIT: LENGTH,
  YEAR: shape([], "displayWidth"),
};

const SQLITE: Readonly<Record<string, TypeShape>> = types(
  "DATE DATETIME JSON TIME ANY",
  PLAIN,
);

const MSSQL: Readonly<Record<string, TypeShape>> = {
  ...types(
    "BIT DOUBLE_PRECISION IMAGE JSON MONEY NTEXT REAL ROWVERSION " +
      "SMALLDATETIME SMALLMONEY SQL_VARIANT TIMESTAMP TINYINT " +
      "UNIQUEIDENTIFIER XML",
    PLAIN,
  ),
  ...types("DATETIME2 DATETIMEOFFSET TIME", PRECISION),
  VARBINARY: LENGTH,
};

const ORACLE: Readonly<Record<string, TypeShape>> = {
  ...types(
    "BFILE BINARY_DOUBLE BINARY_FLOAT DATE LONG NCLOB ROWID VECTOR XMLTYPE",
    PLAIN,
  ),
  ...types("NVARCHAR2 RAW VARCHAR2", LENGTH),
  FLOAT: shape([], "binaryPrecision"),
  INTERVAL: shape([], "dayPrecision", "secondPrecision"),
  NUMBER,
  TIMESTAMP: shape([], "timezone", "localTimezone"),
};

/** How the functions of `sa` take the arguments of their types, by the types' names. */
export const TYPE_SHAPES: Readonly<Record<string, TypeShape>> = {
  ...GENERIC,
  ...SQL,
  ...ofDialect("postgresql", POSTGRESQL),
  ...ofDialect("mysql", MYSQL),
  ...ofDialect("sqlite", SQLITE),
  ...ofDialect("mssql", MSSQL),
  ...ofDialect("oracle", ORACLE),
};

/** `postgresql.JSONB` is written `sa.postgresql.jsonb`. */
function ofDialect(
  dialectName: DialectName,
  shapes: Readonly<Record<string, TypeShape>>,
): Record<string, TypeShape> {
  const entries = Object.entries(shapes).map(([name, one]) => {
    const camelCase = name.toLowerCase()
      .replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    return [`${dialectName}.${name}`, {
      ...one,
      function: `${dialectName}.${camelCase}`,
    }];
  });
  return Object.fromEntries(entries);
}
