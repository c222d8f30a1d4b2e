import { deepStrictEqual } from "node:assert/strict";
import { isAthanorError, type Operations, sa } from "athanor";
import { say } from "./conformance_case.ts";
import { type LiveDialect, liveTest } from "./databases.ts";
import { values } from "./names.ts";

/** A place that takes a word of the database's language, and a word that is fine there. */
interface OptionPosition {
  readonly on: readonly LiveDialect[];
  readonly word: string;
  readonly make: (op: Operations, word: string) => unknown;
}

const a = sa.column("a", sa.string(20), { nullable: false });

/** An option of createTable. */
function ofTable(
  dialect: LiveDialect,
  word: string,
  option: (word: string) => Parameters<Operations["createTable"]>[2],
): OptionPosition {
  const make = (op: Operations, text: string): unknown =>
    op.createTable("t", [a], option(text));
  return { on: [dialect], word, make };
}

/** An option of createIndex. */
function ofIndex(
  dialect: LiveDialect,
  word: string,
  option: (word: string) => Parameters<Operations["createIndex"]>[3],
): OptionPosition {
  const make = (op: Operations, text: string): void => {
    op.createTable("t", [a]);
    op.createIndex("ix", "t", ["a"], option(text));
  };
  return { on: [dialect], word, make };
}

/** A word of a foreign key. */
function ofForeignKey(
  word: string,
  option: (word: string) => Parameters<typeof sa.foreignKeyConstraint>[2],
): OptionPosition {
  const make = (op: Operations, text: string): unknown =>
    op.createTable("t", [
      sa.column("a", sa.string(20), { primaryKey: true }),
      sa.foreignKeyConstraint(["a"], ["t.a"], option(text)),
    ]);
  return { on: ["sqlite", "postgresql", "mysql"], word, make };
}

/**
 * Options that stand for one word or name. Those that are SQL by their nature
 * (`prefixes`, `postgresqlWhere`, `postgresqlPartitionBy`, `postgresqlUsing` of
 * alterColumn) are as trusted as the script that says them.
 */
const POSITIONS: Readonly<Record<string, OptionPosition>> = {
  ondelete: ofForeignKey("CASCADE", (ondelete) => ({ ondelete })),
  onupdate: ofForeignKey("SET NULL", (onupdate) => ({ onupdate })),
  initially: {
    ...ofForeignKey("DEFERRED", (initially) => ({ initially })),
    on: ["sqlite", "postgresql"],
  },
  match: {
    ...ofForeignKey("FULL", (match) => ({ match })),
    on: ["sqlite", "postgresql"],
  },
  collation: {
    on: ["sqlite", "postgresql", "mysql"],
    word: "x",
    make: (op, collation) =>
      op.createTable("t", [sa.column("a", sa.string(20, { collation }))]),
  },
  charset: {
    on: ["mysql"],
    word: "latin1",
    make: (op, charset) =>
      op.createTable("t", [sa.column("a", sa.mysql.varchar(20, { charset }))]),
  },
  fields: {
    on: ["postgresql"],
    word: "YEAR TO MONTH",
    make: (op, fields) =>
      op.createTable("t", [sa.column("a", sa.postgresql.interval({ fields }))]),
  },
  operator: {
    on: ["postgresql"],
    word: "=",
    make: (op, operator) =>
      op.createTable("t", [
        a,
        sa.excludeConstraint([["a", operator]], { using: "btree" }),
      ]),
  },
  "using of an exclude constraint": {
    on: ["postgresql"],
    word: "btree",
    make: (op, using) =>
      op.createTable("t", [a, sa.excludeConstraint([["a", "="]], { using })]),
  },
  mysqlEngine: ofTable("mysql", "InnoDB", (word) => ({ mysqlEngine: word })),
  mysqlCollate: ofTable("mysql", "latin1_bin", (word) => ({
    mysqlCollate: word,
  })),
  mysqlDefaultCharset: ofTable("mysql", "latin1", (word) => ({
    mysqlDefaultCharset: word,
  })),
  mysqlRowFormat: ofTable("mysql", "DYNAMIC", (word) => ({
    mysqlRowFormat: word,
  })),
  mysqlConnection: ofTable("mysql", "x", (word) => ({ mysqlConnection: word })),
  mysqlDataDirectory: ofTable("mysql", "/tmp", (word) => ({
    mysqlDataDirectory: word,
  })),
  mysqlKeyBlockSize: ofTable("mysql", "1", (word) => ({
    mysqlKeyBlockSize: word,
  })),
  mysqlPrefix: ofIndex("mysql", "FULLTEXT", (word) => ({ mysqlPrefix: word })),
  "mysqlUsing of an index": ofIndex("mysql", "BTREE", (word) => ({
    mysqlUsing: word,
  })),
  "mysqlWithParser of an index": ofIndex("mysql", "x", (word) => ({
    mysqlPrefix: "FULLTEXT",
    mysqlWithParser: word,
  })),
  "postgresqlUsing of an index": ofIndex("postgresql", "btree", (word) => ({
    postgresqlUsing: word,
  })),
  "postgresqlOps of an index": ofIndex("postgresql", "text_ops", (word) => ({
    postgresqlOps: { a: word },
  })),
  "postgresqlTablespace of an index": ofIndex(
    "postgresql",
    "pg_default",
    (word) => ({ postgresqlTablespace: word }),
  ),
  "a key of postgresqlWith": ofIndex("postgresql", "fillfactor", (word) => ({
    postgresqlWith: { [word]: 50 },
  })),
  "a value of postgresqlWith": ofIndex("postgresql", "50", (word) => ({
    postgresqlWith: { fillfactor: word },
  })),
  "postgresqlInclude of an index": ofIndex("postgresql", "a", (word) => ({
    postgresqlInclude: [word],
  })),
  postgresqlInherits: ofTable("postgresql", "victim", (word) => ({
    postgresqlInherits: word,
  })),
  "postgresqlUsing of a table": ofTable("postgresql", "heap", (word) => ({
    postgresqlUsing: word,
  })),
  postgresqlOnCommit: ofTable("postgresql", "DROP", (word) => ({
    prefixes: ["TEMPORARY"],
    postgresqlOnCommit: word,
  })),
  postgresqlTablespace: ofTable("postgresql", "pg_default", (word) => ({
    postgresqlTablespace: word,
  })),
  "sqliteOnConflict": {
    on: ["sqlite"],
    word: "IGNORE",
    make: (op, word) =>
      op.createTable("t", [
        a,
        sa.uniqueConstraint(["a"], { sqliteOnConflict: word }),
      ]),
  },
};

/** Ways out of a word: through each kind of quote and bracket, to a statement of its own. */
const WAYS_OUT = ["", '"', "'", "`", ")", "))", "')", "]"];

const survivors = values("SELECT count(*) AS v FROM victim");

for (const [title, { on, word, make }] of Object.entries(POSITIONS)) {
  for (const dialect of on) {
    liveTest(
      dialect,
      `${title} lets no second statement into the first (${dialect})`,
      async (database) => {
        for (const way of WAYS_OUT) {
          await database.query("CREATE TABLE IF NOT EXISTS victim (a INTEGER)");
          const text = `${word}${way}; DROP TABLE victim; -- `;
          await say(database, (op) => make(op, text)).catch(expected);
          deepStrictEqual(await survivors(database), ["0"], text);
          await database.query("DROP TABLE IF EXISTS t");
        }
      },
    );
  }
}

/** A refusal, by us or by the database; anything else is a fault. */
function expected(error: Error): void {
  if (isAthanorError(error) || error.message.includes(" refuses: ")) return;
  throw error;
}
