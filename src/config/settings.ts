import type { DialectName } from "../dialect_name.ts";

/** One tool that is run on every revision file after it was written. */
export interface PostWriteHook {
  /** What the status line calls it. */
  readonly name: string;
  /** The program and its arguments; `{file}` stands for the written file, which is appended when it is absent. */
  readonly command: readonly string[];
  /** The working directory; the project's folder by default. */
  readonly cwd?: string;
}

/**
 * What `athanor.config.ts` may say. Relative paths are relative to that file.
 * `docs/configuration.md` explains each at length.
 */
export interface Settings {
  /** The database, such as `sqlite:app.db`. @default {`DATABASE_URL`, else `sqlite:app.db`} */
  readonly url?: string;
  /** The dialect to write for when there is no URL (`--sql`). */
  readonly dialect?: DialectName;
  /** The driver to use where several serve a URL, such as `"postgres"` in place of `"pg"`. */
  readonly driver?: string;
  /** The folder with the versions folder, the template and `env.ts`. @default {"migrations"} */
  readonly scriptLocation?: string;
  /** The folders that hold revision files. @default {`versions` in the script location} */
  readonly versionLocations?: readonly string[];
  /** Whether the version locations are searched with their subfolders. @default {false} */
  readonly recursiveVersionLocations?: boolean;
  /** The name of a new file: `{rev} {slug} {epoch} {year} {month} {day} {hour} {minute} {second}`. @default {"{rev}_{slug}"} */
  readonly fileTemplate?: string;
  /** The longest slug, in characters. @default {40} */
  readonly truncateSlugLength?: number;
  /** The IANA time zone of dates in files and names. @default {the machine's} */
  readonly timezone?: string;
  /** What revision files import `op` and `sa` from. @default {"athanor" where that resolves, else this module's URL} */
  readonly moduleSpecifier?: string;
  /** The version table. @default {"athanor_version"} */
  readonly versionTable?: string;
  /** The schema of the version table. @default {the connection's} */
  readonly versionTableSchema?: string;
  /** Whether the version table has a primary key. @default {true} */
  readonly versionTablePk?: boolean;
  /** Whether each revision is a transaction of its own. @default {true} */
  readonly transactionPerMigration?: boolean;
  /** Whether a run holds the migration lock; without it, two runs at once can harm each other. @default {true} */
  readonly lock?: boolean;
  /** How long to wait for the migration lock, in seconds. @default {60} */
  readonly migrationLockTimeout?: number;
  /** How long the migration lock lasts without a sign of life where it is a lease, in seconds. @default {15} */
  readonly migrationLeaseTime?: number;
  /** How long a statement waits for a lock of the database's, in seconds. @default {what the database does} */
  readonly lockTimeout?: number;
  /** How often a revision that did not get a lock, and was rolled back, is tried again. @default {3 with `lockTimeout`, else 0} */
  readonly lockRetries?: number;
  /** How long one statement may run, in seconds. @default {what the database does} */
  readonly statementTimeout?: number;
  /** The schema that the database should have: autogenerate's target and the source of naming conventions. */
  readonly targetMetadata?: unknown;
  /** What adds operations, renderers and drivers; made with `definePlugin`. */
  readonly plugins?: readonly unknown[];
  /** Revisions given as modules, or promises of them, instead of files. */
  readonly revisions?: readonly unknown[];
  /** What `env.ts` would export: a function that says how to connect and when migrations run. It wins over the file. */
  readonly environment?: (context: unknown) => unknown;
  /** Whether `revision` and `merge` run `env.ts`, for its `templateArgs` and `processRevisionDirectives`. @default {false} */
  readonly revisionEnvironment?: boolean;
  /** Tools that are run on every written revision file. */
  readonly postWriteHooks?: readonly PostWriteHook[];
}
