/**
 * The options of single dialects: the kernel's own list, with an example of each.
 *
 * @module
 */
import { isDialectName } from "../../src/dialect_name.ts";
import { emit } from "./emitted.ts";

const LIST = new URL("../../wasm/src/clause/options.rs", import.meta.url);

/** A value of each option, as it is written. */
const VALUES: Readonly<Record<string, string>> = {
  sqliteAutoincrement: "true",
  sqliteOnConflict: `"IGNORE"`,
  sqliteOnConflictNotNull: `"FAIL"`,
  sqliteStrict: "true",
  sqliteWhere: `sa.text("c > 0")`,
  sqliteWithRowid: "false",
  postgresqlConcurrently: "true",
  postgresqlInclude: `["d"]`,
  postgresqlInherits: `"parent"`,
  postgresqlNotValid: "true",
  postgresqlNullsNotDistinct: "true",
  postgresqlOnCommit: `"DROP"`,
  postgresqlOps: `{ c: "int4_ops" }`,
  postgresqlPartitionBy: `"HASH (c)"`,
  postgresqlTablespace: `"fast"`,
  postgresqlUsing: `"heap"`,
  postgresqlWhere: `sa.text("c > 0")`,
  postgresqlWith: `{ fillfactor: 50 }`,
  postgresqlWithOids: "false",
  mysqlAutoIncrement: "100",
  mysqlAvgRowLength: "200",
  mysqlCharacterSet: `"utf8mb4"`,
  mysqlCharset: `"utf8mb4"`,
  mysqlChecksum: "1",
  mysqlCollate: `"utf8mb4_bin"`,
  mysqlCompression: `"zlib"`,
  mysqlConnection: `"server/db"`,
  mysqlDataDirectory: `"/data"`,
  mysqlDefaultCharset: `"utf8mb4"`,
  mysqlDefaultCollate: `"utf8mb4_bin"`,
  mysqlDelayKeyWrite: "1",
  mysqlEncryption: `"Y"`,
  mysqlEngine: `"InnoDB"`,
  mysqlIndexDirectory: `"/data"`,
  mysqlInsertMethod: `"LAST"`,
  mysqlKeyBlockSize: "8",
  mysqlLength: "10",
  mysqlMaxRows: "1000",
  mysqlMinRows: "10",
  mysqlPackKeys: "1",
  mysqlPartitionBy: `"HASH (c)"`,
  mysqlPartitions: "4",
  mysqlPrefix: `"FULLTEXT"`,
  mysqlRowFormat: `"DYNAMIC"`,
  mysqlStatsAutoRecalc: "1",
  mysqlStatsPersistent: "1",
  mysqlStatsSamplePages: "20",
  mysqlSubpartitionBy: `"HASH (c)"`,
  mysqlSubpartitions: "2",
  mysqlTablespace: `"fast"`,
  mysqlUnion: `"(a, b)"`,
  mysqlUsing: `"BTREE"`,
  mysqlWithParser: `"ngram"`,
  mssqlClustered: "false",
  mssqlColumnstore: "true",
  mssqlDropCheck: "true",
  mssqlDropDefault: "true",
  mssqlDropForeignKey: "true",
  mssqlIdentityIncrement: "5",
  mssqlIdentityStart: "100",
  mssqlInclude: `["d"]`,
  mssqlWhere: `sa.text("c > 0")`,
  oracleBitmap: "true",
  oracleCompress: "true",
  oracleOnCommit: `"DELETE ROWS"`,
  oracleTablespace: `"fast"`,
};

/** A statement with an option, by what the option is said of. */
const STATEMENTS: Readonly<Record<string, (option: string) => string>> = {
  Table: (option) =>
    `op.createTable("t", [sa.column("c", sa.integer(), { primaryKey: true })], { ${option} });`,
  Column: (option) =>
    `op.createTable("t", [sa.column("c", sa.integer(), { nullable: false, primaryKey: true, ${option} })]);`,
  AlterColumn: (option) =>
    `op.alterColumn("t", "c", { type: sa.integer(), ${option} });`,
  DropColumn: (option) => `op.dropColumn("t", "c", { ${option} });`,
  Index: (option) => `op.createIndex("ix", "t", ["c"], { ${option} });`,
  PrimaryKey: (option) =>
    `op.createTable("t", [sa.column("c", sa.integer()), sa.primaryKeyConstraint(["c"], { ${option} })]);`,
  Unique: (option) =>
    `op.createTable("t", [sa.column("c", sa.integer()), sa.uniqueConstraint(["c"], { ${option} })]);`,
  ForeignKey: (option) =>
    `op.createForeignKey("fk", "t", "u", ["c"], ["d"], { ${option} });`,
  Check: (option) =>
    `op.createCheckConstraint("ck", "t", "c > 0", { ${option} });`,
};

/** What people call the places that options are said of. */
const PLACES: Readonly<Record<string, string>> = {
  Table: "tables",
  Column: "columns",
  AlterColumn: "`alterColumn`",
  DropColumn: "`dropColumn`",
  Index: "indexes",
  PrimaryKey: "primary keys",
  Unique: "unique constraints",
  ForeignKey: "foreign keys",
  Check: "checks",
};

/** Options that mean something only beside another. */
const BESIDE: Readonly<Record<string, string>> = {
  mysqlPartitions: "mysqlPartitionBy",
  mysqlSubpartitionBy: "mysqlPartitionBy",
  mysqlSubpartitions: "mysqlSubpartitionBy",
};

/** Options whose value depends on the place. */
const BY_PLACE: Readonly<Record<string, string>> = {
  "postgresqlUsing Index": `"gin"`,
  "postgresqlUsing AlterColumn": `"c::integer"`,
};

/** A table of all options with the SQL of an example. */
export async function dialectOptions(): Promise<string> {
  const source = await Deno.readTextFile(LIST);
  const rows = source.matchAll(/\("(\w+)", &\[([\w, ]+)\]\)/g);
  const lines = ["| option | of | for example |", "| --- | --- | --- |"];
  for (const [, name = "", targets = ""] of rows) {
    const places = targets.split(", ");
    const sql = [];
    for (const place of places) sql.push(...await exampleOf(name, place));
    lines.push(
      `| \`${name}: ${VALUES[name]}\` | ${
        places.map((one) => PLACES[one]).join(", ")
      } | ${[...new Set(sql)].map((one) => `\`${one}\``).join("<br>")} |`,
    );
  }
  return lines.join("\n");
}

async function exampleOf(name: string, place: string): Promise<string[]> {
  const write = STATEMENTS[place];
  const dialect = /^[a-z]+/.exec(name)?.[0] ?? "";
  if (write === undefined || VALUES[name] === undefined) {
    throw new Error(
      `Give ${name} of ${place} an example in ${import.meta.url}`,
    );
  }
  if (!isDialectName(dialect)) throw new Error(`No dialect: ${name}`);
  const { sql } = await emit(write(withOthers(name, place)), dialect);
  return sql.map((one) => one.replace(/\s+/g, " ").replaceAll("|", "\\|"));
}

function withOthers(name: string, place: string): string {
  const value = BY_PLACE[`${name} ${place}`] ?? VALUES[name];
  const own = `${name}: ${value}`;
  const other = BESIDE[name];
  return other === undefined ? own : `${withOthers(other, place)}, ${own}`;
}
