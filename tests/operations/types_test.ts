import { deepStrictEqual, ok } from "node:assert/strict";
import type { DialectName } from "../../src/dialect_name.ts";
import { DIALECT_NAMES } from "../../src/dialect_name.ts";
import { op } from "../../src/operations/mod.ts";
import { isType, sa } from "../../src/schema/mod.ts";
import type { ColumnType } from "../../src/schema/mod.ts";
import { opFixture } from "../op_fixture.ts";

/** What the functions take that need something. */
const ARGUMENTS: Readonly<Record<string, readonly unknown[]>> = {
  "enum": [["a"]],
  enumType: [["a"]],
  set: [["a"]],
  array: [sa.integer()],
  ARRAY: [sa.integer()],
  rawType: ["geometry(Point, 4326)"],
  string: [50],
  unicode: [50],
  VARCHAR: [50],
  NVARCHAR: [50],
  VARBINARY: [50],
  varchar: [50],
  nvarchar: [50],
  varchar2: [50],
  nvarchar2: [50],
  raw: [50],
  char: [50],
};

/** Types that only PostgreSQL has. */
const ARRAYS = ["array", "ARRAY"];

/** The types that the functions of a room make, by function. */
function typesOf(room: object): readonly (readonly [string, ColumnType])[] {
  return Object.entries(room).flatMap(([name, make]) => {
    if (typeof make !== "function" || NOT_TYPES.has(name)) return [];
    const isNamed = make === sa.enum || make === sa.postgresql.enum;
    const options = isNamed ? [{ name: "e" }] : [];
    const type: unknown = make(...ARGUMENTS[name] ?? [], ...options);
    ok(isType(type), name);
    return [[name, type] as const];
  });
}

const NOT_TYPES = new Set([
  "ColumnType",
  "MetaData",
  "asc",
  "checkConstraint",
  "column",
  "computed",
  "desc",
  "excludeConstraint",
  "foreignKey",
  "foreignKeyConstraint",
  "identity",
  "index",
  "primaryKeyConstraint",
  "table",
  "uniqueConstraint",
]);

/** The functions whose types a dialect does not write. */
function refusedOn(
  dialect: DialectName,
  types: readonly (readonly [string, ColumnType])[],
): readonly string[] {
  return types.flatMap(([name, type]) => {
    try {
      const t = opFixture(dialect);
      op.addColumn("t", sa.column("a", type));
      t.statements();
      return [];
    } catch {
      return [name];
    }
  });
}

for (const dialect of DIALECT_NAMES) {
  Deno.test(`every type of sa.${dialect} is written on ${dialect}`, () => {
    const types = typesOf(sa[dialect]);
    ok(types.length > 3);
    deepStrictEqual(refusedOn(dialect, types), []);
  });

  Deno.test(`every generic and SQL type but arrays is written on ${dialect}`, () => {
    const types = typesOf(sa).filter(([name]) => !ARRAYS.includes(name));
    ok(types.length > 40);
    deepStrictEqual(refusedOn(dialect, types), []);
  });
}

const TEXTS: readonly (readonly [DialectName, ColumnType, string])[] = [
  ["postgresql", sa.array(sa.text(), { dimensions: 2 }), "TEXT[][]"],
  ["postgresql", sa.postgresql.bit(8, { varying: true }), "BIT VARYING(8)"],
  [
    "mysql",
    sa.mysql.integer({ unsigned: true, displayWidth: 8 }),
    "INTEGER(8) UNSIGNED",
  ],
  ["mysql", sa.mysql.set(["a", "b"]), "SET('a','b')"],
  ["mssql", sa.mssql.datetimeoffset(3), "DATETIMEOFFSET(3)"],
  ["mssql", sa.VARBINARY("max"), "VARBINARY(max)"],
  ["oracle", sa.oracle.number(10, 2), "NUMBER(10,2)"],
  ["sqlite", sa.sqlite.json(), "JSON"],
  ["postgresql", sa.rawType("geometry(Point, 4326)"), "geometry(Point,4326)"],
];

for (const [dialect, type, sql] of TEXTS) {
  Deno.test(`the type ${type.name} is written as ${sql} on ${dialect}`, () => {
    const t = opFixture(dialect);
    op.addColumn("t", sa.column("a", type));
    ok(t.statements()[0]?.replaceAll(", ", ",").includes(sql));
  });
}
