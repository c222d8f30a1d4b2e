/**
 * One history for two databases.
 *
 * @module
 */
import { example } from "../example.ts";

const { athanor, clean, show } = example(import.meta);

await clean("library.db", "archive.db");
await athanor("upgrade", "head");
await athanor("current");
await show("sqlite:library.db", "SELECT title FROM book ORDER BY title");
await athanor("downgrade", "base", "-x", "only=archive");
await athanor("current");
