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
import { loadModule } from "./util/load_module.ts";

export { stoppedError } from "./runtime/needs_repair.ts";

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
  const { fullRun } = await loadModule<
    typeof import("./environment/full_run.ts")
  >("environment/full_run.ts");
  return await fullRun(request, { envFile, connection });
}
