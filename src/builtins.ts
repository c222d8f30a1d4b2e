/**
 * The composition root: registers what is built in through the same doors that
 * plugins use. The one file, with `environment.ts`, that knows every room.
 *
 * @module
 */
import {
  operationRegistry,
  registerBuiltinOperations,
} from "./operations/mod.ts";

/** Registers everything that is built in, once a process. */
export function registerBuiltins(): void {
  const registry = operationRegistry();
  if (!registry.hasBuiltins) registerBuiltinOperations(registry);
}
