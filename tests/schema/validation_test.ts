import { deepStrictEqual, equal, throws } from "node:assert/strict";
import { sa } from "../../src/schema/mod.ts";
import type { ColumnOptions, ServerDefault } from "../../src/schema/mod.ts";

/** Options as code without types may write them. */
function untyped<T>(value: unknown): T {
  return value as T;
}

interface Refusal {
  readonly what: string;
  readonly say: () => unknown;
  readonly message: string;
  readonly hint?: string;
}

const REFUSALS: readonly Refusal[] = [
  {
    what: "column refuses an empty name",
    say: () => sa.column("", sa.integer()),
    message: "The column name is empty",
    hint: "Give a non-empty column name.",
  },
  {
    what: "column refuses a name with NUL",
    say: () => sa.column("a\0b", sa.integer()),
    message: 'The column name "a\\u0000b" contains a NUL character',
    hint: "Remove the NUL character: no database accepts it there.",
  },
  {
    what: "column refuses a name with half a character",
    say: () => sa.column("a\uD800", sa.integer()),
    message: 'The column name "a\\ud800" contains half of a surrogate pair',
  },
  {
    what: "column refuses a name that is no string",
    say: () => sa.column(untyped(7), sa.integer()),
    message: "The column name must be a string, but is 7",
  },
  {
    what: "column refuses a type that was not called",
    say: () => sa.column("a", untyped(sa.integer)),
    message: 'The type of the column "a" must be a type, but is a function',
    hint: "Call it: a type is written with parentheses, such as sa.integer().",
  },
  {
    what: "column refuses an unknown option and names the nearest",
    say: () =>
      sa.column("a", sa.integer(), untyped<ColumnOptions>({ nulable: true })),
    message: 'Unknown option "nulable" of the column "a"',
    hint: 'Did you mean "nullable"?',
  },
  {
    what: "column refuses a flag that is no boolean",
    say: () =>
      sa.column("a", sa.integer(), untyped<ColumnOptions>({ nullable: "no" })),
    message:
      'The option nullable of the column "a" must be true or false, but is "no"',
  },
  {
    what: "column refuses a number as a default",
    say: () =>
      sa.column("a", sa.integer(), {
        serverDefault: untyped<ServerDefault>(0),
      }),
    message:
      'The option serverDefault of the column "a" must be a string or SQL text, but is 0',
    hint:
      'A string is quoted as a literal; write an SQL expression as sa.text("0").',
  },
  {
    what: "column refuses a reference without a table",
    say: () => sa.column("a", sa.integer(), { foreignKey: "id" }),
    message: 'The reference "id" names no column of a table',
  },
  {
    what: "column refuses a reference of four parts",
    say: () => sa.column("a", sa.integer(), { foreignKey: "x.s.t.c" }),
    message: 'The reference "x.s.t.c" names no column of a table',
  },
  {
    what: "foreignKeyConstraint refuses lists of different lengths",
    say: () => sa.foreignKeyConstraint(["a", "b"], ["t.a"]),
    message: "A foreign key of 2 columns refers to 1 columns",
  },
  {
    what: "foreignKeyConstraint refuses several tables",
    say: () => sa.foreignKeyConstraint(["a", "b"], ["t.a", "u.b"]),
    message: 'A foreign key refers to several tables: "t" and "u"',
  },
  {
    what: "uniqueConstraint refuses an empty list",
    say: () => sa.uniqueConstraint([]),
    message: "The list of unique columns is empty",
  },
  {
    what: "uniqueConstraint refuses a string for a list",
    say: () => sa.uniqueConstraint(untyped("a")),
    message: 'The unique columns must be a list, but are "a"',
  },
  {
    what: "checkConstraint refuses an empty condition",
    say: () => sa.checkConstraint(" "),
    message:
      'The condition of the check constraint must be an SQL expression, but is " "',
  },
  {
    what: "checkConstraint refuses a text with parameters",
    say: () => sa.checkConstraint(sa.text("a > :n").bindparams({ n: 1 })),
    message: 'The condition of the check constraint "a > :n" has parameters',
  },
  {
    what: "text refuses an empty text",
    say: () => sa.text(""),
    message: "The SQL text is empty",
  },
  {
    what: "table refuses a column that comes twice",
    say: () => sa.table("t", [sa.column("a"), sa.column("a")]),
    message: 'The column "a" comes twice in the table "t"',
  },
  {
    what: "table refuses an item that is none",
    say: () => sa.table("t", [untyped("a")]),
    message: 'An item of the table "t" is "a"',
  },
  {
    what: "table refuses an option of no dialect",
    say: () => sa.table("t", [], untyped({ engine: "InnoDB" })),
    message: 'Unknown option "engine" of the table "t"',
  },
  {
    what: "index refuses an empty list of columns",
    say: () => sa.index("ix", []),
    message:
      "The columns of an index must be a non-empty list, but are an empty list",
  },
  {
    what: "numeric refuses half a digit",
    say: () => sa.numeric(10.5),
    message:
      "The precision of the type numeric must be a whole number, but is 10.5",
  },
  {
    what: "string refuses a negative length",
    say: () => sa.string(-1),
    message: "The length of the type string must not be negative, but is -1",
  },
  {
    what: "enum refuses an empty list",
    say: () => sa.enum([]),
    message:
      "The values of the type enum must be a non-empty list of strings, but are an empty list",
  },
  {
    what: "a type refuses an unknown option and names the nearest",
    say: () => sa.dateTime(untyped({ timezon: true })),
    message: 'Unknown option "timezon" of the type dateTime',
    hint: 'Did you mean "timezone"?',
  },
  {
    what: "withVariant refuses an unknown dialect",
    say: () => sa.text().withVariant(sa.json(), untyped("postgres")),
    message: 'Unknown dialect "postgres"',
  },
  {
    what: "identity refuses a start that is no number",
    say: () => sa.identity({ start: untyped("1") }),
    message: 'The option start of identity must be a whole number, but is "1"',
  },
  {
    what: "excludeConstraint refuses an element that is no pair",
    say: () => sa.excludeConstraint([untyped("a")]),
    message: 'An element of an exclude constraint must be a pair, but is "a"',
  },
  {
    what: "a dialect option refuses a function",
    say: () => sa.table("t", [], untyped({ mysqlEngine: () => "InnoDB" })),
    message: 'The option "mysqlEngine" cannot hold a function',
  },
];

for (const { what, say, message, hint } of REFUSALS) {
  Deno.test(what, () => {
    throws(say, {
      code: "OPERATION_INVALID",
      message,
      ...(hint === undefined ? {} : { hint }),
    });
  });
}

Deno.test("sa.text is SQL with a string and a type without one", () => {
  equal(sa.text("now()").kind, "text");
  equal(sa.text().kind, "type");
  equal(sa.text(200).arguments.length, 200);
});

Deno.test("withVariant changes the type on the named dialects only", () => {
  const type = sa.json().withVariant(sa.postgresql.jsonb(), "postgresql");
  equal(type.forDialect("postgresql").name, "postgresql.JSONB");
  equal(type.forDialect("sqlite").name, "json");
});

Deno.test("a reference may name a schema, or be an object when a name has dots", () => {
  const { referent } = sa.foreignKey("s.t.c");
  deepStrictEqual(referent, { schema: "s", table: "t" });
  const dotted = sa.foreignKey({ table: "a.b", column: "c" });
  deepStrictEqual(dotted.referent, { table: "a.b" });
});

Deno.test("every type of the vocabulary is plain data that JSON keeps", () => {
  const types = [
    sa.string(50, { collation: "C" }),
    sa.array(sa.integer(), { dimensions: 2 }),
    sa.enum(["a"], { name: "e" }),
    sa.mysql.decimal(10, 2, { unsigned: true }),
    sa.oracle.interval({ dayPrecision: 2 }),
  ];
  for (const type of types) {
    const copy = JSON.parse(JSON.stringify(type));
    deepStrictEqual(copy.name, type.name);
    deepStrictEqual(Object.keys(copy.arguments), Object.keys(type.arguments));
  }
});
