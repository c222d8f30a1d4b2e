import {
  type ComparatorRegistry,
  comparators,
} from "../autogenerate/comparators.ts";
import { type Renderers, renderers } from "../autogenerate/render/mod.ts";
import { registerDriver } from "../drivers/registry.ts";
import { AthanorError } from "../errors.ts";
import { BatchOperations, Operations } from "../operations/mod.ts";
import { quoted } from "../schema/check.ts";

/** What a plugin may add to. */
export interface PluginDoors {
  /** Adds a verb to migrations; see `Operations.registerOperation`. */
  readonly registerOperation: typeof Operations.registerOperation;
  /** Adds a verb to batches; see `BatchOperations.registerOperation`. */
  readonly registerBatchOperation: typeof BatchOperations.registerOperation;
  /** Says how an operation is carried out; see `Operations.implementationFor`. */
  readonly implementationFor: typeof Operations.implementationFor;
  /** How operations of one's own are written into revisions. */
  readonly renderers: Renderers;
  /** What finds differences between a database and its target. */
  readonly comparators: ComparatorRegistry;
  /** Adds a way to reach databases. */
  readonly registerDriver: typeof registerDriver;
}

/** Something that adds to Athanor: operations, renderers, comparators, drivers. */
export interface Plugin {
  /** Its name among plugins; the name of its package does well. */
  readonly name: string;
  /** Adds what the plugin brings. It is called once in a process, before the first run. */
  setup(doors: PluginDoors): void | Promise<void>;
}

const DOORS: PluginDoors = {
  registerOperation: Operations.registerOperation,
  registerBatchOperation: BatchOperations.registerOperation,
  implementationFor: Operations.implementationFor,
  renderers,
  comparators,
  registerDriver,
};

/** The plugins that are set up hang on `globalThis`, as all that they add to does. */
const KEY = Symbol.for("athanor.plugins");

interface SetUp {
  readonly plugin: Plugin;
  readonly done: Promise<void>;
}

const shared = globalThis as { [KEY]?: Map<string, SetUp> };

const plugins: Map<string, SetUp> = shared[KEY] ??= new Map();

/**
 * Types a plugin, and refuses what is none.
 *
 * @param plugin its name, and what it adds
 * @throws {AthanorError} `CONFIG_INVALID` without a name or a setup function
 * @example A plugin with one operation
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import {
 *   definePlugin,
 *   MigrateOperation,
 *   type Operations,
 *   sqlFor,
 *   usePlugin,
 * } from "athanor";
 *
 * class VacuumOp extends MigrateOperation {
 *   static vacuum(operations: Operations) {
 *     return operations.invoke(new VacuumOp());
 *   }
 * }
 *
 * const vacuum = definePlugin({
 *   name: "vacuum",
 *   setup({ registerOperation, implementationFor }) {
 *     registerOperation("vacuum", VacuumOp);
 *     implementationFor(VacuumOp, (op) => op.execute("VACUUM"));
 *   },
 * });
 * await usePlugin(vacuum); // or in the settings: plugins: [vacuum]
 *
 * const statements = await sqlFor("sqlite", (op) => op.invoke(new VacuumOp()));
 * deepStrictEqual(statements, ["VACUUM"]);
 * ```
 */
export function definePlugin(plugin: Plugin): Plugin {
  const { name, setup } = plugin;
  if (typeof name === "string" && name !== "" && typeof setup === "function") {
    return plugin;
  }
  throw new AthanorError(
    "CONFIG_INVALID",
    `A plugin must have a name and a function setup, but is ${quoted(plugin)}`,
    { hint: 'Write definePlugin({ name: "…", setup(doors) { … } }).' },
  );
}

/**
 * Sets a plugin up, unless it is already.
 *
 * @param plugin made with {@linkcode definePlugin}
 * @throws {AthanorError} `OPERATION_REGISTERED` when another plugin has its name;
 * what its setup throws
 */
export async function usePlugin(plugin: Plugin): Promise<void> {
  const { name } = definePlugin(plugin);
  const known = plugins.get(name);
  if (known === undefined) {
    const done = Promise.resolve(plugin.setup(DOORS));
    plugins.set(name, { plugin, done });
    return await done;
  }
  if (known.plugin === plugin) return await known.done;
  throw new AthanorError(
    "OPERATION_REGISTERED",
    `Another plugin is already called "${name}"`,
    { hint: "Use one of them, or rename one." },
  );
}

/** Sets up the plugins of the settings, in their order. */
export async function usePlugins(
  given: readonly unknown[] = [],
): Promise<void> {
  for (const plugin of given) await usePlugin(plugin as Plugin);
}
