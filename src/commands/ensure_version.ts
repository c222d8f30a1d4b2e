import type { Config } from "../config/config.ts";
import type { DialectName } from "../dialect_name.ts";
import { runEnvironment } from "../run_environment.ts";
import { ScriptDirectory } from "../script/mod.ts";
import type { CommandModule } from "./command_module.ts";
import { perDatabase } from "./per_database.ts";
import type { CommandInput } from "./table.ts";

/** What may be asked of {@linkcode ensureVersion}. */
export interface EnsureVersionOptions {
  /** Writes the SQL instead of running it. */
  readonly sql?: boolean | undefined;
}

/** What was done about one version table. */
export interface EnsuredDatabase {
  /** Its URL without the password, or `connection` for one that was given open. */
  readonly database: string;
  /** The dialect that the database speaks. */
  readonly dialectName: DialectName;
  /** Whether the table was missing. */
  readonly created: boolean;
}

/** What was done about the version tables. */
export interface EnsureVersionResult {
  /** One entry for each database; `env.ts` may run several. */
  readonly databases: readonly EnsuredDatabase[];
  /** The script, when only that was asked for. */
  readonly sql: string | null;
}

/**
 * Creates the version table where it is missing.
 *
 * @throws {AthanorError} `CONNECT_FAILED`, `STATEMENT_FAILED`
 */
export async function ensureVersion(
  config: Config,
  { sql = false }: EnsureVersionOptions = {},
): Promise<EnsureVersionResult> {
  const pieces: string[] = [];
  const databases: EnsuredDatabase[] = [];
  await runEnvironment({
    config,
    script: await ScriptDirectory.open(config),
    async plan(_rows, { dialectName, versionTable }, database) {
      const created = sql || !await versionTable.exists();
      if (created) await versionTable.create();
      databases.push({ database, dialectName, created });
      return [];
    },
    ...(sql && {
      sql: { output: (text: string) => pieces.push(text), heads: [] },
    }),
  });
  return { databases, sql: sql ? pieces.join("") : null };
}

/** The command. */
export const cli: CommandModule<
  CommandInput<"ensure_version">,
  EnsureVersionResult
> = {
  run: ensureVersion,
  format: ({ sql, databases }) => sql ?? perDatabase(databases, sentence),
};

function sentence({ created }: EnsuredDatabase): string {
  return created
    ? "Created the version table"
    : "Nothing to do: the version table is there";
}
