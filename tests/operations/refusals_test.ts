import { deepStrictEqual, throws } from "node:assert/strict";
import { op } from "../../src/operations/mod.ts";
import { sa } from "../../src/schema/mod.ts";
import { opFixture } from "../op_fixture.ts";

/** A value as code without types may pass it. */
function untyped<T>(value: unknown): T {
  return value as T;
}

const REFUSALS: readonly (readonly [string, () => unknown, string, string?])[] =
  [
    [
      "createTable an empty name",
      () => op.createTable("", []),
      "The table name is empty",
    ],
    [
      "createTable columns that are no list",
      () => op.createTable("t", untyped(sa.column("a"))),
      'The items of the table "t" must be a list, but are a value of kind "column"',
    ],
    [
      "createTable an unknown option",
      () => op.createTable("t", [], untyped({ ifNotExist: true })),
      'Unknown option "ifNotExist" of createTable',
      'Did you mean "ifNotExists"?',
    ],
    [
      "createTable options that are no object",
      () => op.createTable("t", [], untyped("s")),
      'The options of createTable must be an object, but are "s"',
    ],
    [
      "dropTable a schema that is no string",
      () => op.dropTable("t", untyped({ schema: 7 })),
      "The schema name must be a string, but is 7",
    ],
    [
      "renameTable an empty name",
      () => op.renameTable("a", ""),
      "The new table name is empty",
    ],
    [
      "addColumn a text",
      () => op.addColumn("t", untyped("a INTEGER")),
      'The second argument of addColumn must be a column, but is "a INTEGER"',
      'Write it as sa.column("name", sa.integer()).',
    ],
    [
      "alterColumn an unknown option",
      () => op.alterColumn("t", "a", untyped({ newName: "b" })),
      'Unknown option "newName" of alterColumn',
    ],
    [
      "alterColumn a USING without a type",
      () => op.alterColumn("t", "a", { postgresqlUsing: "a::int" }),
      "The option postgresqlUsing has no effect without a new type",
    ],
    [
      "alterColumn a type that was not called",
      () => op.alterColumn("t", "a", { type: untyped(sa.integer) }),
      "The type of the column must be a type, but is a function",
    ],
    [
      "dropColumn a missing name",
      () => op.dropColumn("t", untyped(undefined)),
      "The column name must be a string, but is undefined",
    ],
    [
      "createIndex a text for its columns",
      () => op.createIndex("ix", "t", untyped("a")),
      'The columns of an index must be a non-empty list, but are "a"',
    ],
    [
      "dropIndex no name",
      () => op.dropIndex(untyped(null)),
      "An index cannot be dropped without its name",
    ],
    [
      "createPrimaryKey no columns",
      () => op.createPrimaryKey(null, "t", []),
      "The list of primary key columns is empty",
    ],
    [
      "createForeignKey a text for its columns",
      () => op.createForeignKey(null, "t", "r", ["a"], untyped("id")),
      'The referenced columns must be a list, but are "id"',
    ],
    [
      "createForeignKey an unknown option",
      () =>
        op.createForeignKey(
          null,
          "t",
          "r",
          ["a"],
          ["id"],
          untyped({ onDelete: "CASCADE" }),
        ),
      'Unknown option "onDelete" of createForeignKey',
      'Did you mean "ondelete"?',
    ],
    [
      "createCheckConstraint no condition",
      () => op.createCheckConstraint("c", "t", ""),
      'The condition of the check constraint must be an SQL expression, but is ""',
    ],
    [
      "dropConstraint an unknown type",
      () => op.dropConstraint("c", "t", { type: untyped("fk") }),
      'Unknown constraint type "fk"',
      'Use "foreignkey", "primary", "unique" or "check".',
    ],
    [
      "dropConstraint no name",
      () => op.dropConstraint(untyped(null), "t"),
      'A constraint of the table "t" cannot be dropped without its name',
    ],
    [
      "createTableComment no comment",
      () => op.createTableComment("t", untyped(null)),
      "The comment must be a string, but is null",
    ],
    [
      "bulkInsert an object for its rows",
      () => op.bulkInsert("t", untyped({ a: 1 })),
      "The rows of bulkInsert must be a list, but are an object",
    ],
    [
      "bulkInsert a row that is a list",
      () => op.bulkInsert("t", [untyped([1])]),
      "A row of bulkInsert must be an object, but is a list",
    ],
    [
      "bulkInsert a value for no column",
      () => op.bulkInsert(sa.table("t", [sa.column("a")]), [{ b: 1 }]),
      'A row has a value for "b", which is no column of the table "t"',
      "Its columns are a.",
    ],
    [
      "bulkInsert a number for its table",
      () => op.bulkInsert(untyped(7), []),
      "bulkInsert cannot insert into 7",
    ],
    ["execute an empty text", () => op.execute(" "), "The SQL text is empty"],
    [
      "execute a number",
      () => op.execute(untyped(1)),
      "The statement must be SQL, but is 1",
    ],
    [
      "invoke what is no operation",
      () => op.invoke(untyped({})),
      "invoke takes an operation, but was given an object",
    ],
    [
      "autocommitBlock a promise",
      () => op.autocommitBlock(untyped(Promise.resolve())),
      "autocommitBlock takes a function, but was given a Promise",
    ],
    ["f an empty name", () => op.f(""), "The name is empty"],
  ];

for (const [what, say, message, hint] of REFUSALS) {
  Deno.test(`op refuses ${what} at once, and records nothing`, () => {
    const t = opFixture("postgresql");
    throws(say, {
      code: "OPERATION_INVALID",
      message,
      ...(hint === undefined ? {} : { hint }),
    });
    deepStrictEqual(t.recorded(), []);
  });
}
