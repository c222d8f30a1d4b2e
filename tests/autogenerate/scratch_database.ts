import type { DialectName } from "../../src/dialect_name.ts";
import type { Connection } from "../../src/drivers/driver.ts";
import { connect } from "../../src/drivers/registry.ts";
import { registerBuiltins } from "../../src/builtins.ts";

registerBuiltins();

/** An empty place of a database, again and again. */
export interface ScratchDatabase {
  readonly connection: Connection;
  /** Takes away all that is in it. */
  clear(): Promise<void>;
}

/** How a place is emptied: the queries whose rows are statements, or what holds all of it. */
const CLEARING: Readonly<Partial<Record<DialectName, readonly string[]>>> = {
  postgresql: ["DROP SCHEMA public CASCADE", "CREATE SCHEMA public"],
};

const TABLES =
  "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = database()";

/** Opens a database that is cleared between uses; SQLite's is in memory, and made anew. */
export async function openScratch(url: string): Promise<ScratchDatabase> {
  const connection = await connect(url);
  const statements = CLEARING[connection.dialectName];
  async function clear(): Promise<void> {
    if (connection.dialectName === "sqlite") return;
    if (statements !== undefined) {
      await connection.run(statements.map((sql) => ({ sql })));
      return;
    }
    const rows = await connection.query(TABLES);
    const names = rows.map((row) =>
      "`" + String(row["name"]).replaceAll("`", "``") + "`"
    );
    if (names.length === 0) return;
    await connection.run([
      { sql: "SET foreign_key_checks = 0" },
      ...names.map((name) => ({ sql: `DROP TABLE ${name}` })),
      { sql: "SET foreign_key_checks = 1" },
    ]);
  }
  return { connection, clear };
}
