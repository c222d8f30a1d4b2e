/**
 * Runs two revisions that make tables anew on the database file given first,
 * and kills its own process before the statement whose number is given second.
 * Not a test: crash_test.ts starts it.
 *
 * @module
 */
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { command, Config, op, sa } from "../../mod.ts";

/** The revisions. */
export const REVISIONS = [
  {
    revision: "a1",
    downRevision: null,
    // Said at once: foreign keys are switched off.
    upgrade() {
      op.batchAlterTable("parent", (batch) => {
        batch.alterColumn("name", {
          newColumnName: "title",
          nullable: false,
        });
        batch.dropColumn("note");
      });
    },
    downgrade() {},
  },
  {
    revision: "b2",
    downRevision: "a1",
    // Awaited: the children are parked.
    async upgrade() {
      await op.batchAlterTable("parent", (batch) => {
        batch.addColumn(
          sa.column("more", sa.integer(), { serverDefault: "1" }),
        );
        batch.createUniqueConstraint("uq_title", ["title"]);
      });
      op.execute("UPDATE parent SET more = more + 1");
    },
    downgrade() {},
  },
];

/** Migrates a database to the head. */
export async function upgrade(database: DatabaseSync): Promise<void> {
  const config = new Config({ revisions: REVISIONS }, {
    attributes: { connection: database },
  });
  await command.upgrade(config, "head");
}

let left = Number(Deno.args[1]);

class Killed extends DatabaseSync {
  override prepare(sql: string): StatementSync {
    left--;
    if (left === 0) Deno.kill(Deno.pid, "SIGKILL");
    return super.prepare(sql);
  }
}

if (import.meta.main) await upgrade(new Killed(Deno.args[0] ?? ""));
