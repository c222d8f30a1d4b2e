import type { TargetInput } from "../autogenerate/target.ts";
import type { Config } from "../config/config.ts";
import { quieter } from "../config/logger.ts";
import type {
  MigrationContext,
  MigrationContextOptions,
} from "../runtime/mod.ts";
import type { AutogenerateOptions } from "../autogenerate/mod.ts";
import type { MigrationInfo } from "./migration_info.ts";

/** What a hook is told after a step's version rows changed, inside its transaction. */
export interface VersionApplyEvent {
  /** The context of the run. */
  readonly context: MigrationContext;
  /** The step that was made. */
  readonly step: MigrationInfo;
  /** The version rows after the step, sorted. */
  readonly heads: readonly string[];
  /** What `runMigrations` was given. */
  readonly runArguments: Readonly<Record<string, unknown>>;
}

/** Told of each step, stamps and scripts included. */
export type OnVersionApply = (event: VersionApplyEvent) => void | Promise<void>;

/** What `context.configure()` takes. */
export interface ConfigureOptions
  extends
    Omit<MigrationContextOptions, "script" | "targetMetadata">,
    AutogenerateOptions {
  /** The schema that the database should have, or where it is found. */
  readonly targetMetadata?: TargetInput;
  /** The name by which the template finds the statements of an upgrade of this database. @default {"upgrades"} */
  readonly upgradeToken?: string;
  /** The same for a downgrade. @default {"downgrades"} */
  readonly downgradeToken?: string;
  /** The database to connect to, or to write for. @default {the configuration's} */
  readonly url?: string;
  /** Where a script starts, in place of what the command says. */
  readonly startingRev?: string | readonly string[];
  /** In place of `--tag`. */
  readonly tag?: string;
  /** One hook, or several in order. */
  readonly onVersionApply?: OnVersionApply | readonly OnVersionApply[];
  /** Added to what templates of revision files see. */
  readonly templateArgs?: Readonly<Record<string, unknown>>;
}

/** What the configuration says of these options. */
export function settingsOptions(
  { settings, logger }: Config,
): ConfigureOptions {
  const {
    versionTable,
    versionTableSchema,
    versionTablePk,
    transactionPerMigration,
    lockTimeout,
    lockRetries,
    statementTimeout,
    targetMetadata,
  } = settings;
  const known = {
    versionTable,
    versionTableSchema,
    versionTablePk,
    transactionPerMigration,
    lockTimeout,
    lockRetries,
    statementTimeout,
    targetMetadata,
  };
  const given = Object.entries({ ...known, logger: quieter(logger) }).filter((
    [, value],
  ) => value !== undefined);
  return Object.fromEntries(given);
}
