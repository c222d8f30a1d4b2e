/**
 * Revisions written in SQL: as a `.sql` revision, and as a file that a revision
 * reads.
 *
 * @module
 */
import { example } from "../example.ts";

const { athanor, clean, show } = example(import.meta);

await clean("lakes.db");
await athanor("history");
await athanor("upgrade", "head");
await show("sqlite:lakes.db", "SELECT entry FROM lake_log ORDER BY entry");
await athanor("downgrade", "base");
