/**
 * Commands from code on one open connection and in one transaction: either all
 * of them hold, or none.
 *
 * @module
 */
import { DatabaseSync } from "node:sqlite";
import { command, Config, sa } from "athanor";
import { op } from "athanor";
import { example } from "../example.ts";

const { say } = example(import.meta);

const elements = sa.table("element", [
  sa.column("number", sa.integer(), { primaryKey: true }),
  sa.column("symbol", sa.string(3), { nullable: false, unique: true }),
  sa.column("name", sa.string(20), { nullable: false }),
]);

const revisions = [
  {
    revision: "a1",
    downRevision: null,
    upgrade() {
      op.createTable(elements.name, elements.columns);
    },
    downgrade() {
      op.dropTable("element");
    },
  },
  {
    revision: "a2",
    downRevision: "a1",
    upgrade() {
      op.bulkInsert(elements, [
        { number: 1, symbol: "H", name: "Hydrogen" },
        { number: 2, symbol: "He", name: "Helium" },
        { number: 79, symbol: "Au", name: "Gold" },
      ]);
    },
    downgrade() {
      op.execute("DELETE FROM element");
    },
  },
];

using connection = new DatabaseSync(":memory:");
const config = new Config({ revisions }, { attributes: { connection } });

/** What the version table says, and how many rows there are. */
async function report(): Promise<void> {
  const { databases } = await command.current(config, {});
  const rows = databases.flatMap(({ rows }) => rows);
  say(`at ${rows.join(", ") || "the base"}`);
}

// A transaction that is open already is the caller's to end.
connection.exec("BEGIN");
await command.upgrade(config, "a1");
await command.upgrade(config, "a2");
await report();
connection.exec("ROLLBACK");
say("rolled back:");
await report();

connection.exec("BEGIN");
await command.upgrade(config, "head");
connection.exec("COMMIT");
say("committed:");
await report();
say(
  `${
    connection.prepare("SELECT count(*) AS n FROM element").get()?.["n"]
  } elements`,
);
