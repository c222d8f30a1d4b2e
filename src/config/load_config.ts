import { AthanorError, isAthanorError } from "../errors.ts";
import { environmentVariable, isFile } from "../util/host.ts";
import { placeOf, withPlace } from "../util/placed_error.ts";
import { plainMessage } from "../util/plain_message.ts";
import {
  dirname,
  fromFileUrl,
  isUrl,
  joinPath,
  resolvePath,
  toFileUrl,
} from "../util/path.ts";
import { checkSettings } from "./check_settings.ts";
import { Config, type ConfigOptions, databaseVariable } from "./config.ts";
import type { Settings } from "./settings.ts";

/** The names that a configuration file may have, in the order of preference. */
export const CONFIG_FILE_NAMES = [
  "athanor.config.ts",
  "athanor.config.js",
  "athanor.config.mjs",
] as const;

/** How {@linkcode loadConfig} finds settings. */
export interface LoadConfigOptions
  extends Pick<ConfigOptions, "attributes" | "logger" | "signal" | "x"> {
  /** Where the search starts. @default {the working directory} */
  readonly cwd?: string | undefined;
  /** The file, as a path or a URL, instead of a search. @default {`ATHANOR_CONFIG`} */
  readonly path?: string | URL | undefined;
  /** Settings that win over the file and the environment. */
  readonly overrides?: Settings | undefined;
}

/**
 * Finds `athanor.config.ts` (or `.js`, `.mjs`) in the working directory or a
 * folder above it, and reads it. An override beats the environment
 * (`ATHANOR_CONFIG`, `DATABASE_URL`), which beats the file; with no file the
 * defaults serve.
 *
 * @param options where to look and what wins over the file
 * @returns the configuration; its `path` says which file was read
 * @throws {AthanorError} `CONFIG_NOT_FOUND` when a named file does not exist,
 * `CONFIG_INVALID` when a file cannot be imported or says something wrong
 *
 * @example
 * ```ts
 * import { command, loadConfig } from "athanor";
 *
 * async function migrate(): Promise<void> {
 *   await command.upgrade(await loadConfig(), "head");
 * }
 * ```
 */
export async function loadConfig(
  options: LoadConfigOptions = {},
): Promise<Config> {
  const cwd = resolvePath(Deno.cwd(), options.cwd ?? ".");
  const named = options.path ?? environmentVariable("ATHANOR_CONFIG");
  const url = named === undefined ? findConfigFile(cwd) : configUrl(cwd, named);
  const settings = url === undefined ? {} : await importSettings(url);
  const fromEnvironment = options.overrides?.url ?? databaseVariable();
  return new Config({
    ...settings,
    ...(fromEnvironment === undefined ? {} : { url: fromEnvironment }),
    ...options.overrides,
  }, {
    directory: url?.protocol === "file:" ? dirname(fromFileUrl(url)) : cwd,
    path: url === undefined ? undefined : display(url),
    attributes: options.attributes,
    logger: options.logger,
    signal: options.signal,
    x: options.x,
  });
}

function configUrl(cwd: string, named: string | URL): URL {
  if (named instanceof URL) return named;
  return isUrl(named) ? new URL(named) : toFileUrl(resolvePath(cwd, named));
}

function display(url: URL): string {
  return url.protocol === "file:" ? fromFileUrl(url) : url.href;
}

function findConfigFile(cwd: string): URL | undefined {
  let directory = cwd;
  while (true) {
    for (const name of CONFIG_FILE_NAMES) {
      const path = joinPath(directory, name);
      if (isFile(path)) return toFileUrl(path);
    }
    const parent = dirname(directory);
    if (parent === directory || !mayRead(parent)) return undefined;
    directory = parent;
  }
}

/** A folder above the project may be closed to us; the search then ends without a prompt. */
function mayRead(path: string): boolean {
  const permission = Deno.permissions.querySync({ name: "read", path });
  return permission.state === "granted";
}

async function importSettings(url: URL): Promise<Settings> {
  const path = display(url);
  if (url.protocol === "file:" && !isFile(fromFileUrl(url))) {
    throw new AthanorError(
      "CONFIG_NOT_FOUND",
      `The configuration file ${path} does not exist`,
      { hint: 'Run "athanor init" to create one.', details: { path } },
    );
  }
  const settings = await defaultExport(url, path);
  checkSettings(settings, path);
  return settings as Settings;
}

async function defaultExport(url: URL, path: string): Promise<unknown> {
  let module: { default?: unknown };
  try {
    module = await import(url.href);
  } catch (error) {
    if (isAthanorError(error)) throw withPlace(error);
    const reason = plainMessage(error);
    throw new AthanorError(
      "CONFIG_INVALID",
      `The configuration file ${path} cannot be imported: ${reason}`,
      {
        cause: error,
        hint: importHint(reason) ?? moduleHint(path),
        details: { path, ...placeOf(error) },
      },
    );
  }
  if (module.default === undefined) {
    throw new AthanorError(
      "CONFIG_INVALID",
      `The configuration file ${path} has no default export`,
      {
        hint: "Write export default { … } satisfies Settings.",
        details: { path },
      },
    );
  }
  return await module.default;
}

/** The way out of a file of another kind, such as `alembic.ini`. */
function moduleHint(path: string): string | undefined {
  return /\.[mc]?[jt]s$/.test(path)
    ? undefined
    : 'The configuration is a module: write export default { … } in athanor.config.ts; "athanor init" writes one.';
}

/** The way out of an import that no import map resolves. */
function importHint(reason: string): string | undefined {
  const name = /^Import "([^"]+)" not a dependency/.exec(reason)?.[1];
  return name &&
    `Add "${name}" to the imports of deno.json, or import it by its URL.`;
}
