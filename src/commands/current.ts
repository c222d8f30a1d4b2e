import type { Config } from "../config/config.ts";
import type { DialectName } from "../dialect_name.ts";
import type { DatabaseResult, StoppedRevision } from "../environment.ts";
import { stoppedError } from "../run_environment.ts";
import { ScriptDirectory } from "../script/mod.ts";
import { missingRevisions, requireHeads } from "./at_heads.ts";
import type { CommandModule, FormatOptions } from "./command_module.ts";
import { currentDatabases } from "./current_rows.ts";
import { type RevisionInfo, revisionInfo } from "./revision_info.ts";
import { BASE, revisionBlocks, revisionLines } from "./revision_text.ts";
import { stoppedLines } from "./stopped_text.ts";
import type { CommandInput } from "./table.ts";

/** What may be asked of {@linkcode current}. */
export interface CurrentOptions {
  /** Fails unless the database is at every head. */
  readonly checkHeads?: boolean | undefined;
}

/** Where one database is. */
export interface CurrentDatabase {
  /** Its URL without the password, or `connection` for one that was given open. */
  readonly database: string;
  /** The dialect that the database speaks. */
  readonly dialectName: DialectName;
  /** The ids in the version table. */
  readonly rows: readonly string[];
  /** The ends of the lines that the rows stand for, those that a dependency brought in included. */
  readonly revisions: readonly RevisionInfo[];
  /** Rows that no script has. */
  readonly unknown: readonly string[];
  /** The revisions in which a run stopped after a part of them took effect. */
  readonly stopped: readonly StoppedRevision[];
  /** Whether a full upgrade would apply nothing. */
  readonly isAtHeads: boolean;
}

/** Where the databases are. */
export interface CurrentResult {
  /** One entry for each database; `env.ts` may configure several. */
  readonly databases: readonly CurrentDatabase[];
}

/**
 * Says which revisions the database is at. Nothing is created there.
 *
 * @throws {AthanorError} `CONNECT_FAILED`, and under `checkHeads` `DATABASE_NOT_AT_HEAD`,
 * `REVISION_NOT_IN_SCRIPTS` and `NEEDS_REPAIR`
 */
export async function current(
  config: Config,
  { checkHeads = false }: CurrentOptions = {},
): Promise<CurrentResult> {
  const script = await ScriptDirectory.open(config);
  const found = await currentDatabases(config, script);
  const databases = found.map((database) => describe(database, script));
  if (checkHeads) {
    for (const { stopped: [first] } of databases) {
      if (first !== undefined) throw stoppedError(first);
    }
    requireHeads(script.graph, databases);
  }
  return { databases };
}

function describe(
  { dialectName, database, before: rows, stopped }: DatabaseResult,
  script: ScriptDirectory,
): CurrentDatabase {
  const { graph } = script;
  const known = rows.filter((row) => graph.get(row) !== undefined);
  const unknown = rows.filter((row) => !known.includes(row));
  const tips = graph.currentTips(known).map(({ id }) => id);
  return {
    database,
    dialectName,
    rows,
    revisions: script.scripts(tips).map(revisionInfo),
    unknown,
    stopped,
    isAtHeads: unknown.length === 0 && stopped.length === 0 &&
      missingRevisions(graph, rows).length === 0,
  };
}

/** The command. */
export const cli: CommandModule<CommandInput<"current">, CurrentResult> = {
  run: current,
  format({ databases }, options) {
    const titled = options.verbose || databases.length > 1;
    return databases.map((database) => {
      const text = databaseText(database, options);
      const title = options.style.bold("Database:");
      const gap = options.verbose ? "\n\n" : "\n";
      return titled ? `${title} ${database.database}${gap}${text}` : text;
    }).join("\n\n");
  },
};

function databaseText(
  { revisions, unknown, stopped }: CurrentDatabase,
  { style, verbose }: FormatOptions<CommandInput<"current">>,
): string {
  const known = verbose
    ? revisionBlocks(revisions, { style })
    : revisionLines(revisions, { style });
  const rest = unknown.map((id) =>
    `${style.yellow(id)} ${style.red("(no script)")}`
  );
  const rows = [known, ...rest].filter(Boolean).join("\n") || BASE;
  return [rows, ...stoppedLines(stopped, style)].join("\n");
}
