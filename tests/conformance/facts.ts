import type { Client } from "../servers/clients.ts";
import { MYSQL_FACTS } from "./catalog/mysql.ts";
import { POSTGRESQL_FACTS } from "./catalog/postgresql.ts";
import { SQLITE_FACTS } from "./catalog/sqlite.ts";
import type { LiveDialect } from "./databases.ts";

const QUERIES: Readonly<Record<LiveDialect, string>> = {
  sqlite: SQLITE_FACTS,
  postgresql: POSTGRESQL_FACTS,
  mysql: MYSQL_FACTS,
};

/** All that a database's catalog says, one sorted line for each thing. */
export async function factsOf(
  dialect: LiveDialect,
  client: Client,
): Promise<string[]> {
  const rows = await client.query(QUERIES[dialect]);
  return rows.map((row) => String(row["fact"]).replace(/\s+/g, " "))
    .toSorted();
}

/** What came (`+`) and went (`-`) between two lists of facts. */
export function difference(
  before: readonly string[],
  after: readonly string[],
): string[] {
  return [
    ...before.filter((fact) => !after.includes(fact)).map((fact) =>
      `- ${fact}`
    ),
    ...after.filter((fact) => !before.includes(fact)).map((fact) =>
      `+ ${fact}`
    ),
  ];
}
