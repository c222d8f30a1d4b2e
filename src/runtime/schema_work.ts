/**
 * Creates and drops the tables of a metadata, wherever that is to be.
 *
 * @module
 */
import {
  type OperationRegistry,
  Operations,
  type OperationsHost,
} from "../operations/mod.ts";
import { CreateAllOp, DropAllOp } from "../operations/ops/schema_ops.ts";
import { loading } from "../util/load_module.ts";
import type { createAll, dropAll, inDatabase } from "./create_all.ts";

const FILE = "runtime/create_all.ts";

/** Registers how all tables are created and dropped. Calling it again does nothing. */
export function registerSchemaWork(registry: OperationRegistry): void {
  if (registry.has(CreateAllOp)) return;
  registry.registerImplementation(
    CreateAllOp,
    loading<typeof createAll>(FILE, "createAll"),
  );
  registry.registerImplementation(
    DropAllOp,
    loading<typeof dropAll>(FILE, "dropAll"),
  );
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
  return loading<typeof inDatabase>(FILE, "inDatabase")(operation, place);
}

function isOperations(
  place: string | object,
): place is Pick<Operations, "invoke"> {
  return has(place, "invoke");
}

function isHost(place: string | object): place is OperationsHost {
  return has(place, "record") && has(place, "flush");
}

function has(place: string | object, method: string): boolean {
  return typeof place === "object" &&
    typeof Reflect.get(place, method) === "function";
}
