/**
 * A Drizzle schema, the revision that it asks for, and queries by Drizzle on what
 * came of it.
 *
 * @module
 */
import { eq } from "npm:drizzle-orm@0.45.4";
import { drizzle } from "npm:drizzle-orm@0.45.4/sqlite-proxy";
import { example } from "../example.ts";
import { author, book } from "./schema.ts";

const { athanor, clean, folder, open, say } = example(import.meta);
const VERSIONS = "migrations/versions";

await clean("library.db", VERSIONS);
await Deno.mkdir(`${folder}/${VERSIONS}`, { recursive: true });

await athanor("revision", "--autogenerate", "-m", "Library", "--rev-id", "d01");
const revision = `${folder}/${VERSIONS}/d01_library.ts`;
const text = await Deno.readTextFile(revision);
say(text.slice(text.indexOf("export function")));
await athanor("upgrade", "head");
await athanor("check");

const connection = await open("sqlite:library.db");
const database = drizzle(async (sql, parameters) => {
  const rows = await connection.query(sql, parameters);
  return { rows: rows.map((row) => Object.values(row)) };
});
await database.insert(author).values({ id: 1, name: "Ursula K. Le Guin" });
await database.insert(book).values({ title: "The Dispossessed", authorId: 1 });
const books = await database.select({ title: book.title, by: author.name })
  .from(book).innerJoin(author, eq(book.authorId, author.id));
for (const { title, by } of books) say(`${title}, by ${by}`);
await connection.close();
await clean("library.db", VERSIONS);
