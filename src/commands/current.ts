import type { Config } from "../config/config.ts";
import type { DialectName } from "../dialect_name.ts";
import type { DatabaseResult } from "../environment.ts";
import { AthanorError } from "../errors.ts";
import type { RevisionGraph } from "../revision/mod.ts";
import { ScriptDirectory } from "../script/mod.ts";
import type { CommandModule, FormatOptions } from "./command_module.ts";
import { currentDatabases } from "./current_rows.ts";
import { type RevisionInfo, revisionInfo } from "./revision_info.ts";
import { BASE, revisionBlocks, revisionLines } from "./revision_text.ts";
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
  readonly dialectName: DialectName;
  /** The ids in the version table. */
  readonly rows: readonly string[];
  /** The ends of the lines that the rows stand for, those that a dependency brought in included. */
  readonly revisions: readonly RevisionInfo[];
  /** Rows that no script has. */
  readonly unknown: readonly string[];
  /** Whether the rows are what a full upgrade leaves. */
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
 * @throws {AthanorError} `CONNECT_FAILED`, and `DATABASE_NOT_AT_HEAD` under `checkHeads`
 */
export async function current(
  config: Config,
  { checkHeads = false }: CurrentOptions = {},
): Promise<CurrentResult> {
  const script = await ScriptDirectory.open(config);
  const found = await currentDatabases(config, script);
  const databases = found.map((database) => describe(database, script));
  const behind = databases.find(({ isAtHeads }) => !isAtHeads);
  if (checkHeads && behind !== undefined) {
    throw notAtHeads(behind, script.graph);
  }
  return { databases };
}

function describe(
  { dialectName, database, before: rows }: DatabaseResult,
  script: ScriptDirectory,
): CurrentDatabase {
  const { graph } = script;
  const known = rows.filter((row) => graph.get(row) !== undefined);
  const tips = graph.currentTips(known).map(({ id }) => id);
  // Rows hold real heads: a head that another revision depends on has no row.
  const heads = graph.realHeads.toSorted();
  return {
    database,
    dialectName,
    rows,
    revisions: script.scripts(tips).map(revisionInfo),
    unknown: rows.filter((row) => !known.includes(row)),
    isAtHeads: String(heads) === String(rows.toSorted()),
  };
}

function notAtHeads(
  { rows }: CurrentDatabase,
  { realHeads }: RevisionGraph,
): AthanorError {
  return new AthanorError(
    "DATABASE_NOT_AT_HEAD",
    `The database is at ${quoted(rows)}, and the heads are ${
      quoted(realHeads)
    }`,
    {
      hint: 'Run "athanor upgrade heads".',
      details: { rows, heads: realHeads },
    },
  );
}

function quoted(ids: readonly string[]): string {
  return ids.map((id) => `"${id}"`).join(", ") || "the base";
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
  { revisions, unknown }: CurrentDatabase,
  { style, verbose }: FormatOptions<CommandInput<"current">>,
): string {
  const known = verbose
    ? revisionBlocks(revisions, { style })
    : revisionLines(revisions, { style });
  const rest = unknown.map((id) =>
    `${style.yellow(id)} ${style.red("(no script)")}`
  );
  return [known, ...rest].filter(Boolean).join("\n") || BASE;
}
