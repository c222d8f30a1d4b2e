import { deepStrictEqual, strictEqual } from "node:assert/strict";
import type { DialectName } from "../../src/dialect_name.ts";
import { parseTypes, render } from "../../src/kernel/mod.ts";
import type { WireType } from "../../src/kernel/wire.ts";
import { columnType } from "../../src/reflection/column_type.ts";
import { connectClient } from "../servers/clients.ts";
import { serverTest } from "../servers/databases.ts";

/** Types as people declare them, which the database then writes in its own words. */
const POSTGRESQL = `integer; bigint; smallint; text; varchar; varchar(20);
  char(3); bpchar; "char"; name; numeric; numeric(10,2); numeric(10,-2); real;
  double precision; float(24); float(53); boolean; date; time; time(0); timetz;
  timetz(3); timestamp; timestamp(3); timestamptz; timestamp(3) with time zone;
  interval; interval(2); interval year to month; interval day to second(3);
  interval second(1); bit; bit(5); bit varying; bit varying(5); bytea; uuid;
  json; jsonb; jsonpath; xml; money; oid; regclass; inet; cidr; macaddr;
  macaddr8; tsvector; tsquery; point; line; lseg; box; path; polygon; circle;
  int4range; int8range; numrange; daterange; tsrange; tstzrange;
  int4multirange; nummultirange; datemultirange; tsmultirange; tstzmultirange;
  integer[]; text[][]; numeric(10,2)[]; varchar(7)[]; timestamptz(2)[];
  bit varying(5)[]; interval day to second(3)[]; pg_lsn; mood; mood[];
  "My Enum"; "My Enum"[]; other."a.b"; positive; positive[]; other.span; pair`;

const MYSQL = `int; int unsigned; int(5) unsigned zerofill; integer; tinyint;
  tinyint(1); bool; boolean; smallint; mediumint unsigned; bigint; bigint(9);
  decimal; decimal(10,2); decimal(10,2) unsigned; numeric(7); float; float(5,2);
  double; double(5,2); double unsigned; real; bit; bit(3); year; year(4); date;
  time; time(3); datetime; datetime(6); timestamp null; timestamp(6) null;
  char; char(5); varchar(20); varchar(20) character set latin1;
  varchar(20) character set utf8mb4 collate utf8mb4_bin; binary(16);
  varbinary(16); tinytext; text; mediumtext; longtext; tinyblob; blob;
  mediumblob; longblob; json; uuid; inet4; inet6; geometry; point; linestring;
  polygon; enum('a','it''s'); enum('a\\\\b','(,)','ä'); set('x','y z');
  enum('x') character set latin1 collate latin1_bin; nvarchar(5);
  text character set latin1`;

function texts(list: string): string[] {
  return list.split(";").map((text) => text.trim().replaceAll(/\s+/g, " "));
}

function createTable(
  dialect: DialectName,
  name: string,
  types: readonly WireType[],
): string {
  const columns = types.map((type, index) => ({ name: `c${index}`, type }));
  const ops = [{ op: "createTable", table: { name, columns } }] as const;
  return render({ dialect, ops })[0]!.sql;
}

function raw(list: string): WireType[] {
  return texts(list).map((sql) => ({ name: "raw", sql }));
}

serverTest(
  "postgresql",
  "types of PostgreSQL are read and made again as they were",
  async (url) => {
    await using client = await connectClient("postgresql", url);
    for (
      const sql of [
        "CREATE SCHEMA other",
        "CREATE TYPE mood AS ENUM ('sad', 'ok')",
        `CREATE TYPE "My Enum" AS ENUM ('a')`,
        `CREATE TYPE other."a.b" AS ENUM ('a')`,
        "CREATE DOMAIN positive AS integer CHECK (VALUE > 0)",
        "CREATE TYPE other.span AS RANGE (subtype = float8)",
        "CREATE TYPE pair AS (a integer, b text)",
        createTable("postgresql", "declared", raw(POSTGRESQL)),
      ]
    ) await client.query(sql);
    const catalog = async (table: string) => {
      const rows = await client.query(
        `SELECT format_type(atttypid, atttypmod) AS type FROM pg_attribute
       WHERE attrelid = '${table}'::regclass AND attnum > 0 ORDER BY attnum`,
      );
      return rows.map((row) => row["type"] as string);
    };
    const declared = await catalog("declared");
    const types = parseTypes("postgresql", declared);
    await client.query(createTable("postgresql", "again", types));
    deepStrictEqual(await catalog("again"), declared);
    const unknown = types.filter(({ name }) => name === "raw").map(({ sql }) =>
      sql
    );
    deepStrictEqual(unknown, [
      "bpchar",
      '"char"',
      "name",
      "line",
      "lseg",
      "box",
      "path",
      "polygon",
      "circle",
      "pg_lsn",
      "mood",
      '"My Enum"',
      'other."a.b"',
      "positive",
      "other.span",
      "pair",
    ]);
  },
);

serverTest(
  "mysql",
  "types of MySQL are read and made again as they were",
  async (url) => {
    await using client = await connectClient("mysql", url);
    await client.query(createTable("mysql", "declared", raw(MYSQL)));
    const catalog = async (table: string) => {
      const rows = await client.query(
        `SELECT column_type AS type, character_set_name AS charset,
              collation_name AS collation FROM information_schema.columns
       WHERE table_schema = DATABASE() AND table_name = '${table}'
       ORDER BY ordinal_position`,
      );
      return rows.map(({ type, charset, collation }) =>
        charset === null
          ? `${type}`
          : `${type} CHARACTER SET ${charset} COLLATE ${collation}`
      );
    };
    const declared = await catalog("declared");
    const types = parseTypes("mysql", declared);
    await client.query(createTable("mysql", "again", types));
    deepStrictEqual(await catalog("again"), declared);
    const unknown = types.filter(({ name }) => name === "raw").map(({ sql }) =>
      sql
    );
    deepStrictEqual(unknown, ["linestring", "polygon"]);
  },
);

Deno.test("types that were read are column types of the schema", () => {
  const [array, none, decimal] = parseTypes("postgresql", [
    "character varying(7)[]",
    "",
    "numeric(5,-2)",
  ]).map(columnType);
  strictEqual(array?.name, "postgresql.ARRAY");
  strictEqual(array?.arguments.item?.arguments.length, 7);
  strictEqual(none, undefined);
  deepStrictEqual(decimal?.arguments, { precision: 5, scale: -2 });
});
