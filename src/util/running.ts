import { AsyncLocalStorage } from "node:async_hooks";

/**
 * The storage that knows which migration is running here. It hangs on
 * `globalThis` under a registered symbol, so that every copy of this module in
 * the process (another URL, a `?v=` query, a symlink) finds the same one.
 */
const KEY = Symbol.for("athanor.running");

/** What is found while a migration runs. Each room reads its own field. */
export interface Running {
  /** The `Operations` that `op` speaks to. */
  readonly operations?: unknown;
  /** The queue that those operations are appended to. */
  readonly queue?: unknown;
  /** The `EnvironmentContext` that `context` speaks to. */
  readonly environment?: unknown;
}

const shared = globalThis as { [KEY]?: AsyncLocalStorage<Running> };

const storage: AsyncLocalStorage<Running> = shared[KEY] ??=
  new AsyncLocalStorage<Running>();

/** What runs here, or nothing outside of a run. */
export function running(): Running | undefined {
  return storage.getStore();
}

/** Calls a function within which {@linkcode running} returns `value` over what ran before. */
export function runWith<T>(value: Running, callback: () => T): T {
  return storage.run({ ...storage.getStore(), ...value }, callback);
}
