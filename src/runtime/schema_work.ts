/**
 * Creates and drops the tables of a metadata, wherever that is to be.
 *
 * @module
 */
import type { Config } from "../config/config.ts";
import type { Connection } from "../drivers/driver.ts";
import { adopt, connect } from "../drivers/registry.ts";
import { describe } from "../kernel/mod.ts";
import {
  type MigrateOperation,
  type OperationRegistry,
  Operations,
  type OperationsHost,
  type OperationVerbs,
} from "../operations/mod.ts";
import { CreateAllOp, DropAllOp } from "../operations/ops/schema_ops.ts";
import {
  planCreateAll,
  planDropAll,
  readContents,
} from "../operations/schema_plan.ts";
import { MigrationContext } from "./migration_context.ts";

/** Registers how all tables are created and dropped. Calling it again does nothing. */
export function registerSchemaWork(registry: OperationRegistry): void {
  if (registry.has(CreateAllOp)) return;
  registry.registerImplementation(CreateAllOp, createAll);
  registry.registerImplementation(DropAllOp, dropAll);
}

/**
 * Creates or drops tables: at once in a database, in its turn in a migration.
 *
 * @throws {AthanorError} as of `metadata.createAll()`
 */
export function doSchemaWork(
  { verb, ...request }: ConstructorParameters<typeof CreateAllOp>[0] & {
    readonly verb: "create" | "drop";
  },
  place: string | object,
): PromiseLike<void> {
  const operation = verb === "create"
    ? new CreateAllOp(request)
    : new DropAllOp(request);
  if (isOperations(place)) return place.invoke(operation);
  if (isHost(place)) return new Operations(place).invoke(operation);
  return inDatabase(operation, place);
}

async function createAll(
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

async function dropAll(
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

async function inDatabase(
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

function isOperations(
  place: string | object,
): place is Pick<Operations, "invoke"> {
  return has(place, "invoke");
}

function isHost(place: string | object): place is OperationsHost {
  return has(place, "record") && has(place, "flush");
}

function isConfig(place: unknown): place is Config {
  return typeof place === "object" && place !== null && "settings" in place &&
    "attributes" in place;
}

function has(place: string | object, method: string): boolean {
  return typeof place === "object" &&
    typeof Reflect.get(place, method) === "function";
}
