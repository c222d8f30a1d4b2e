import type { Connection } from "../src/drivers/driver.ts";
import { Operations } from "../src/operations/mod.ts";
import { MigrationContext } from "../src/runtime/mod.ts";
import { tableItems, tableName } from "./thousand_tables.ts";

/** Makes the first tables of `thousand_tables.ts` in a database. */
export async function createTables(
  connection: Connection,
  count: number,
): Promise<void> {
  const context = await MigrationContext.configure({ connection });
  const op = new Operations(context);
  for (let at = 0; at < count; at++) {
    op.createTable(tableName(at), tableItems(at));
  }
  await context.flush();
}
