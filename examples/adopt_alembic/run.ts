/**
 * Takes over a database that Alembic managed, with its version table and its
 * rows.
 *
 * @module
 */
import { example } from "../example.ts";

const { athanor, clean, open, show } = example(import.meta);
const url = "sqlite:app.db";

await clean("app.db");
// What Alembic left behind.
const before = await open(url);
await before.run([
  {
    sql: "CREATE TABLE account (id INTEGER NOT NULL, name VARCHAR(50) " +
      "NOT NULL, description VARCHAR(200), PRIMARY KEY (id))",
  },
  { sql: "INSERT INTO account (name) VALUES ('Ada'), ('Grace')" },
  {
    sql: "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, " +
      "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))",
  },
  { sql: "INSERT INTO alembic_version VALUES ('ae1027a6acf4')" },
]);
await before.close();

await athanor("current");
await athanor("upgrade", "head");
await show(url, "SELECT name, last_transaction FROM account");
await show(url, "SELECT version_num FROM alembic_version");
