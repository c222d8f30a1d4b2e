import { DatabaseSync } from "node:sqlite";
import { command, Config, type Operations } from "../../mod.ts";

/** What one run of a script is told. */
export interface LiveOptions {
  /** Whether the caller has a transaction open, which the test commits. */
  readonly inTransaction?: boolean;
}

/** An in-memory SQLite database, with foreign keys enforced, that revisions run on. */
export class LiveSqlite implements Disposable {
  readonly database: DatabaseSync = new DatabaseSync(":memory:");

  /** @param sql makes the tables and rows to begin with */
  constructor(sql: string) {
    this.database.exec(sql);
  }

  /** Runs a function as a revision of a real `upgrade`. */
  async upgrade(
    script: (op: Operations) => unknown,
    { inTransaction = false }: LiveOptions = {},
  ): Promise<void> {
    if (inTransaction) this.database.exec("BEGIN");
    try {
      const config = new Config({
        revisions: [{
          revision: crypto.randomUUID().replaceAll("-", "").slice(0, 12),
          downRevision: null,
          upgrade: script as (op: unknown) => void,
          downgrade() {},
        }],
      }, { attributes: { connection: this.database } });
      this.database.exec("DROP TABLE IF EXISTS athanor_version");
      await command.upgrade(config, "head");
      if (inTransaction) this.database.exec("COMMIT");
    } catch (error) {
      if (inTransaction) this.database.exec("ROLLBACK");
      throw error;
    }
  }

  /** The rows of a query. */
  rows(sql: string): readonly Record<string, unknown>[] {
    return this.database.prepare(sql).all().map((row) => ({ ...row }));
  }

  /** The statement that made an object, white space collapsed. */
  sql(name: string): string {
    const row = this.database.prepare(
      "SELECT sql FROM sqlite_schema WHERE name = ?",
    ).get(name);
    return String(row?.["sql"]).replaceAll(/\s+/g, " ");
  }

  /** The names of all objects but ours, sorted. */
  names(): string[] {
    return this.rows("SELECT name FROM sqlite_schema ORDER BY name")
      .map(({ name }) => String(name))
      .filter((name) => !name.includes("athanor_version"));
  }

  [Symbol.dispose](): void {
    this.database.close();
  }
}
