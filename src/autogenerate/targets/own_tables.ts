import type { MigrationContext } from "../../runtime/mod.ts";

/** Tells the names of the version table and the journal from those of people's tables. */
export function ownTables(
  { versionTable, journalTable }: MigrationContext,
): (tableName: string) => boolean {
  const names = new Set(
    [versionTable.address, journalTable.address].map(({ name }) => name),
  );
  return (name) => names.has(name);
}
