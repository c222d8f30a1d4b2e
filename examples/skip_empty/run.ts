/**
 * Writes a revision where the schema has something new, and none where not.
 *
 * @module
 */
import { example } from "../example.ts";

const { athanor, clean, folder, say } = example(import.meta);
const VERSIONS = "migrations/versions";

await clean("app.db", VERSIONS);
await Deno.mkdir(`${folder}/${VERSIONS}`, { recursive: true });

await athanor("revision", "--autogenerate", "-m", "Regions", "--rev-id", "1");
await athanor("upgrade", "head");

say("Nothing has changed:");
await athanor("revision", "--autogenerate", "-m", "Again", "--rev-id", "2");
await athanor("history");
await clean("app.db", VERSIONS);
