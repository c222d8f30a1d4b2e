import { AthanorError } from "../errors.ts";
import { givenVariable, workingDirectory } from "../util/host.ts";
import { fromFileUrl, resolvePath } from "../util/path.ts";
import { type Logger, SILENT_LOGGER } from "./logger.ts";
import type { Settings } from "./settings.ts";
import { checkSettings } from "./check_settings.ts";

/** What a {@linkcode Config} knows beside its settings. */
export interface ConfigOptions {
  /** The folder that relative paths are relative to, as a path or a `file:` URL. @default {the working directory} */
  readonly directory?: string | URL | undefined;
  /** The file that the settings came from, as a path or a URL. */
  readonly path?: string | undefined;
  /** Anything that `env.ts` should find, such as an open `connection`. */
  readonly attributes?: Record<string, unknown> | undefined;
  /** Where progress is told. @default {nowhere} */
  readonly logger?: Logger | undefined;
  /** Stops a run between two statements when it is aborted. */
  readonly signal?: AbortSignal | undefined;
  /** What `-x` gave, as typed. */
  readonly x?: readonly string[] | undefined;
}

/**
 * Types the settings of `athanor.config.ts`.
 *
 * @param settings what the file says; see {@linkcode Settings}
 * @returns the same settings, checked when they are loaded
 *
 * @example
 * ```ts
 * import { defineConfig } from "athanor";
 *
 * export default defineConfig({
 *   url: "sqlite:app.db",
 *   scriptLocation: "migrations",
 * });
 * ```
 */
export function defineConfig(settings: Settings): Settings {
  return settings;
}

/**
 * Settings with all that a command needs to act on them: where paths start,
 * whom to tell, and what may stop it.
 *
 * @example Settings from code
 * ```ts
 * import { Config } from "athanor";
 *
 * const config = new Config({ url: "sqlite:app.db" }, { directory: "/srv/app" });
 * console.assert(config.scriptLocation === "/srv/app/migrations");
 * ```
 */
export class Config {
  /** The settings as given. */
  readonly settings: Settings;
  /** The folder that relative paths are relative to. */
  readonly directory: string;
  /** The file that the settings came from. */
  readonly path: string | undefined;
  /** Anything that `env.ts` should find. It may be added to. */
  readonly attributes: Record<string, unknown>;
  /** Where progress is told. */
  readonly logger: Logger;
  /** Stops a run when it is aborted. */
  readonly signal: AbortSignal | undefined;
  /** What `-x` gave, as typed. */
  readonly xArguments: readonly string[];

  /**
   * Checks settings and takes them.
   *
   * @param settings what `athanor.config.ts` could say
   * @param options where paths start, whom to tell, and what may stop a run
   * @throws {AthanorError} `CONFIG_INVALID` for a setting that is unknown or of the wrong kind
   */
  constructor(settings: Settings = {}, options: ConfigOptions = {}) {
    checkSettings(settings, options.path);
    this.settings = settings;
    this.directory = absoluteDirectory(options.directory);
    this.path = options.path;
    this.attributes = options.attributes ?? {};
    this.logger = options.logger ?? SILENT_LOGGER;
    this.signal = options.signal;
    this.xArguments = options.x ?? [];
  }

  /** The database: the setting, else `DATABASE_URL`, else `sqlite:app.db`. It may hold a password. */
  get url(): string {
    return this.settings.url ?? databaseVariable() ?? "sqlite:app.db";
  }

  /** The folder with the versions folder, the template and `env.ts`, as an absolute path. */
  get scriptLocation(): string {
    return this.#resolve(this.settings.scriptLocation ?? "migrations");
  }

  /** The folders that hold revision files, as absolute paths. */
  get versionLocations(): readonly string[] {
    const given = this.settings.versionLocations;
    return given === undefined
      ? [resolvePath(this.scriptLocation, "versions")]
      : given.map((location) => this.#resolve(location));
  }

  #resolve(path: string): string {
    return resolvePath(this.directory, path);
  }
}

/**
 * The database that the environment names. An empty variable is mostly one that
 * was to be filled in: going on with another database would migrate that one.
 *
 * @throws {AthanorError} `CONFIG_INVALID` for an empty one
 */
export function databaseVariable(): string | undefined {
  const url = givenVariable("DATABASE_URL");
  if (url !== "") return url;
  throw new AthanorError(
    "CONFIG_INVALID",
    "The environment variable DATABASE_URL is empty",
    { hint: "Set it to the URL of the database, or unset it." },
  );
}

function absoluteDirectory(directory: string | URL | undefined): string {
  if (directory instanceof URL) return fromFileUrl(directory);
  return resolvePath(workingDirectory(), directory ?? ".");
}
