import assert from "node:assert/strict";
import { AthanorError, sa, sqlFor } from "../../mod.ts";
import type { Op } from "../../mod.ts";

/** Values of every kind; most options take few of them. */
const VALUES: readonly unknown[] = [
  5,
  NaN,
  5n,
  "text",
  "",
  "a\0b",
  null,
  true,
  ["a"],
  [],
  { a: 1 },
  () => 1,
  Symbol("x"),
  new Date(0),
  new Map(),
];

/** The verbs with arguments that they take, and names of their options. */
const CALLS: Readonly<Record<string, readonly [unknown[], string]>> = {
  createTable: [
    ["t", [sa.column("c", sa.integer())]],
    "schema ifNotExists comment prefixes postgresqlPartitionBy postgresqlWith",
  ],
  dropTable: [["t"], "schema ifExists"],
  renameTable: [["t", "u"], "schema"],
  addColumn: [
    ["t", sa.column("c", sa.integer())],
    "schema ifNotExists inlineReferences inlinePrimaryKey",
  ],
  alterColumn: [
    ["t", "c"],
    "schema nullable type serverDefault comment newColumnName autoincrement existingType existingNullable existingServerDefault existingComment existingAutoincrement",
  ],
  dropColumn: [["t", "c"], "schema ifExists"],
  createIndex: [
    ["i", "t", ["c"]],
    "schema unique ifNotExists postgresqlConcurrently postgresqlUsing postgresqlInclude postgresqlOps postgresqlWith postgresqlNullsNotDistinct",
  ],
  dropIndex: [["i"], "tableName schema ifExists postgresqlConcurrently"],
  createPrimaryKey: [["k", "t", ["c"]], "schema deferrable initially"],
  createUniqueConstraint: [["k", "t", ["c"]], "schema deferrable initially"],
  createForeignKey: [
    ["k", "t", "u", ["c"], ["d"]],
    "ondelete onupdate deferrable initially match sourceSchema referentSchema postgresqlNotValid useAlter",
  ],
  createCheckConstraint: [["k", "t", "c > 0"], "schema deferrable initially"],
  createExcludeConstraint: [
    ["k", "t", [["c", "="]]],
    "using where ops schema deferrable initially",
  ],
  dropConstraint: [["k", "t"], "type schema ifExists columns condition"],
  createTableComment: [["t", "text"], "existingComment schema"],
  dropTableComment: [["t"], "existingComment schema"],
  createEnum: [["e", ["a"]], "schema"],
  dropEnum: [["e"], "schema ifExists"],
  alterEnum: [
    ["e", ["a", "b"]],
    "existingValues renamedValues columns schema remake",
  ],
  bulkInsert: [
    ["t", [{ c: 1 }]],
    "schema columns multiinsert identityInsert",
  ],
  execute: [["SELECT 1"], "parameters"],
};

const COLUMN_OPTIONS =
  "nullable primaryKey unique index serverDefault comment autoincrement foreignKey check renamedFrom";

const BATCH_OPTIONS =
  "schema recreate copyFrom tableArgs tableKwargs reflectArgs reflectKwargs namingConvention partialReordering";

/** What a call of `alterEnum` must have beside the option that is tried. */
const NEEDED: Readonly<Record<string, object>> = {
  alterEnum: { existingValues: ["a"] },
};

type Said = (...args: readonly unknown[]) => unknown;

function verbs(of: unknown): Readonly<Record<string, Said>> {
  return of as Readonly<Record<string, Said>>;
}

/** Every call with one argument or one option of another kind than it takes. */
function* wrongCalls(): Generator<(op: Op) => unknown> {
  for (const [verb, [args, options]] of Object.entries(CALLS)) {
    const call = (given: readonly unknown[]) => (op: Op) =>
      verbs(op)[verb]?.(...given);
    for (const value of VALUES) {
      for (const place of args.keys()) yield call(args.with(place, value));
      for (const option of options.split(" ")) {
        yield call([...args, { ...NEEDED[verb], [option]: value }]);
      }
      yield call([...args, value]);
    }
  }
  for (const value of VALUES) {
    for (const option of COLUMN_OPTIONS.split(" ")) {
      yield (op) =>
        op.createTable("t", [
          verbs(sa)["column"]?.("c", sa.integer(), {
            [option]: value,
          }) as never,
        ]);
    }
    for (const option of BATCH_OPTIONS.split(" ")) {
      yield (op) =>
        op.batchAlterTable(
          "t",
          { [option]: value },
          (batch) => batch.dropColumn("c"),
        );
    }
  }
}

Deno.test("a value of the wrong kind is refused with a code and the way out, or it is taken", async () => {
  for (const call of wrongCalls()) {
    try {
      await sqlFor("postgresql", (op) => void call(op));
    } catch (error) {
      assert(error instanceof AthanorError, `${call}: ${error}`);
      const { code, hint, message } = error;
      assert.match(code, /^O(PERATION|FFLINE)_[A-Z]+$/, message);
      assert(hint !== undefined && hint !== "", message);
    }
  }
});

/** Calls that people have written, which were taken as if nothing had been said. */
const SILENT: readonly (readonly [string, (op: Op) => unknown, string])[] = [
  [
    "dateTime(true)",
    () => verbs(sa)["dateTime"]?.(true),
    "The options of the type dateTime must be an object, but are true",
  ],
  [
    "an integer that is unsigned",
    () => verbs(sa)["integer"]?.({ unsigned: true }),
    "The type integer takes nothing, but was given an object",
  ],
  [
    "a length and a flag for string",
    () => verbs(sa)["string"]?.(50, true),
    "The options of the type string must be an object, but are true",
  ],
  [
    "enum with a name that is no option",
    () => verbs(sa)["enum"]?.(["a"], "status"),
    'The options of the type enum must be an object, but are "status"',
  ],
  [
    "a type that is not there, such as sa.Integer,",
    () => verbs(sa)["column"]?.("c", undefined, { nullable: false }),
    'The type of the column "c" is undefined',
  ],
  [
    "addColumn with a name and a type",
    (op) => verbs(op)["addColumn"]?.("t", "c", sa.integer()),
    'The second argument of addColumn must be a column, but is "c"',
  ],
  [
    "createTable with columns that are no list",
    (op) => verbs(op)["createTable"]?.("t", sa.column("a"), sa.column("b")),
    'The items of the table "t" must be a list, but are a value of kind "column"',
  ],
  [
    "enum with values that are no list",
    () => verbs(sa)["enum"]?.("a", "b"),
    'The values of the type enum must be a non-empty list of strings, but are "a"',
  ],
  [
    "a Map of options",
    (op) => verbs(op)["dropTable"]?.("t", new Map([["ifExists", true]])),
    "The options of dropTable must be an object, but are a Map",
  ],
  [
    "parameters that are no object",
    (op) => verbs(op)["execute"]?.("SELECT 1", { parameters: 5 }),
    "The parameters must be values by name, but are 5",
  ],
  [
    "a naming convention that is true",
    (op) =>
      op.batchAlterTable(
        "t",
        { namingConvention: true as never },
        (batch) => batch.dropColumn("c"),
      ),
    "The naming convention must be an object, but is true",
  ],
  ...["alterColumn", "dropColumn", "createTableComment"].map((verb) =>
    [
      `batch.${verb} with true`,
      (op: Op) =>
        op.batchAlterTable(
          "t",
          (batch) => void verbs(batch)[verb]?.("c", true),
        ),
      `The options of batch.${verb} must be an object, but are true`,
    ] as const
  ),
  [
    "batch.createIndex on another table's schema",
    (op) =>
      op.batchAlterTable(
        "t",
        (batch) => batch.createIndex("i", ["c"], { schema: "x" } as never),
      ),
    'The option schema of batch.createIndex is "x", but a batch has its table',
  ],
  [
    "batch.createForeignKey of another schema",
    (op) =>
      op.batchAlterTable(
        "t",
        (batch) =>
          batch.createForeignKey("k", "u", ["c"], ["d"], {
            sourceSchema: "x",
          } as never),
      ),
    'The option sourceSchema of batch.createForeignKey is "x", but a batch has its table',
  ],
];

for (const [name, call, message] of SILENT) {
  Deno.test(`${name} is refused`, async () => {
    await assert.rejects(
      sqlFor("postgresql", (op) => void call(op)),
      { code: "OPERATION_INVALID", message },
    );
  });
}

Deno.test("prefixes that are no list are refused by createTable", async () => {
  await assert.rejects(
    sqlFor(
      "sqlite",
      (op) => void op.createTable("t", [], { prefixes: "TEMPORARY" as never }),
    ),
    {
      message:
        'The prefixes of the table "t" must be a list, but are "TEMPORARY"',
      hint: 'Write them as a list of words, such as ["TEMPORARY"].',
    },
  );
});

Deno.test("a column without a type is refused where the database has none such", async () => {
  const create = (op: Op) => void op.createTable("t", [sa.column("a")]);
  await assert.rejects(sqlFor("postgresql", create), {
    code: "OPERATION_INVALID",
    message: 'The column "a" has no type (at table.columns[0].type)',
    hint:
      "Give it one, such as sa.integer(); SQLite alone has columns without a type",
  });
  const [statement] = await sqlFor("sqlite", create);
  assert.equal(statement, "CREATE TABLE t (\n    a NULL\n)");
});

Deno.test("a dialect option of the wrong kind is quoted", async () => {
  await assert.rejects(
    sqlFor(
      "postgresql",
      (op) =>
        void op.createIndex("i", "t", ["a"], { postgresqlConcurrently: "yes" }),
    ),
    {
      code: "OPERATION_INVALID",
      message:
        'The option "postgresqlConcurrently" must be true or false, but is "yes" (at options.postgresqlConcurrently)',
      hint: "Give true or false, or leave the option out",
    },
  );
});
