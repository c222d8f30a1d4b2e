import { type MigrationContext, stateTables } from "../../runtime/mod.ts";

/** Tells the names of the tables in which runs keep something from those of people's tables. */
export function ownTables(
  { versionTable }: MigrationContext,
): (tableName: string) => boolean {
  const names = stateTables(versionTable.address.name);
  return (name) => names.includes(name);
}
