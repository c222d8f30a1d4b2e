import { DatabaseSync } from "node:sqlite";
import type { Connection } from "../../src/drivers/driver.ts";
import { adopt } from "../../src/drivers/registry.ts";
import { registerBuiltins } from "../../src/builtins.ts";
import { MigrationContext, type OpQueue } from "../../src/runtime/mod.ts";
import type { Operations } from "../../src/operations/mod.ts";

/** A real SQLite database in memory whose calls can be looked at afterwards. */
export class SpiedSqlite {
  readonly database: DatabaseSync = new DatabaseSync(":memory:");
  /** What each `run` and `query` sent, one list a call. */
  readonly calls: string[][] = [];

  /** A connection that notes each call on its way to the database. */
  async connection(): Promise<Connection> {
    const inner = await adopt(this.database);
    const { calls } = this;
    return {
      dialectName: inner.dialectName,
      serverVersion: inner.serverVersion,
      run: (statements) => {
        calls.push(statements.map(({ sql }) => sql));
        return inner.run(statements);
      },
      query: (sql, parameters) => {
        calls.push([sql]);
        return inner.query(sql, parameters);
      },
      inTransaction: () => inner.inTransaction(),
      close: () => inner.close(),
    };
  }

  /** Runs a script as a migration's body and ends its queue. */
  async migrate(script: (op: Operations) => unknown): Promise<void> {
    registerBuiltins();
    const context = await MigrationContext.configure({
      connection: await this.connection(),
    });
    const queue = context.newQueue();
    await context.strays.guard(() => this.runScript(context, queue, script));
  }

  /** The part of {@linkcode migrate} after the queue is made. */
  async runScript(
    context: MigrationContext,
    queue: OpQueue,
    script: (op: Operations) => unknown,
  ): Promise<void> {
    try {
      await context.call(queue, script);
    } catch (error) {
      queue.abandon();
      throw error;
    }
    await queue.close();
  }

  /** The names of the tables, sorted. */
  tables(): string[] {
    const rows = this.database.prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
    ).all();
    return rows.map((row) => String(row["name"]));
  }

  [Symbol.dispose](): void {
    this.database.close();
  }
}
