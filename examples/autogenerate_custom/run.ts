/**
 * Autogenerate finds and writes what it does not know by itself: views.
 *
 * @module
 */
import { example } from "../example.ts";

const { athanor, clean, folder, say, show } = example(import.meta);
const VERSIONS = "migrations/versions";
const VIEWS = "SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY 1";

await clean("app.db", VERSIONS);
await Deno.mkdir(`${folder}/${VERSIONS}`, { recursive: true });

await revision("Customers", "c01");
await show("sqlite:app.db", VIEWS);

Deno.env.set("SCHEMA", "later");
await revision("Views", "c02");
await show("sqlite:app.db", VIEWS);
await athanor("downgrade", "-1");
await show("sqlite:app.db", VIEWS);
await clean("app.db", VERSIONS);

/** Writes a revision, shows it, applies it, and finds nothing left. */
async function revision(message: string, id: string): Promise<void> {
  await athanor("revision", "--autogenerate", "-m", message, "--rev-id", id);
  const name = `${id}_${message.toLowerCase()}.ts`;
  const text = await Deno.readTextFile(`${folder}/${VERSIONS}/${name}`);
  say(text.slice(text.indexOf("export function")));
  await athanor("upgrade", "head");
  await athanor("check");
}
