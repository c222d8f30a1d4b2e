import { deepStrictEqual } from "node:assert/strict";
import { command, Config, fromSql } from "../../../mod.ts";
import { liveUrlTest } from "../../servers/live_url.ts";

const FIRST =
  `CREATE TABLE region (id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL);
CREATE TABLE customer (id INTEGER PRIMARY KEY, region_id INTEGER REFERENCES region (id));`;

const LATER = `${FIRST}
ALTER TABLE customer ADD COLUMN note VARCHAR(10);
CREATE INDEX ix_name ON region (name);`;

liveUrlTest(
  "revisions follow a file of SQL, and check finds nothing more",
  async (url) => {
    const directory = await Deno.makeTempDir({ prefix: "athanor_" });
    try {
      await Deno.mkdir(`${directory}/migrations/versions`, { recursive: true });
      const settings = { url, targetMetadata: fromSql("schema.sql") };
      const config = new Config(settings, { directory });
      for (const [message, sql] of [["first", FIRST], ["later", LATER]]) {
        await Deno.writeTextFile(`${directory}/schema.sql`, sql!);
        await command.revision(config, { message, autogenerate: true });
        await command.upgrade(config, "head");
        const { pending } = await command.check(config);
        deepStrictEqual(pending?.changes, []);
      }
      const text = await Deno.readTextFile(`${directory}/schema.sql`);
      deepStrictEqual(text, LATER);
    } finally {
      await Deno.remove(directory, { recursive: true });
    }
  },
);
