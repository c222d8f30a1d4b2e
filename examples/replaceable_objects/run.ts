/**
 * A view (and on PostgreSQL a function) goes through two versions and back.
 *
 * @module
 */
import { example } from "../example.ts";

const { athanor, clean, show } = example(import.meta);
const url = Deno.env.get("DATABASE_URL") ?? "sqlite:customers.db";
const isPostgresql = url.startsWith("postgres");
const VIEW = "SELECT * FROM customer_view ORDER BY name";

await clean("customers.db");
await athanor("upgrade", "28af");
await show(url, VIEW);
await athanor("upgrade", "head");
if (isPostgresql) await show(url, "SELECT add_customer('Thales', 7)");
await show(url, VIEW);
await athanor("upgrade", "28af:head", "--sql");
await athanor("downgrade", "-1");
if (isPostgresql) await show(url, "SELECT add_customer('Archimedes', 9)");
await show(url, VIEW);
await athanor("downgrade", "head:28af", "--sql");
await athanor("downgrade", "base");
