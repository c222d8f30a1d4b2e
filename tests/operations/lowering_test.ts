import { deepStrictEqual, equal, throws } from "node:assert/strict";
import {
  DropConstraintOp,
  ModifyTableOps,
  op,
  RenameTableOp,
  UpgradeOps,
} from "../../src/operations/mod.ts";
import type { WireOp } from "../../src/kernel/wire.ts";
import { sa } from "../../src/schema/mod.ts";
import { opFixture } from "../op_fixture.ts";

/** What a single call is to the kernel. */
function lowered(
  say: () => unknown,
  options: Parameters<typeof opFixture>[1] = {},
): WireOp {
  const t = opFixture("postgresql", options);
  say();
  const [one] = t.lowered();
  if (one === undefined) throw new Error("nothing was recorded");
  return crossed(one.wire);
}

/** An operation as it comes to the kernel: members without a value stay behind. */
function crossed(wire: WireOp | undefined): WireOp {
  return JSON.parse(JSON.stringify(wire));
}

Deno.test("createTable turns flags of columns into constraints and indexes", () => {
  const wire = lowered(() =>
    op.createTable("t", [
      sa.uniqueConstraint(["a", "b"]),
      sa.column("id", sa.integer(), { primaryKey: true }),
      sa.column("a", sa.integer(), { unique: true, foreignKey: "r.id" }),
      sa.column("b", sa.integer(), { index: true }),
      sa.column("c", sa.integer(), { index: true, unique: true }),
    ])
  );
  deepStrictEqual(wire, {
    op: "createTable",
    table: {
      name: "t",
      columns: ["id", "a", "b", "c"].map((name) => ({
        name,
        type: { name: "integer" },
      })),
      constraints: [
        { kind: "primaryKey", columns: ["id"] },
        { kind: "unique", columns: ["a", "b"] },
        { kind: "unique", columns: ["a"] },
        {
          kind: "foreignKey",
          columns: ["a"],
          refTable: { name: "r" },
          refColumns: ["id"],
        },
      ],
      tableConstraints: 2,
      indexes: [
        { name: { generated: "ix_t_b" }, columns: ["b"] },
        { name: { generated: "ix_t_c" }, columns: ["c"], unique: true },
      ],
    },
  });
});

Deno.test("createTable names everything by the naming convention", () => {
  const wire = lowered(() =>
    op.createTable("t", [
      sa.column("a", sa.boolean({ createConstraint: true, name: "bool" }), {
        primaryKey: true,
        check: sa.checkConstraint("a", { name: "inline" }),
      }),
      sa.uniqueConstraint(["a"], { name: op.f("mine") }),
    ]), {
    namingConvention: {
      pk: "pk_%(table_name)s",
      ck: "ck_%(table_name)s_%(constraint_name)s",
      uq: "uq_%(table_name)s",
    },
  });
  deepStrictEqual(wire.op === "createTable" && wire.table, {
    name: "t",
    columns: [{
      name: "a",
      type: {
        name: "boolean",
        createConstraint: true,
        constraintName: { generated: "ck_t_bool" },
      },
      checks: [{
        kind: "check",
        name: { generated: "ck_t_inline" },
        sql: "a",
      }],
    }],
    constraints: [
      { kind: "primaryKey", name: { generated: "pk_t" }, columns: ["a"] },
      { kind: "unique", name: { generated: "mine" }, columns: ["a"] },
    ],
  });
});

Deno.test("createTable takes the variant of a type for the dialect", () => {
  const type = sa.array(
    sa.json().withVariant(sa.postgresql.jsonb(), "postgresql"),
  );
  const wire = lowered(() => op.createTable("t", [sa.column("a", type)]));
  deepStrictEqual(wire.op === "createTable" && wire.table.columns, [{
    name: "a",
    type: { name: "array", item: { name: "postgresql.JSONB" } },
  }]);
});

Deno.test("createTable refuses a primary key said in two ways that disagree", () => {
  const t = opFixture("sqlite");
  op.createTable("t", [
    sa.column("a", sa.integer(), { primaryKey: true }),
    sa.column("b", sa.integer()),
    sa.primaryKeyConstraint(["b"]),
  ]);
  throws(() => t.lowered(), {
    message:
      'The column "a" of the table "t" is marked as a primary key, but the primaryKeyConstraint leaves it out',
  });
});

Deno.test("createTable gives a handle with the table, which bulkInsert takes", () => {
  const t = opFixture("postgresql");
  const account = op.createTable("account", [
    sa.column("id", sa.integer(), { primaryKey: true }),
    sa.column("born", sa.date()),
  ]);
  op.bulkInsert(account, [{ id: 1, born: new Date("2026-01-02T00:00:00Z") }]);
  equal(account.value.name, "account");
  deepStrictEqual(crossed(t.lowered().at(-1)?.wire), {
    op: "insert",
    table: { name: "account" },
    columns: [
      { name: "id", type: { name: "integer" } },
      { name: "born", type: { name: "date" } },
    ],
    rows: [[1, { date: "2026-01-02" }]],
    identityInsert: true,
  });
});

Deno.test("bulkInsert binds values when they are sent, and writes SQL into the text", () => {
  const t = opFixture("postgresql", { isOffline: false });
  op.bulkInsert("t", [{ a: 1, b: "x" }, { a: 2, b: "y" }]);
  op.bulkInsert("t", [{ a: sa.text("now()") }]);
  const [bound, inline] = t.lowered();
  deepStrictEqual(bound?.boundRows, [[1, "x"], [2, "y"]]);
  equal(bound?.wire.op === "insert" && bound.wire.boundRows, 2);
  equal(inline?.boundRows, undefined);
  deepStrictEqual(inline?.wire.op === "insert" && inline.wire.rows, [
    [{ sql: "now()" }],
  ]);
});

Deno.test("bulkInsert binds what a script would write", () => {
  const t = opFixture("postgresql", { isOffline: false });
  const table = sa.table("t", [
    sa.column("d", sa.date()),
    sa.column("j", sa.json()),
    sa.column("b", sa.largeBinary()),
    sa.column("n", sa.bigInteger()),
    sa.column("f", sa.boolean()),
  ]);
  const bytes = Uint8Array.of(1);
  op.bulkInsert(table, [{
    d: new Date("2026-01-02T03:04:05Z"),
    j: { a: 1 },
    b: bytes,
    n: 2n ** 60n,
    f: false,
  }]);
  const [lowered] = t.lowered();
  deepStrictEqual(lowered?.boundRows, [
    ["2026-01-02", '{"a":1}', bytes, 2n ** 60n, false],
  ]);
});

Deno.test("bulkInsert groups rows by the columns that they name", () => {
  const t = opFixture("postgresql");
  op.bulkInsert(sa.table("t", [sa.column("a"), sa.column("b")]), [
    { a: 1 },
    { a: 2 },
    { b: 3, a: 4 },
    { a: 5 },
  ]);
  const rows = t.lowered().map(({ wire }) => wire.op === "insert" && wire.rows);
  deepStrictEqual(rows, [[[1], [2]], [[4, 3]], [[5]]]);
});

Deno.test("bulkInsert gives each row a statement of its own when multiinsert is false", () => {
  const t = opFixture("mysql", { isOffline: false });
  op.bulkInsert("t", [{ a: 1 }, { a: 2 }], { multiinsert: false });
  deepStrictEqual(t.lowered().map(({ boundRows }) => boundRows), [[[1]], [[
    2,
  ]]]);
});

Deno.test("bulkInsert refuses what no database holds before anything is sent", () => {
  const t = opFixture("postgresql", { isOffline: false });
  op.bulkInsert("t", [{ a: NaN }]);
  throws(() => t.lowered(), {
    code: "OPERATION_INVALID",
    message: 'The value of the column "a" is NaN, which SQL has no number for',
  });
});

Deno.test("bulkInsert means explicit keys only where a column numbers itself", () => {
  const t = opFixture("mssql");
  const keyed = sa.table("t", [
    sa.column("id", sa.integer(), { primaryKey: true }),
    sa.column("name", sa.text()),
  ]);
  op.bulkInsert(keyed, [{ id: 1 }, { name: "x" }]);
  const means = t.lowered().map(({ wire }) =>
    wire.op === "insert" && wire.identityInsert
  );
  deepStrictEqual(means, [true, undefined]);
});

Deno.test("bulkInsert is told of explicit keys by identityInsert", () => {
  const t = opFixture("mssql", { isOffline: false });
  op.bulkInsert("t", [{ id: 1 }]);
  op.bulkInsert("t", [{ id: 1 }], { identityInsert: true });
  const means = t.lowered().map(({ wire }) =>
    wire.op === "insert" && wire.identityInsert
  );
  deepStrictEqual(means, [undefined, true]);
});

Deno.test("execute takes values for its places, and leaves colons alone without them", () => {
  deepStrictEqual(
    lowered(() => op.execute("SELECT ':x', a::text")),
    { op: "execute", sql: "SELECT ':x', a::text" },
  );
  deepStrictEqual(
    lowered(() =>
      op.execute(sa.text("SELECT :a, :b").bindparams({ a: 1 }), {
        parameters: { b: op.inlineLiteral("x") },
      })
    ),
    { op: "execute", sql: "SELECT :a, :b", parameters: { a: 1, b: "x" } },
  );
});

Deno.test("alterColumn tells null from what was left out", () => {
  deepStrictEqual(
    lowered(() =>
      op.alterColumn("t", "a", {
        serverDefault: null,
        comment: null,
        existingServerDefault: null,
        existingComment: "old",
        type_: sa.text(),
      })
    ),
    {
      op: "alterColumn",
      table: { name: "t" },
      column: "a",
      type: { name: "text" },
      default: null,
      comment: null,
      existing: { default: null, comment: "old" },
    },
  );
});

Deno.test("dropConstraint applies the naming convention to a check alone", () => {
  const namingConvention = { ck: "ck_%(constraint_name)s", uq: "uq_x" };
  const names = (["check", "unique", null] as const).map((type) => {
    const wire = lowered(() => op.dropConstraint("n", "t", { type }), {
      namingConvention,
    });
    return wire.op === "dropConstraint" && wire.name;
  });
  deepStrictEqual(names, [{ generated: "ck_n" }, "n", "n"]);
});

Deno.test("createTable refuses two primary keys", () => {
  const t = opFixture("sqlite");
  op.createTable("t", [
    sa.column("a", sa.integer()),
    sa.primaryKeyConstraint(["a"]),
    sa.primaryKeyConstraint(["a"]),
  ]);
  throws(() => t.lowered(), { message: 'The table "t" has 2 primary keys' });
});

Deno.test("createTable takes a primary key that is said in two ways that agree", async () => {
  const t = opFixture("postgresql");
  op.createTable("t", [
    sa.column("a", sa.uuid(), { primaryKey: true }),
    sa.primaryKeyConstraint(["a"], { name: "pk" }),
  ]);
  await t.assertSql(
    "CREATE TABLE t (a UUID NOT NULL, CONSTRAINT pk PRIMARY KEY (a))",
  );
});

Deno.test("createIndex needs a name when there is no column to name it after", async () => {
  const t = opFixture("postgresql");
  op.createIndex(null, "t", [sa.desc("a"), sa.text("lower(b)")]);
  await t.assertSql("CREATE INDEX ix_t_a ON t (a DESC, lower(b))");
  op.createIndex(null, "t", [sa.text("lower(b)")]);
  throws(() => t.lowered(), {
    code: "OPERATION_INVALID",
    message: "An index on expressions alone needs a name",
  });
});

Deno.test("DropConstraintOp names an unnamed constraint by the naming convention", async () => {
  const place = { tableName: "t" };
  const unique = sa.uniqueConstraint(["a"]);
  const t = opFixture("postgresql", {
    namingConvention: { uq: "uq_%(table_name)s_%(column_0_name)s" },
  });
  op.invoke(DropConstraintOp.fromConstraint(unique, place));
  await t.assertSql("ALTER TABLE t DROP CONSTRAINT uq_t_a");
  const unnamed = opFixture("postgresql");
  op.invoke(DropConstraintOp.fromConstraint(unique, place));
  throws(() => unnamed.lowered(), {
    message: 'A constraint of the table "t" cannot be dropped without its name',
  });
});

Deno.test("OpContainer carries out its operations in their order", async () => {
  const t = opFixture("sqlite");
  op.invoke(
    new UpgradeOps([
      new ModifyTableOps("a", [new RenameTableOp("a", "b")]),
      new RenameTableOp("b", "c"),
    ]),
  );
  await t.assertSql("ALTER TABLE a RENAME TO b", "ALTER TABLE b RENAME TO c");
});

Deno.test("createExcludeConstraint passes on operator classes and expressions", async () => {
  const t = opFixture("postgresql");
  op.createExcludeConstraint("ex", "t", [
    ["room", "="],
    [sa.text("lower(name)"), "="],
  ], { using: "gist", ops: { room: "gist_int4_ops" }, where: "room > 0" });
  await t.assertSql(
    "ALTER TABLE t ADD CONSTRAINT ex EXCLUDE USING gist " +
      "(room gist_int4_ops WITH =, lower(name) WITH =) WHERE (room > 0)",
  );
});
