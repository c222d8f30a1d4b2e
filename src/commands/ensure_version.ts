import type { Config } from "../config/config.ts";
import type { DialectName } from "../dialect_name.ts";
import { runEnvironment } from "../environment.ts";
import { ScriptDirectory } from "../script/mod.ts";
import type { CommandModule } from "./command_module.ts";
import type { CommandInput } from "./table.ts";

/** What may be asked of {@linkcode ensureVersion}. */
export interface EnsureVersionOptions {
  /** Writes the SQL instead of running it. */
  readonly sql?: boolean | undefined;
}

/** What was done about the version table. */
export interface EnsureVersionResult {
  readonly dialectName: DialectName;
  /** Whether it was missing. */
  readonly created: boolean;
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
  let created = false;
  const { dialectName } = await runEnvironment({
    config,
    script: await ScriptDirectory.open(config),
    async plan(_rows, { versionTable }) {
      created = sql || !await versionTable.exists();
      if (created) await versionTable.create();
      return [];
    },
    ...(sql && {
      sql: { output: (text: string) => pieces.push(text), heads: [] },
    }),
  });
  return { dialectName, created, sql: sql ? pieces.join("") : null };
}

/** The command. */
export const cli: CommandModule<
  CommandInput<"ensure_version">,
  EnsureVersionResult
> = {
  run: ensureVersion,
  format: ({ sql, created }) =>
    sql ??
      (created
        ? "Created the version table"
        : "Nothing to do: the version table is there"),
};
