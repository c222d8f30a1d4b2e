import type { Config } from "../config/config.ts";
import { ScriptDirectory } from "../script/mod.ts";
import type { CommandModule } from "./command_module.ts";
import { type RevisionInfo, revisionInfo } from "./revision_info.ts";
import { graphLines, historyLines, revisionBlocks } from "./revision_text.ts";
import type { CommandInput } from "./table.ts";

/** What may be asked of {@linkcode history}. */
export interface HistoryOptions {
  /** `from:to`; either end may be missing, `current`, or relative. */
  readonly revRange?: string | undefined;
  /** Asks the database which revisions it is at. */
  readonly indicateCurrent?: boolean | undefined;
}

/** Revisions, newest first. */
export interface HistoryResult {
  readonly revisions: readonly RevisionInfo[];
  /** The ids in the version table; null when the database was not asked. */
  readonly current: readonly string[] | null;
}

/**
 * Lists the revisions, newest first. The database is asked only for `current`.
 *
 * @throws {AthanorError} `REVISION_RANGE`, `REVISION_NOT_FOUND`, and when the scripts cannot be read
 */
export async function history(
  config: Config,
  options: HistoryOptions = {},
): Promise<HistoryResult> {
  const script = await ScriptDirectory.open(config);
  const range = options.revRange ?? ":";
  const needsDatabase = options.indicateCurrent === true ||
    /\bcurrent\b/.test(range);
  const rows = needsDatabase ? await askDatabase(config, script) : null;
  const ids = script.graph.history(range, rows ?? []).map(({ id }) => id);
  return {
    revisions: script.scripts(ids).map(revisionInfo),
    current: rows,
  };
}

/** The environment is loaded only where it is needed: most listings need no database. */
async function askDatabase(
  config: Config,
  script: ScriptDirectory,
): Promise<readonly string[]> {
  const { currentRows } = await import("./current_rows.ts");
  return await currentRows(config, script);
}

/** The command. */
export const cli: CommandModule<CommandInput<"history">, HistoryResult> = {
  run: history,
  format({ revisions, current }, { style, verbose, input }) {
    const marked = input.indicateCurrent === true ? current ?? [] : [];
    const options = { style, current: marked };
    if (input.graph === true) return graphLines(revisions, options);
    return verbose
      ? revisionBlocks(revisions, options)
      : historyLines(revisions, options);
  },
};
