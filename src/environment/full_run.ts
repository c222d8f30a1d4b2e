import { registerBuiltins } from "../builtins.ts";
import type { Settings } from "../config/settings.ts";
import type { Connection } from "../drivers/driver.ts";
import { AthanorError } from "../errors.ts";
import { loadModule } from "../util/load_module.ts";
import { runWith } from "../util/running.ts";
import { runEnvFile } from "./env_file.ts";
import { EnvironmentContext } from "./environment_context.ts";
import type { EnvironmentRequest, EnvironmentResult } from "./request.ts";

/** What {@linkcode fullRun} goes on from. */
export interface FullRunStart {
  /** The URL of the project's `env.ts`. */
  readonly envFile: string | undefined;
  /** A connection to the configured database, which is closed at the end. */
  readonly connection: Connection | undefined;
}

/** Runs a plan with all that migrations may use: operations, kernel, `env.ts`. */
export async function fullRun(
  request: EnvironmentRequest,
  { envFile, connection }: FullRunStart,
): Promise<EnvironmentResult> {
  registerBuiltins();
  await setUp(request.config.settings.plugins);
  const environment = new EnvironmentContext(request, connection);
  try {
    await runWith({ environment }, () => program(environment, envFile));
  } finally {
    await environment.close();
  }
  const [first] = environment.results;
  if (first === undefined) throw ranNothing(envFile);
  return { ...first, databases: environment.results };
}

/** What plugins may add to, such as renderers, most projects never load. */
async function setUp(plugins: Settings["plugins"] = []): Promise<void> {
  if (plugins.length === 0) return;
  const { usePlugins } = await loadModule<typeof import("./plugin.ts")>(
    "environment/plugin.ts",
  );
  await usePlugins(plugins);
}

/** Runs the function that the settings give, else `env.ts`, else what is built in. */
async function program(
  environment: EnvironmentContext,
  envFile: string | undefined,
): Promise<void> {
  const { environment: given } = environment.config.settings;
  if (given !== undefined) await given(environment);
  else if (envFile !== undefined) await runEnvFile(envFile, environment);
  else await runBuiltin(environment);
}

async function runBuiltin(environment: EnvironmentContext): Promise<void> {
  await environment.configure();
  await environment.runMigrations();
}

function ranNothing(envFile: string | undefined): AthanorError {
  return new AthanorError(
    "CONFIG_INVALID",
    `The environment ${
      envFile === undefined ? "function" : `file "${envFile}"`
    } ran no migrations`,
    {
      hint:
        "Call `await context.configure(…)` and `await context.runMigrations()`.",
    },
  );
}
