/**
 * The composition root: registers what is built in through the same doors that
 * plugins use. The one file, with `environment.ts`, that knows every room.
 *
 * @module
 */
import { registerBatch } from "./batch/mod.ts";
import {
  provideDriverImports,
  registerBuiltinDrivers,
} from "./drivers/builtin.ts";
import { DRIVER_IMPORTS } from "./drivers/imports.ts";
import {
  operationRegistry,
  provideInspect,
  registerBuiltinOperations,
} from "./operations/mod.ts";
import { inspect } from "./reflection/mod.ts";
import { doSchemaWork, registerSchemaWork } from "./runtime/schema_work.ts";
import { provideSchemaWork } from "./schema/whole_schema.ts";

let registered = false;

/** Registers everything that is built in, once for this copy of the module. */
export function registerBuiltins(): void {
  if (registered) return;
  registered = true;
  registerBuiltinOperations(operationRegistry);
  registerBatch(operationRegistry);
  provideDriverImports(DRIVER_IMPORTS);
  registerBuiltinDrivers();
  provideInspect(inspect);
  registerSchemaWork(operationRegistry);
  provideSchemaWork(doSchemaWork);
}
