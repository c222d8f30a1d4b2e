/**
 * The light door to the environment: it looks at the database, and loads what
 * runs migrations only when there is something to run.
 *
 * @module
 */
import { registerBuiltinDrivers } from "./drivers/builtin.ts";
import { findEnvFile } from "./environment/env_file.ts";
import { look } from "./environment/look.ts";
import type {
  EnvironmentRequest,
  EnvironmentResult,
} from "./environment/request.ts";

export { stoppedError } from "./runtime/needs_repair.ts";

type FullRun = typeof import("./environment/full_run.ts").fullRun;

let provided: FullRun | undefined;

/** Says what runs migrations, so that it need not be imported when it is called for. */
export function provideFullRun(fullRun: FullRun): void {
  provided = fullRun;
}

/**
 * Runs a plan in the project's environment.
 *
 * A connection in `config.attributes.connection` is used and left open;
 * otherwise `config.url` is connected to and closed.
 *
 * @throws {AthanorError} `CONNECT_FAILED`, `MIGRATION_FAILED` and what the plan
 * throws; `CONFIG_INVALID` when `env.ts` ran no migrations
 */
export async function runEnvironment(
  request: EnvironmentRequest,
): Promise<EnvironmentResult> {
  registerBuiltinDrivers();
  const envFile = findEnvFile(request.config);
  const isBuiltIn = envFile === undefined &&
    request.config.settings.environment === undefined;
  const { result, connection } = isBuiltIn ? await look(request) : {};
  if (result !== undefined) return { ...result, databases: [result] };
  const fullRun = provided ?? await importFullRun();
  return await fullRun(request, { envFile, connection });
}

/** The specifier is computed for the reason that `command_module.ts` gives. */
async function importFullRun(): Promise<FullRun> {
  const url = new URL("./environment/full_run.ts", import.meta.url).href;
  const module: { readonly fullRun: FullRun } = await import(url);
  return module.fullRun;
}
