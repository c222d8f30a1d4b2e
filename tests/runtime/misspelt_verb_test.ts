import { rejects } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { command, Config, op, sa } from "athanor";

/** Upgrades an empty database by one revision. */
async function run(upgrade: () => unknown): Promise<void> {
  using connection = new DatabaseSync(":memory:");
  const revisions = [{
    revision: "a1",
    downRevision: null,
    upgrade,
    downgrade() {},
  }];
  const config = new Config({ revisions }, { attributes: { connection } });
  await command.upgrade(config, "head");
}

const MISSPELT: readonly (readonly [string, () => unknown, string])[] = [
  [
    "op.create_table",
    () => (op as never as { create_table(): void }).create_table(),
    "Did you mean op.createTable()?",
  ],
  [
    "op.alterColum",
    () => (op as never as { alterColum(): void }).alterColum(),
    "Did you mean op.alterColumn()?",
  ],
  [
    "sa.Integer",
    () => (sa as never as { Integer(): void }).Integer(),
    "Did you mean sa.integer()?",
  ],
  [
    "sa.DateTime",
    () => (sa as never as { DateTime(): void }).DateTime(),
    "Did you mean sa.dateTime()?",
  ],
  [
    "batch.drop_column",
    () =>
      op.batchAlterTable("t", (batch) => {
        (batch as never as { drop_column(): void }).drop_column();
      }),
    "Did you mean batch.dropColumn()?",
  ],
];

for (const [name, upgrade, hint] of MISSPELT) {
  Deno.test(`${name}, which is not there, is told with its name here`, async () => {
    await rejects(run(upgrade), {
      code: "MIGRATION_FAILED",
      message: `Cannot upgrade "a1": ${name} is not a function`,
      hint,
    });
  });
}

Deno.test("op.query refuses parameters that are no list before anything is sent", async () => {
  await rejects(
    run(() => op.query("SELECT :a", { a: 1 } as never)),
    {
      code: "MIGRATION_FAILED",
      message:
        'Cannot upgrade "a1": The parameters of a query must be a list, but are an object',
    },
  );
});
