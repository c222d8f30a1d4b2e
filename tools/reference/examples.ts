/**
 * The examples of the operation reference. Each verb has one; what they come to
 * is computed, never written down.
 *
 * @module
 */

import { sa } from "../../mod.ts";

/** Verbs that emit nothing by themselves have a note instead. */
export interface VerbExample {
  /** Statements that use `op` and `sa`. */
  readonly code?: string;
  /** The signature, where the declared one tells nothing. */
  readonly signature?: string;
  /** The interface of its options, where the signature does not name it. */
  readonly options?: string;
}

/** An example of each verb of `op`. */
export const OPERATIONS: Readonly<Record<string, VerbExample>> = {
  createTable: {
    code: `op.createTable("account", [
  sa.column("id", sa.integer(), { primaryKey: true }),
  sa.column("name", sa.string(50), { nullable: false }),
  sa.column("region_id", sa.integer(), { foreignKey: "region.id" }),
  sa.column("created", sa.dateTime(), { serverDefault: sa.text("CURRENT_TIMESTAMP") }),
  sa.uniqueConstraint(["name"], { name: "uq_account_name" }),
]);`,
  },
  dropTable: { code: `op.dropTable("account", { ifExists: true });` },
  renameTable: { code: `op.renameTable("account", "customer");` },
  addColumn: {
    code:
      `op.addColumn("account", sa.column("note", sa.string(200), { nullable: false, serverDefault: "" }));`,
  },
  alterColumn: {
    code: `op.alterColumn("account", "name", {
  newColumnName: "full_name",
  type: sa.string(100),
  nullable: false,
  existingType: sa.string(50),
  existingNullable: true,
});`,
  },
  batchAlterTable: {
    signature:
      "batchAlterTable(tableName: string, options?: BatchOptions, callback: (batch: BatchVerbs) => void): OpHandle",
    options: "BatchOptions",
    code: `const account = sa.table("account", [
  sa.column("id", sa.integer(), { primaryKey: true }),
  sa.column("name", sa.string(50)),
]);
op.batchAlterTable("account", { copyFrom: account }, (batch) => {
  batch.alterColumn("name", { nullable: false, existingType: sa.string(50) });
  batch.addColumn(sa.column("note", sa.text()));
});`,
  },
  dropColumn: { code: `op.dropColumn("account", "note");` },
  createIndex: {
    code:
      `op.createIndex("ix_account_name", "account", ["region_id", sa.desc("name")], { unique: true });`,
  },
  dropIndex: {
    code: `op.dropIndex("ix_account_name", { tableName: "account" });`,
  },
  createPrimaryKey: {
    code: `op.createPrimaryKey("pk_line", "line", ["order_id", "number"]);`,
  },
  createUniqueConstraint: {
    code:
      `op.createUniqueConstraint("uq_account_name", "account", ["region_id", "name"]);`,
  },
  createForeignKey: {
    code:
      `op.createForeignKey("fk_account_region", "account", "region", ["region_id"], ["id"], { ondelete: "CASCADE" });`,
  },
  createCheckConstraint: {
    code:
      `op.createCheckConstraint("ck_account_balance", "account", "balance >= 0");`,
  },
  createExcludeConstraint: {
    code:
      `op.createExcludeConstraint("ex_booking", "booking", [["room", "="], ["during", "&&"]], { using: "gist" });`,
  },
  dropConstraint: {
    code:
      `op.dropConstraint("fk_account_region", "account", { type: "foreignkey" });`,
  },
  createTableComment: {
    code: `op.createTableComment("account", "Who may log in");`,
  },
  dropTableComment: { code: `op.dropTableComment("account");` },
  createEnum: {
    signature:
      "createEnum(enumName: string, values: readonly string[], options?: CreateEnumOptions): OpHandle",
    options: "CreateEnumOptions",
    code: `op.createEnum("mood", ["sad", "ok", "happy"]);`,
  },
  dropEnum: {
    signature:
      "dropEnum(enumName: string, options?: DropEnumOptions): OpHandle",
    options: "DropEnumOptions",
    code: `op.dropEnum("mood");`,
  },
  alterEnum: {
    signature:
      "alterEnum(enumName: string, values: readonly string[], options: AlterEnumOptions): OpHandle",
    options: "AlterEnumOptions",
    code:
      `op.alterEnum("mood", ["sad", "ok", "glad"], { existingValues: ["sad", "ok", "happy"], renamedValues: { happy: "glad" } });`,
  },
  bulkInsert: {
    code:
      `op.bulkInsert("region", [{ id: 1, name: "north" }, { id: 2, name: "o'south" }]);`,
  },
  execute: {
    code:
      `op.execute("UPDATE account SET name = :name WHERE id = 1", { parameters: { name: "Ann" } });`,
  },
  invoke: {},
  query: {},
  autocommitBlock: {
    code: `op.autocommitBlock(() => {
  op.createIndex("ix_account_name", "account", ["name"], { postgresqlConcurrently: true });
});`,
  },
  inspect: {},
  getBind: {},
  getContext: {},
  f: {
    code:
      `op.createCheckConstraint(op.f("ck_final"), "account", "balance >= 0");`,
  },
  inlineLiteral: {
    code: `op.bulkInsert("account", [{ name: op.inlineLiteral("Ann") }]);`,
  },
};

/** A batch around the example of a batch verb. */
function batch(code: string): string {
  return `const account = sa.table("account", [
  sa.column("id", sa.integer(), { primaryKey: true }),
  sa.column("name", sa.string(50)),
  sa.column("region_id", sa.integer()),
  sa.uniqueConstraint(["name"], { name: "uq_account_name" }),
  sa.index("ix_account_region", ["region_id"]),
]);
op.batchAlterTable("account", { copyFrom: account }, (batch) => {
  ${code}
});`;
}

/** An example of each verb of a batch. */
export const BATCH: Readonly<Record<string, VerbExample>> = {
  addColumn: { code: batch(`batch.addColumn(sa.column("note", sa.text()));`) },
  alterColumn: {
    code: batch(
      `batch.alterColumn("name", { type: sa.string(100), existingType: sa.string(50) });`,
    ),
  },
  dropColumn: { code: batch(`batch.dropColumn("region_id");`) },
  createIndex: {
    code: batch(`batch.createIndex("ix_account_name", ["name"]);`),
  },
  dropIndex: { code: batch(`batch.dropIndex("ix_account_region");`) },
  createPrimaryKey: {
    code: batch(`batch.createPrimaryKey("pk_account", ["id", "region_id"]);`)
      .replace(", { primaryKey: true }", ", { nullable: false }"),
  },
  createUniqueConstraint: {
    code: batch(
      `batch.createUniqueConstraint("uq_account_region", ["region_id", "name"]);`,
    ),
  },
  createForeignKey: {
    code: batch(
      `batch.createForeignKey("fk_account_region", "region", ["region_id"], ["id"]);`,
    ),
  },
  createCheckConstraint: {
    code: batch(`batch.createCheckConstraint("ck_account_id", "id > 0");`),
  },
  createExcludeConstraint: {},
  dropConstraint: {
    code: batch(`batch.dropConstraint("uq_account_name", { type: "unique" });`),
  },
  createTableComment: {
    code: batch(`batch.createTableComment("Who may log in");`),
  },
  dropTableComment: { code: batch(`batch.dropTableComment();`) },
  execute: {},
  invoke: {},
  f: {},
  getContext: {},
};

/** Types of every dialect, each with arguments that show what they do. */
export const TYPES: Readonly<Record<string, string>> = {
  array: `sa.array(sa.integer())`,
  bigInteger: `sa.bigInteger()`,
  boolean: `sa.boolean()`,
  date: `sa.date()`,
  dateTime: `sa.dateTime({ timezone: true })`,
  double: `sa.double()`,
  enum: `sa.enum(["a", "b"], { name: "kind" })`,
  float: `sa.float()`,
  integer: `sa.integer()`,
  interval: `sa.interval()`,
  json: `sa.json()`,
  largeBinary: `sa.largeBinary()`,
  numeric: `sa.numeric(10, 2)`,
  rawType: `sa.rawType("GEOMETRY")`,
  smallInteger: `sa.smallInteger()`,
  string: `sa.string(50)`,
  text: `sa.text()`,
  time: `sa.time()`,
  unicode: `sa.unicode(50)`,
  unicodeText: `sa.unicodeText()`,
  uuid: `sa.uuid()`,
};

/** Types of one dialect that need arguments. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  "mysql.enum": `["a", "b"]`,
  "mysql.set": `["a", "b"]`,
  "mysql.varchar": "50",
  "mysql.nvarchar": "50",
  "oracle.varchar2": "50",
  "oracle.nvarchar2": "50",
  "oracle.raw": "16",
  "postgresql.array": "sa.integer()",
  "postgresql.enum": `["a", "b"], { name: "kind" }`,
};

/** Every type of each dialect alone. */
export const DIALECT_TYPES: Readonly<Record<string, readonly string[]>> = Object
  .fromEntries(
    (["sqlite", "postgresql", "mysql", "mssql", "oracle"] as const).map(
      (dialect) => [
        dialect,
        Object.keys(sa[dialect]).filter((name) => name !== "enumType").map((
          name,
        ) => `sa.${dialect}.${name}(${ARGUMENTS[`${dialect}.${name}`] ?? ""})`),
      ],
    ),
  );
