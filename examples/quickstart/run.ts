/**
 * Migrates a new SQLite database through the three revisions of this folder,
 * and shows what came of it.
 *
 * @module
 */
import { DatabaseSync } from "node:sqlite";
import { main } from "../../cli.ts";

const here = import.meta.dirname ?? ".";
const database = `${here}/quickstart.db`;
const config = `${here}/athanor.config.ts`;

/** Runs one command as the command line would. */
async function athanor(...args: string[]): Promise<void> {
  write(`$ athanor ${args.join(" ")}`);
  const code = await main([...args, "--config", config]);
  if (code !== 0) Deno.exit(code);
  write("");
}

/** Shows what the migrations made. */
function showDatabase(): void {
  using db = new DatabaseSync(database, { readOnly: true });
  const tables = db.prepare(
    "SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name",
  ).all();
  write(`Tables: ${tables.map((table) => table["name"]).join(", ")}`);
  const [customer] = db.prepare("SELECT * FROM customer").all();
  write(`Customer 1: ${JSON.stringify(customer)}`);
}

function write(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
}

await Deno.remove(database).catch(() => {});
await athanor("upgrade", "head");
await athanor("current");
await athanor("history");
showDatabase();
