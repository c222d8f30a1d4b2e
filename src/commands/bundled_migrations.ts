import { Config } from "../config/config.ts";
import type { Logger } from "../config/logger.ts";
import type { Settings } from "../config/settings.ts";
import { type AnyShape, checkOptions, checkTarget } from "./checked_command.ts";
import type { CurrentResult } from "./current.ts";
import type { MigrateOptions, MigrateResult } from "./migrate.ts";
import { current, downgrade, stamp, upgrade } from "./functions.ts";

/** What a bundle holds. */
export interface BundledProject {
  /** The settings, of which a bundle takes those that need no file. */
  readonly settings: Settings;
  /** The modules of the revisions, in any order. */
  readonly revisions: readonly unknown[];
}

/** How migrations of a bundle run. */
export interface BundledRunOptions extends Pick<MigrateOptions, "deadline"> {
  /** An open client of the database, which stays open. */
  readonly connection?: unknown;
  /** The database instead, where a driver can be loaded. */
  readonly url?: string;
  /** Where progress is told. @default {nowhere} */
  readonly logger?: Logger;
  /** Stops a run between two revisions. */
  readonly signal?: AbortSignal;
  /** What `-x` would give, such as `["tenant=a"]`. */
  readonly x?: readonly string[];
  /** Anything that `env.ts` should find. */
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** The commands of a bundle. */
export interface BundledMigrations {
  /** Applies revisions up to a target. @default {"heads"} */
  upgrade(target?: string, options?: BundledRunOptions): Promise<MigrateResult>;
  /** Undoes revisions down to a target, such as `-1` or `base`. */
  downgrade(
    target: string,
    options?: BundledRunOptions,
  ): Promise<MigrateResult>;
  /** Sets the version rows without running anything. */
  stamp(target: string, options?: BundledRunOptions): Promise<MigrateResult>;
  /** Says where the database is. */
  current(options?: BundledRunOptions): Promise<CurrentResult>;
  /** The script of an upgrade for a dialect, as `upgrade --sql` writes it. */
  sql(
    dialect: NonNullable<Settings["dialect"]>,
    target?: string,
  ): Promise<string>;
}

/**
 * The commands over revisions that are there already. `athanor bundle` writes a
 * module that calls it; a program that imports its revisions may as well.
 *
 * @param project the settings and the modules of the revisions
 * @example
 * ```ts
 * import { equal } from "node:assert/strict";
 * import { DatabaseSync } from "node:sqlite";
 * import { bundledMigrations, op } from "athanor";
 *
 * const migrations = bundledMigrations({
 *   settings: {},
 *   revisions: [{
 *     revision: "a1",
 *     downRevision: null,
 *     upgrade: () => op.execute("CREATE TABLE t (id INTEGER)"),
 *     downgrade: () => op.execute("DROP TABLE t"),
 *   }],
 * });
 * const connection = new DatabaseSync(":memory:");
 * const { databases } = await migrations.upgrade("head", { connection });
 * equal(databases[0]?.after[0], "a1");
 * ```
 */
export function bundledMigrations(project: BundledProject): BundledMigrations {
  const at = (
    call: Pick<AnyShape, "name" | "target">,
    options: BundledRunOptions = {},
    target?: string,
  ): Config => {
    const shape: AnyShape = { ...call, options: OPTIONS };
    if (call.target !== undefined) checkTarget(target, shape);
    checkOptions(options, shape);
    return configOf(project, options);
  };
  return {
    async upgrade(target = "heads", options) {
      const config = at({ name: "upgrade", target: "one" }, options, target);
      return await upgrade(config, target, { deadline: options?.deadline });
    },
    async downgrade(target, options) {
      const config = at({ name: "downgrade", target: "one" }, options, target);
      return await downgrade(config, target, { deadline: options?.deadline });
    },
    async stamp(target, options) {
      const config = at({ name: "stamp", target: "one" }, options, target);
      return await stamp(config, target, { deadline: options?.deadline });
    },
    async current(options) {
      return await current(at({ name: "current" }, options));
    },
    async sql(dialect, target = "heads") {
      checkTarget(target, { name: "sql", target: "one" });
      const config = configOf(project, {}, { dialect });
      return (await upgrade(config, target, { sql: true })).sql ?? "";
    },
  };
}

/** A client in place of the options would be passed over, and another database migrated. */
const OPTIONS: { readonly [K in keyof BundledRunOptions]-?: "any" } = {
  connection: "any",
  url: "any",
  logger: "any",
  signal: "any",
  x: "any",
  attributes: "any",
  deadline: "any",
};

function configOf(
  { settings, revisions }: BundledProject,
  options: BundledRunOptions = {},
  more: Settings = {},
): Config {
  const { connection, url, attributes = {}, logger, signal, x } = options;
  const given = url === undefined ? more : { ...more, url };
  return new Config({ ...settings, ...given, revisions }, {
    attributes: connection === undefined
      ? { ...attributes }
      : { ...attributes, connection },
    logger,
    signal,
    x,
  });
}
