import { deepStrictEqual, throws } from "node:assert/strict";
import { op, sa, type Table } from "../../mod.ts";
import { opFixture, type OpFixtureOptions } from "../op_fixture.ts";

/** The table of most cases. */
const ACCOUNT: Table = sa.table("account", [
  sa.column("id", sa.integer(), { primaryKey: true }),
  sa.column("name", sa.string(20), { nullable: false }),
  sa.column("region", sa.integer(), { foreignKey: "region.id" }),
  sa.column("twice", sa.integer(), {
    serverDefault: sa.computed("region * 2"),
  }),
  sa.uniqueConstraint(["name", "region"], { name: "uq" }),
  sa.checkConstraint("length(name) > 0", { name: "ck" }),
  sa.index("ix_name", ["name"], { sqliteWhere: "name <> ''" }),
  sa.index("ix_lower", [sa.text("lower(name)")]),
]);

type Batch = Parameters<
  Extract<
    Parameters<typeof op.batchAlterTable>[1],
    (...args: never[]) => unknown
  >
>[0];

interface Case {
  readonly name: string;
  readonly say: (batch: Batch) => void;
  readonly options?: object;
  readonly fixture?: OpFixtureOptions;
  readonly sql: readonly string[];
}

const COLUMNS =
  "id INTEGER NOT NULL, name VARCHAR(20) NOT NULL, region INTEGER, twice INTEGER GENERATED ALWAYS AS (region * 2)";
const CONSTRAINTS =
  "PRIMARY KEY (id), CONSTRAINT uq UNIQUE (name, region), CONSTRAINT ck CHECK (length(name) > 0), FOREIGN KEY(region) REFERENCES region (id)";
const SWAP = [
  "DROP TABLE account",
  "ALTER TABLE _athanor_tmp_account RENAME TO account",
];
const COPY =
  "INSERT INTO _athanor_tmp_account (id, name, region) SELECT account.id, account.name, account.region FROM account";
const INDEXES = [
  "CREATE INDEX ix_name ON account (name) WHERE name <> ''",
  "CREATE INDEX ix_lower ON account (lower(name))",
];

const CASES: readonly Case[] = [
  {
    name: "nothing is said, and nothing is done",
    say: () => {},
    sql: [],
  },
  {
    name: "a table is made anew as it is",
    say: () => {},
    options: { recreate: "always" },
    sql: [
      `CREATE TABLE _athanor_tmp_account (${COLUMNS}, ${CONSTRAINTS})`,
      COPY,
      ...SWAP,
      ...INDEXES,
    ],
  },
  {
    name: "an index without a name is named after its column, sorted or not",
    say: (batch) => batch.createIndex(null, [sa.desc("region")]),
    options: { recreate: "always" },
    sql: [
      `CREATE TABLE _athanor_tmp_account (${COLUMNS}, ${CONSTRAINTS})`,
      COPY,
      ...SWAP,
      ...INDEXES,
      "CREATE INDEX ix_account_region ON account (region DESC)",
    ],
  },
  {
    name: "a rename goes into expressions, conditions and generated columns",
    say: (batch) => {
      batch.alterColumn("name", { newColumnName: "full name" });
      batch.alterColumn("region", { newColumnName: "area" });
    },
    sql: [
      'CREATE TABLE _athanor_tmp_account (id INTEGER NOT NULL, "full name" VARCHAR(20) NOT NULL, area INTEGER, twice INTEGER GENERATED ALWAYS AS (area * 2), PRIMARY KEY (id), CONSTRAINT uq UNIQUE ("full name", area), CONSTRAINT ck CHECK (length("full name") > 0), FOREIGN KEY(area) REFERENCES region (id))',
      'INSERT INTO _athanor_tmp_account (id, "full name", area) SELECT account.id, account.name, account.region FROM account',
      ...SWAP,
      `CREATE INDEX ix_name ON account ("full name") WHERE "full name" <> ''`,
      'CREATE INDEX ix_lower ON account (lower("full name"))',
    ],
  },
  {
    name: "columns come in the order asked for",
    say: () => {},
    options: { recreate: "always", partialReordering: [["twice", "name"]] },
    sql: [
      "CREATE TABLE _athanor_tmp_account (id INTEGER NOT NULL, region INTEGER, twice INTEGER GENERATED ALWAYS AS (region * 2), name VARCHAR(20) NOT NULL, " +
      `${CONSTRAINTS})`,
      "INSERT INTO _athanor_tmp_account (id, region, name) SELECT account.id, account.region, account.name FROM account",
      ...SWAP,
      ...INDEXES,
    ],
  },
  {
    name: "arguments and options of the new table are added",
    say: () => {},
    options: {
      recreate: "always",
      tableArgs: [sa.checkConstraint("id > 0", { name: "ck_id" })],
      tableKwargs: { sqliteWithRowid: false },
    },
    sql: [
      `CREATE TABLE _athanor_tmp_account (${COLUMNS}, ${CONSTRAINTS}, CONSTRAINT ck_id CHECK (id > 0)) WITHOUT ROWID`,
      COPY,
      ...SWAP,
      ...INDEXES,
    ],
  },
  {
    name: "a naming convention names a foreign key so that it can be dropped",
    say: (batch) => batch.dropConstraint("fk_account_region"),
    options: {
      namingConvention: { fk: "fk_%(table_name)s_%(column_0_name)s" },
    },
    sql: [
      `CREATE TABLE _athanor_tmp_account (${COLUMNS}, PRIMARY KEY (id), CONSTRAINT uq UNIQUE (name, region), CONSTRAINT ck CHECK (length(name) > 0))`,
      COPY,
      ...SWAP,
      ...INDEXES,
    ],
  },
  {
    name: "execute runs first",
    say: (batch) => {
      batch.createIndex("ix_more", ["id"]);
      batch.execute("DELETE FROM account");
    },
    sql: ["DELETE FROM account", "CREATE INDEX ix_more ON account (id)"],
  },
];

for (const { name, say, options = {}, fixture = {}, sql } of CASES) {
  Deno.test(`batch: ${name}`, async () => {
    const t = opFixture("sqlite", fixture);
    op.batchAlterTable("account", { copyFrom: ACCOUNT, ...options }, say);
    await t.assertSql(...sql);
  });
}

Deno.test("batch: PostgreSQL is given ALTERs, and MySQL as few as are safe", async () => {
  const expected = {
    postgresql: [
      "ALTER TABLE account ADD COLUMN note VARCHAR(9)",
      "ALTER TABLE account DROP COLUMN gone",
      "ALTER TABLE account ADD CONSTRAINT uq UNIQUE (note)",
      "CREATE INDEX ix ON account (id)",
    ],
    mysql: [
      "ALTER TABLE account ADD COLUMN note VARCHAR(9), DROP COLUMN gone",
      "ALTER TABLE account ADD CONSTRAINT uq UNIQUE (note)",
      "CREATE INDEX ix ON account (id)",
    ],
  };
  for (const dialect of ["postgresql", "mysql"] as const) {
    const t = opFixture(dialect);
    op.batchAlterTable("account", (batch) => {
      batch.addColumn(sa.column("note", sa.string(9)));
      batch.dropColumn("gone");
      batch.createUniqueConstraint("uq", ["note"]);
      batch.createIndex("ix", ["id"]);
    });
    await t.assertSql(...expected[dialect]);
  }
});

const REFUSED: readonly (readonly [string, (batch: Batch) => void, RegExp])[] =
  [
    ["an unknown column", (b) => b.dropColumn("nam"), /has no column "nam"/],
    [
      "an unknown constraint",
      (b) => b.dropConstraint("uk"),
      /has no constraint "uk"/,
    ],
    ["an unknown index", (b) => {
      b.dropConstraint("uq");
      b.dropIndex("ix");
    }, /has no index "ix"/],
    [
      "two columns of a name",
      (b) => b.alterColumn("region", { newColumnName: "NAME" }),
      /two columns/,
    ],
    [
      "a constraint on a dropped column",
      (b) => {
        b.dropConstraint("uq");
        b.dropColumn("twice");
        b.createUniqueConstraint("u", ["twice"]);
      },
      /will have no column "twice"/,
    ],
    [
      "a dropped column that is computed with",
      (b) => {
        b.dropConstraint("uq");
        b.dropColumn("region");
      },
      /the column "twice" names it/,
    ],
    [
      "a dropped column of a constraint on two",
      (b) => {
        b.dropColumn("twice");
        b.dropColumn("region");
      },
      /the unique constraint "uq" names it/,
    ],
    [
      "a place before the table is made anew",
      (b) => b.addColumn(sa.column("x"), { insertAfter: "id" }),
      /cannot be given a place/,
    ],
  ];

for (const [what, say, message] of REFUSED) {
  Deno.test(`batch: ${what} is refused`, () => {
    const t = opFixture("sqlite");
    op.batchAlterTable("account", { copyFrom: ACCOUNT }, say);
    throws(() => t.statements(), message);
  });
}

Deno.test("batch: options and callbacks of the wrong shape are refused at once, with the nearest name", () => {
  const t = opFixture("sqlite");
  const say = (options: object, callback: (batch: Batch) => void = () => {}) =>
    op.batchAlterTable("account", options, callback);
  throws(() => say({ recreat: "always" }), {
    hint: 'Did you mean "recreate"?',
  });
  throws(() => say({ recreate: "alway" }), { hint: 'Did you mean "always"?' });
  throws(() => say({ copyFrom: "account" }), /copyFrom must be a table/);
  throws(() => say({ partialReordering: "a" }), /must be a list/);
  throws(() => say({ tableArgs: [sa.column("x")] }), /tableArgs cannot hold/);
  throws(() => say({}, async () => await Promise.resolve()), /is async/);
  throws(() =>
    say({}, () => {
      throw new Error("mine");
    }), /mine/);
  deepStrictEqual(t.statements(), []);
});

Deno.test("batch: PostgreSQL refuses to make a table anew, and a script needs copyFrom", () => {
  const t = opFixture("postgresql");
  op.batchAlterTable("account", { recreate: "always" }, () => {});
  throws(() => t.statements(), { code: "OPERATION_UNSUPPORTED" });
  const script = opFixture("sqlite");
  op.batchAlterTable("account", (batch) => batch.dropColumn("name"));
  throws(() => script.statements(), { code: "OFFLINE_UNAVAILABLE" });
});
