import type { Config } from "../config/config.ts";
import { AthanorError, isAthanorError } from "../errors.ts";
import { joinPath, toFileUrl } from "../util/path.ts";
import type { EnvironmentContext } from "./environment_context.ts";

const NAMES = ["env.ts", "env.js", "env.mjs"];

/** How often each file was evaluated: for each run, unless it exports a function. */
const evaluations = new Map<string, number>();
/** The files that export a function, which need no new evaluation. */
const functions = new Set<string>();

/** The URL of the project's `env.ts`; nothing when the built-in environment serves. */
export function findEnvFile(config: Config): string | undefined {
  if (config.settings.revisions !== undefined) return undefined;
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
  const module = await importEnv(specifierOf(url));
  if (typeof module["default"] !== "function") return;
  functions.add(url);
  await module["default"](environment);
}

/** A module is evaluated once for a specifier, and two runs at once need two. */
function specifierOf(url: string): string {
  if (functions.has(url)) return url;
  const count = evaluations.get(url) ?? 0;
  evaluations.set(url, count + 1);
  return count === 0 ? url : `${url}?run=${count}`;
}

async function importEnv(url: string): Promise<Record<string, unknown>> {
  try {
    return await import(url);
  } catch (error) {
    if (isAthanorError(error)) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new AthanorError(
      "SCRIPT_INVALID",
      `Cannot run the environment file "${url}": ${reason}`,
      { cause: error, hint: "Correct the file and run the command again." },
    );
  }
}

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
