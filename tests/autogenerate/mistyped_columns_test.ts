import { deepStrictEqual, match, rejects } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { compareMetadata, MigrationContext, sa } from "../../mod.ts";
import type { TableItem } from "../../mod.ts";
import type { AutogenerateOptions } from "../../src/autogenerate/mod.ts";
import { SILENT_LOGGER } from "../../src/config/logger.ts";

/** Compares an empty database with a table, and gives the warnings. */
async function compare(...items: readonly TableItem[]): Promise<string[]> {
  using connection = new DatabaseSync(":memory:");
  const warnings: string[] = [];
  const options: AutogenerateOptions = {
    logger: {
      ...SILENT_LOGGER,
      warn: (message: string) => void warnings.push(message),
    },
  };
  const context = await MigrationContext.configure({ connection, ...options });
  const metadata = new sa.MetaData();
  metadata.table("region", [
    sa.column("id", sa.integer(), { primaryKey: true }),
    sa.column("name", sa.text()),
    ...items,
  ]);
  await compareMetadata(context, metadata);
  return warnings;
}

Deno.test("a key or an index of a column that its table lacks is refused, with a guess", async () => {
  const cases: readonly (readonly [TableItem, RegExp])[] = [
    [
      sa.index("ix", ["id", "nmae"]),
      /^The index "ix" of the table "region" names the column "nmae", which that table does not have$/,
    ],
    [sa.index("ix", [sa.desc("nmae")]), /"nmae"/],
    [sa.uniqueConstraint(["nmae"]), /^The unique constraint of the table/],
    [sa.foreignKeyConstraint(["nmae"], ["other.id"]), /^The foreign key of/],
  ];
  for (const [item, message] of cases) {
    await rejects(compare(item), (error: Error & { hint?: string }) => {
      match(error.message, message);
      match(String(error.hint), /^Did you mean "name"\?$/);
      return true;
    });
  }
});

Deno.test("a foreign key to a column that is not there is warned of on SQLite, which may have such", async () => {
  const [warning, ...rest] = await compare(
    sa.foreignKeyConstraint(["id"], ["region.nmae"], { name: "fk" }),
  );
  match(
    warning ?? "",
    /^The foreign key "fk" .* names the column "nmae", which that table does not have\. Did you mean "name"\?$/,
  );
  deepStrictEqual(rest, []);
});

Deno.test("columns may be written in other letters than their table has", async () => {
  deepStrictEqual(await compare(sa.index("ix", ["NAME"])), []);
});
