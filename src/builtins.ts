/**
 * The composition root: registers what is built in through the same doors that
 * plugins use. The one file, with `environment.ts`, that knows every room.
 *
 * @module
 */
import { registerBatch } from "./batch/mod.ts";
import { registerBuiltinDrivers } from "./drivers/builtin.ts";
import {
  operationRegistry,
  provideInspect,
  registerBuiltinOperations,
} from "./operations/mod.ts";
import type { inspect } from "./reflection/mod.ts";
import { doSchemaWork, registerSchemaWork } from "./runtime/schema_work.ts";
import { provideSchemaWork } from "./schema/whole_schema.ts";
import { loading } from "./util/load_module.ts";

let registered = false;

/** Registers everything that is built in, once for this copy of the module. */
export function registerBuiltins(): void {
  if (registered) return;
  registered = true;
  registerBuiltinOperations(operationRegistry);
  registerBatch(operationRegistry);
  registerBuiltinDrivers();
  provideInspect(loading<typeof inspect>("reflection/mod.ts", "inspect"));
  registerSchemaWork(operationRegistry);
  provideSchemaWork(doSchemaWork);
}
