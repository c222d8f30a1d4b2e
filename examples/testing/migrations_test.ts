/**
 * Tests that every project of migrations can have.
 *
 * `deno test -A examples/testing` runs them; they leave nothing behind.
 *
 * @module
 */
import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { command, Config } from "athanor";

const scriptLocation = `${import.meta.dirname}/migrations`;

/** A configuration with an empty database of its own. */
function project(): { database: DatabaseSync; config: Config } {
  const database = new DatabaseSync(":memory:");
  const attributes = { connection: database };
  return { database, config: new Config({ scriptLocation }, { attributes }) };
}

/** The columns that the database holds, beside those of the version table. */
function columnsOf(database: DatabaseSync): string[] {
  return database.prepare(
    "SELECT t.name || '.' || c.name || ' ' || c.type || c.\"notnull\" AS said " +
      "FROM pragma_table_list AS t, pragma_table_info(t.name) AS c " +
      "WHERE t.name NOT LIKE 'sqlite%' AND t.name <> 'athanor_version' " +
      "ORDER BY said",
  ).all().map((row) => String(row["said"]));
}

Deno.test("the history has one head", async () => {
  const { database, config } = project();
  await command.check(config, { singleHead: true });
  database.close();
});

Deno.test("each revision can be undone, and done again", async () => {
  const { database, config } = project();
  const { revisions } = await command.history(config, {});
  for (let step = 0; step < revisions.length; step++) {
    const before = columnsOf(database);
    await command.upgrade(config, "+1");
    const after = columnsOf(database);
    await command.downgrade(config, "-1");
    deepStrictEqual(columnsOf(database), before);
    await command.upgrade(config, "+1");
    deepStrictEqual(columnsOf(database), after);
  }
  database.close();
});

Deno.test("rows follow when lengths become metres", async () => {
  const { database, config } = project();
  await command.upgrade(config, "61f0");
  database.exec("INSERT INTO river VALUES ('Danube', 2850), ('Aare', 288)");
  await command.upgrade(config, "61f1");
  const danube = database.prepare("SELECT metres FROM river WHERE name = ?");
  strictEqual(danube.get("Danube")?.["metres"], 2_850_000);
  await command.downgrade(config, "61f0");
  const aare = database.prepare("SELECT km FROM river WHERE name = ?");
  strictEqual(aare.get("Aare")?.["km"], 288);
  database.close();
});
