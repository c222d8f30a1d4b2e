/**
 * A schema in code, and the revisions that follow from it: one from nothing, one
 * from a change with a rename, which keeps the rows.
 *
 * @module
 */
import { example } from "../example.ts";

const { athanor, clean, folder, open, say, show } = example(import.meta);
const URL = "sqlite:library.db";

await clean("library.db", "migrations/versions");
await Deno.mkdir(`${folder}/migrations/versions`, { recursive: true });

Deno.env.set("SCHEMA", "first");
await revision("Books", "81a0");
const library = await open(URL);
await library.run([
  { sql: "INSERT INTO author VALUES (1, 'Ursula K. Le Guin')" },
  { sql: "INSERT INTO book VALUES (1, 'The Dispossessed', 1)" },
]);
await library.close();

Deno.env.set("SCHEMA", "later");
await revision("Years", "81a1");
await show(URL, "SELECT title, author_id FROM book");
await athanor("downgrade", "-1");
await show(URL, "SELECT name, author_id FROM book");
await clean("library.db", "migrations/versions");

/** Writes a revision, shows it, applies it, and finds nothing left. */
async function revision(message: string, id: string): Promise<void> {
  await athanor("revision", "--autogenerate", "-m", message, "--rev-id", id);
  const name = `${id}_${message.toLowerCase()}.ts`;
  const text = await Deno.readTextFile(`${folder}/migrations/versions/${name}`);
  say(text.slice(text.indexOf("export function")));
  await athanor("upgrade", "head");
  await athanor("check");
}
