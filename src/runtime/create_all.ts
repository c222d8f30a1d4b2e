/**
 * Carries out what `schema_work.ts` is told; loaded when there is something to do.
 *
 * @module
 */
import type { Config } from "../config/config.ts";
import type { Connection } from "../drivers/driver.ts";
import { adopt, connect } from "../drivers/registry.ts";
import { describe } from "../kernel/mod.ts";
import {
  type MigrateOperation,
  Operations,
  type OperationVerbs,
} from "../operations/mod.ts";
import type { CreateAllOp, DropAllOp } from "../operations/ops/schema_ops.ts";
import {
  planCreateAll,
  planDropAll,
  readContents,
} from "../operations/schema_plan.ts";
import { MigrationContext } from "./migration_context.ts";

/** Creates the tables that are not there. */
export async function createAll(
  operations: OperationVerbs,
  { request: { tables, checkFirst } }: CreateAllOp,
): Promise<void> {
  const { dialectName, isOffline } = operations.getContext();
  const place = { dialectName, facts: describe(dialectName) };
  const contents = isOffline || !checkFirst
    ? undefined
    : await readContents(await operations.inspect(), tables, place);
  for (const one of planCreateAll(tables, { ...place, contents })) {
    operations.invoke(one);
  }
}

/** Drops the tables that are there. */
export async function dropAll(
  operations: OperationVerbs,
  { request: { tables, checkFirst } }: DropAllOp,
): Promise<void> {
  const { dialectName, isOffline } = operations.getContext();
  const place = { dialectName, facts: describe(dialectName) };
  const contents = isOffline
    ? undefined
    : await readContents(await operations.inspect(), tables, place);
  for (
    const one of planDropAll(tables, { ...place, contents, checkFirst })
  ) operations.invoke(one);
}

/** Carries an operation out at once, in a transaction of its own. */
export async function inDatabase(
  operation: MigrateOperation,
  place: string | object,
): Promise<void> {
  const given = isConfig(place) ? place.attributes["connection"] : place;
  const connection = await open(given ?? place);
  try {
    const context = await MigrationContext.configure({ connection });
    await context.transaction.begin();
    try {
      new Operations(context).invoke(operation);
      await context.flush();
      await context.transaction.commit();
    } catch (error) {
      await context.transaction.rollback().catch(() => {});
      throw error;
    }
  } finally {
    if (connection !== given) await connection.close();
  }
}

/** Closing what was adopted leaves the client open. */
async function open(place: unknown): Promise<Connection> {
  if (typeof place === "string") return await connect(place);
  if (place instanceof URL) return await connect(place.href);
  if (!isConfig(place)) return await adopt(place);
  const { url, directory, settings: { driver } } = place;
  return await connect(url, { directory, driver });
}

function isConfig(place: unknown): place is Config {
  return typeof place === "object" && place !== null && "settings" in place &&
    "attributes" in place;
}
