import { deepStrictEqual } from "node:assert/strict";
import { sa } from "athanor";
import { say } from "./conformance_case.ts";
import {
  LIVE_DIALECTS,
  type LiveDatabase,
  type LiveDialect,
  liveTest,
} from "./databases.ts";
import { values } from "./names.ts";

/** https://sqlite.org/lang_keywords.html; SQLite does not tell them in SQL. */
const SQLITE_KEYWORDS = `
  abort action add after all alter always analyze and as asc attach
  autoincrement before begin between by cascade case cast check collate column
  commit conflict constraint create cross current current_date current_time
  current_timestamp database default deferrable deferred delete desc detach
  distinct do drop each else end escape except exclude exclusive exists explain
  fail filter first following for foreign from full generated glob group groups
  having if ignore immediate in index indexed initially inner insert instead
  intersect into is isnull join key last left like limit match materialized
  natural no not nothing notnull null nulls of offset on or order others outer
  over partition plan pragma preceding primary query raise range recursive
  references regexp reindex release rename replace restrict returning right
  rollback row rows savepoint select set table temp temporary then ties to
  transaction trigger unbounded union unique update using vacuum values view
  virtual when where window with within without`.trim().split(/\s+/);

/** The words that a database gives a meaning of its own. */
const KEYWORDS: Readonly<
  Record<LiveDialect, (database: LiveDatabase) => Promise<string[]>>
> = {
  sqlite: () => Promise.resolve(SQLITE_KEYWORDS),
  postgresql: values("SELECT word AS v FROM pg_get_keywords()"),
  mysql: values(
    "SELECT lower(WORD) AS v FROM information_schema.KEYWORDS WHERE WORD RLIKE '^[A-Z_]+$'",
  ),
};

for (const dialect of LIVE_DIALECTS) {
  liveTest(
    dialect,
    `every keyword of ${dialect} can name a table, a column, an index and a constraint`,
    async (database) => {
      const failed: string[] = [];
      for (const word of await KEYWORDS[dialect](database)) {
        await useAsName(database, word).catch((error) =>
          failed.push(`${word}: ${error.message}`)
        );
      }
      deepStrictEqual(failed, []);
    },
  );
}

async function useAsName(database: LiveDatabase, word: string): Promise<void> {
  // MySQL keeps this name for the index of the primary key.
  const index = word === "primary" ? "ix" : word;
  await say(database, (op) => {
    op.createTable(word, [
      sa.column(word, sa.integer()),
      sa.column("b", sa.integer()),
      sa.checkConstraint("b > 0", { name: word }),
    ]);
    op.addColumn(word, sa.column("c", sa.integer()));
    op.bulkInsert(word, [{ [word]: 1 }]);
    op.renameTable(word, "t");
    op.createIndex(index, "t", [word]);
    op.dropIndex(index, { tableName: "t" });
    op.renameTable("t", word);
    op.dropTable(word);
  });
}
