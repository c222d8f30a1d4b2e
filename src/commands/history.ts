import type { Config } from "../config/config.ts";
import type { StoppedRevision } from "../environment.ts";
import { ScriptDirectory } from "../script/mod.ts";
import { loadModule } from "../util/load_module.ts";
import type { CurrentRows } from "./current_rows.ts";
import type { CommandModule } from "./command_module.ts";
import { type RevisionInfo, revisionInfo } from "./revision_info.ts";
import { graphLines } from "./graph_text.ts";
import { historyLines, revisionBlocks } from "./revision_text.ts";
import { stoppedLines } from "./stopped_text.ts";
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
  /** The revisions, newest first unless asked otherwise. */
  readonly revisions: readonly RevisionInfo[];
  /** The ids in the version table; null when the database was not asked. */
  readonly current: readonly string[] | null;
  /** The revisions in which a run stopped half-way; null when the database was not asked. */
  readonly stopped: readonly StoppedRevision[] | null;
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
  const found = needsDatabase ? await askDatabase(config, script) : null;
  const ids = script.graph.history(range, found?.rows ?? []);
  return {
    revisions: script.scripts(ids.map(({ id }) => id)).map(revisionInfo),
    current: found?.rows ?? null,
    stopped: found?.stopped ?? null,
  };
}

/** The environment is loaded only where it is needed: most listings need no database. */
async function askDatabase(
  config: Config,
  script: ScriptDirectory,
): Promise<CurrentRows> {
  const { currentRows } = await loadModule<
    typeof import("./current_rows.ts")
  >("commands/current_rows.ts");
  return await currentRows(config, script);
}

/** The command. */
export const cli: CommandModule<CommandInput<"history">, HistoryResult> = {
  run: history,
  format(result, { style, verbose, input }) {
    const { revisions } = result;
    const marks = input.indicateCurrent === true;
    const current = marks ? result.current ?? [] : [];
    const stopped = marks ? result.stopped ?? [] : [];
    const options = { style, current, stopped: stopped.map(idOf) };
    const write = input.graph === true
      ? graphLines
      : verbose
      ? revisionBlocks
      : historyLines;
    return [write(revisions, options), ...stoppedLines(stopped, style)]
      .join("\n");
  },
};

function idOf({ revision }: StoppedRevision): string {
  return revision;
}
