import { type Operations, sa } from "athanor";
import { conformance, type ConformanceCase } from "./conformance_case.ts";
import type { LiveDialect } from "./databases.ts";

type ColumnType = NonNullable<Parameters<typeof sa.column>[1]>;

/** A table with a column of each type, named by the type. */
function allTypes(
  types: Readonly<Record<string, ColumnType>>,
  on?: readonly LiveDialect[],
): ConformanceCase {
  const columns = Object.entries(types).map(([name, type]) =>
    sa.column(name, type)
  );
  return {
    upgrade: (op) => op.createTable("t", columns),
    downgrade: (op) => op.dropTable("t"),
    ...(on === undefined ? {} : { on }),
  };
}

const { mysql, postgresql: pg } = sa;

function givenExtensions(op: Operations): void {
  for (const name of ["citext", "hstore"]) {
    op.execute(`CREATE EXTENSION ${name} SCHEMA pg_catalog`);
  }
}

conformance("types", {
  "generic types": allTypes({
    integer: sa.integer(),
    smallInteger: sa.smallInteger(),
    bigInteger: sa.bigInteger(),
    string: sa.string(10),
    unicode: sa.unicode(10),
    unicodeText: sa.unicodeText(),
    text: sa.text(),
    numeric: sa.numeric(),
    numeric_10_2: sa.numeric(10, 2),
    float: sa.float(),
    float_53: sa.float(53),
    double: sa.double(),
    boolean: sa.boolean(),
    date: sa.date(),
    time: sa.time(),
    dateTime: sa.dateTime(),
    time_zone: sa.dateTime({ timezone: true }),
    interval: sa.interval(),
    largeBinary: sa.largeBinary(),
    uuid: sa.uuid(),
    json: sa.json(),
    raw: sa.rawType("INTEGER"),
  }),
  "a string without a length": allTypes({ string: sa.string() }),
  "an array": allTypes({
    array: sa.array(sa.string(5)),
    dimensions: sa.array(sa.integer(), { dimensions: 2 }),
  }),
  "a boolean with a check": allTypes({
    yes: sa.boolean({ createConstraint: true, name: "ck_yes" }),
  }),
  "an enum of the dialect's own": {
    ...allTypes({ mood: sa.enum(["sad", "it's \\ ok"], { name: "mood" }) }),
    downgrade: (op) => {
      op.dropTable("t");
      op.execute("DROP TYPE IF EXISTS mood");
    },
    on: ["postgresql"],
  },
  "an enum where there is no type for it": allTypes(
    { mood: sa.enum(["sad", "it's \\ ok"], { name: "mood" }) },
    ["sqlite", "mysql"],
  ),
  "an enum with a check": allTypes({
    mood: sa.enum(["sad", "it's \\ ok"], {
      name: "ck_mood",
      nativeEnum: false,
      createConstraint: true,
    }),
  }),
  "an enum of a type that is there": {
    given: (op) => op.execute("CREATE TYPE mood AS ENUM ('sad', 'ok')"),
    ...allTypes({
      mood: pg.enum(["sad", "ok"], { name: "mood", createType: false }),
    }, ["postgresql"]),
  },
  "SQL types as written": allTypes({
    bigint: sa.BIGINT(),
    boolean: sa.BOOLEAN(),
    char: sa.CHAR(3),
    date: sa.DATE(),
    decimal: sa.DECIMAL(5, 2),
    double_precision: sa.DOUBLE_PRECISION(),
    float: sa.FLOAT(),
    int: sa.INT(),
    integer: sa.INTEGER(),
    json: sa.JSON(),
    nchar: sa.NCHAR(3),
    numeric: sa.NUMERIC(4, 1),
    real: sa.REAL(),
    smallint: sa.SMALLINT(),
    text: sa.TEXT(),
    time: sa.TIME(),
    varchar: sa.VARCHAR(9),
  }),
  "SQL types that some databases have": allTypes({
    binary: sa.BINARY(3),
    blob: sa.BLOB(),
    datetime: sa.DATETIME(),
    double: sa.DOUBLE(),
    nvarchar: sa.NVARCHAR(9),
    varbinary: sa.VARBINARY(9),
  }, ["sqlite", "mysql"]),
  "types of PostgreSQL": {
    given: givenExtensions,
    ...allTypes({
      array: pg.array(sa.text(), { dimensions: 2 }),
      bit: pg.bit(3),
      varbit: pg.bit(4, { varying: true }),
      bytea: pg.bytea(),
      cidr: pg.cidr(),
      citext: pg.citext(),
      datemultirange: pg.datemultirange(),
      daterange: pg.daterange(),
      hstore: pg.hstore(),
      inet: pg.inet(),
      int4multirange: pg.int4multirange(),
      int4range: pg.int4range(),
      int8multirange: pg.int8multirange(),
      int8range: pg.int8range(),
      interval: pg.interval({ precision: 3 }),
      interval_fields: pg.interval({ fields: "YEAR TO MONTH" }),
      json: pg.json(),
      jsonb: pg.jsonb(),
      jsonpath: pg.jsonpath(),
      macaddr: pg.macaddr(),
      macaddr8: pg.macaddr8(),
      money: pg.money(),
      nummultirange: pg.nummultirange(),
      numrange: pg.numrange(),
      oid: pg.oid(),
      regclass: pg.regclass(),
      regconfig: pg.regconfig(),
      time: pg.time({ precision: 2, timezone: true }),
      timestamp: pg.timestamp({ precision: 0 }),
      tsmultirange: pg.tsmultirange(),
      tsquery: pg.tsquery(),
      tsrange: pg.tsrange(),
      tstzmultirange: pg.tstzmultirange(),
      tstzrange: pg.tstzrange(),
      tsvector: pg.tsvector(),
      uuid: pg.uuid(),
    }, ["postgresql"]),
  },
  "types of MySQL": allTypes({
    bigint: mysql.bigint({ unsigned: true }),
    bit: mysql.bit(5),
    char: mysql.char(3, { charset: "latin1" }),
    datetime: mysql.datetime({ fsp: 6 }),
    decimal: mysql.decimal(8, 3, { unsigned: true, zerofill: true }),
    double: mysql.double(10, 4),
    enum: mysql.enum(["a", "it's"], { charset: "utf8mb4" }),
    float: mysql.float(7),
    integer: mysql.integer({ displayWidth: 4, zerofill: true, unsigned: true }),
    json: mysql.json(),
    longblob: mysql.longblob(),
    longtext: mysql.longtext(),
    mediumblob: mysql.mediumblob(),
    mediumint: mysql.mediumint(),
    mediumtext: mysql.mediumtext({ collation: "utf8mb4_bin" }),
    nchar: mysql.nchar(3),
    numeric: mysql.numeric(6, 2),
    nvarchar: mysql.nvarchar(9),
    real: mysql.real(),
    set: mysql.set(["x", "it's"]),
    smallint: mysql.smallint({ unsigned: true }),
    text: mysql.text(),
    time: mysql.time({ fsp: 3 }),
    timestamp: mysql.timestamp({ fsp: 2 }),
    tinyblob: mysql.tinyblob(),
    tinyint: mysql.tinyint({ displayWidth: 1 }),
    tinytext: mysql.tinytext(),
    varchar: mysql.varchar(12, { collation: "latin1_german1_ci" }),
    year: mysql.year(),
  }, ["mysql"]),
});
