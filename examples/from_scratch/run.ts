/**
 * A new database made at once from the schema, and a history whose beginning is
 * deleted.
 *
 * @module
 */
import { Config } from "athanor";
import { example } from "../example.ts";
import { metadata } from "./schema.ts";

const { athanor, clean, folder, say, show } = example(import.meta);
const pruned = example({ ...import.meta, dirname: `${folder}/pruned` });
const OLD = "sqlite:old.db";
const NEW = "sqlite:new.db";

await clean("old.db", "new.db");
await athanor("upgrade", "head", "--url", OLD);

say("A new database needs none of these steps:");
await metadata.createAll(new Config({ url: NEW }, { directory: folder }));
await athanor("stamp", "head", "--url", NEW);
await athanor("check", "--url", NEW);

say("Once every database is at 1a02, the files before it can go:");
await pruned.athanor("history");
await pruned.athanor("upgrade", "head", "--url", "sqlite:../old.db");
await pruned.athanor("upgrade", "head", "--url", "sqlite:../new.db");

const COLUMNS = "SELECT group_concat(name) FROM pragma_table_info('customer')";
await show(OLD, COLUMNS);
await show(NEW, COLUMNS);
