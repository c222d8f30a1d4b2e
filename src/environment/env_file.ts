import type { Config } from "../config/config.ts";
import { AthanorError, isAthanorError } from "../errors.ts";
import { isFile } from "../util/host.ts";
import { joinPath, toFileUrl } from "../util/path.ts";
import { placeOf, withPlace } from "../util/placed_error.ts";
import type { EnvironmentContext } from "./environment_context.ts";

const NAMES = ["env.ts", "env.js", "env.mjs"];

/** How often each file's top level ran, for files that export no function. */
const runs = new Map<string, number>();

/** The URL of the project's `env.ts`; nothing when the setting `environment` or the built-in one serves. */
export function findEnvFile(config: Config): string | undefined {
  const { revisions, environment } = config.settings;
  if (revisions !== undefined || environment !== undefined) return undefined;
  const paths = NAMES.map((name) => joinPath(config.scriptLocation, name));
  const found = paths.find(isFile);
  return found === undefined ? undefined : toFileUrl(found).href;
}

/**
 * Runs `env.ts`: its default export when that is a function, else its top
 * level, which is evaluated anew for each command.
 *
 * @throws {AthanorError} `SCRIPT_INVALID` when the file cannot be imported
 */
export async function runEnvFile(
  url: string,
  environment: EnvironmentContext,
): Promise<void> {
  const count = runs.get(url) ?? 0;
  // Counted before: a module that failed once would give the same error again.
  runs.set(url, count + 1);
  const module = await importEnv(count === 0 ? url : `${url}?run=${count}`);
  if (typeof module["default"] !== "function") return;
  runs.set(url, count);
  await module["default"](environment);
}

async function importEnv(url: string): Promise<Record<string, unknown>> {
  try {
    return await import(url);
  } catch (error) {
    if (isAthanorError(error)) throw withPlace(error);
    const reason = error instanceof Error ? error.message : String(error);
    throw new AthanorError(
      "SCRIPT_INVALID",
      `Cannot run the environment file "${url}": ${reason}`,
      {
        cause: error,
        hint: "Correct the file and run the command again.",
        details: { ...placeOf(error) },
      },
    );
  }
}
