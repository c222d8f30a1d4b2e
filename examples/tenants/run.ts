/**
 * Every tenant has a schema of its own in one PostgreSQL. One process migrates
 * them in parallel, each over a connection of its own.
 *
 * Needs a server: `DATABASE_URL=postgres://… deno run -A examples/tenants/run.ts`.
 *
 * @module
 */
import { command, Config, connect } from "athanor";
import { example } from "../example.ts";

const { folder, say } = example(import.meta);
const url = Deno.env.get("DATABASE_URL");
if (url === undefined) {
  throw new Error("Set DATABASE_URL to a PostgreSQL database");
}
const TENANTS = ["tenant_aarau", "tenant_basel", "tenant_chur"];

/** Migrates one tenant; unqualified names mean the tenant's schema. */
async function upgradeTenant(tenant: string, target: string): Promise<string> {
  const connection = await connect(url!);
  try {
    await connection.run([
      { sql: `CREATE SCHEMA IF NOT EXISTS ${tenant}` },
      { sql: `SET search_path TO ${tenant}` },
    ]);
    const config = new Config(
      { scriptLocation: `${folder}/migrations`, versionTableSchema: tenant },
      { attributes: { connection } },
    );
    await command.upgrade(config, target);
    const { databases } = await command.current(config);
    return `${tenant} is at ${databases.flatMap(({ rows }) => rows)}`;
  } finally {
    await connection.close();
  }
}

// One tenant comes first with a new version; the others follow.
say(await upgradeTenant("tenant_basel", "3c01"));
const all = await Promise.all(
  TENANTS.map((tenant) => upgradeTenant(tenant, "head")),
);
for (const line of all) say(line);

const connection = await connect(url);
const columns = await connection.query(
  "SELECT table_schema, column_name FROM information_schema.columns " +
    "WHERE table_name = 'note' AND table_schema LIKE 'tenant_%' " +
    "ORDER BY table_schema, ordinal_position",
);
for (const { table_schema, column_name } of columns) {
  say(`  ${table_schema}.note.${column_name}`);
}
for (const tenant of TENANTS) {
  await connection.run([{ sql: `DROP SCHEMA ${tenant} CASCADE` }]);
}
await connection.close();
