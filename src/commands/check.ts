import type { Config } from "../config/config.ts";
import type { DialectName } from "../dialect_name.ts";
import { AthanorError } from "../errors.ts";
import { MultipleHeadsError, type RevisionGraph } from "../revision/mod.ts";
import { ScriptDirectory } from "../script/mod.ts";
import { requireHeads } from "./at_heads.ts";
import type { CommandModule } from "./command_module.ts";
import { perDatabase } from "./per_database.ts";
import { idList } from "./revision_text.ts";
import type { CommandInput } from "./table.ts";
import { UsageError } from "./usage_error.ts";

/** What is checked; at least one of them. */
export interface CheckOptions {
  /** That every database is at every head of the scripts. */
  readonly heads?: boolean | undefined;
  /** That the scripts have exactly one head; no database is asked. */
  readonly singleHead?: boolean | undefined;
}

/** A database that is at every head. */
export interface CheckedDatabase {
  /** Its URL without the password, or `connection` for one that was given open. */
  readonly database: string;
  readonly dialectName: DialectName;
  /** The ids in the version table. */
  readonly rows: readonly string[];
}

/** What was checked and found right. */
export interface CheckResult {
  /** The one head; null when it was not asked for. */
  readonly singleHead: string | null;
  /** The databases that are at the heads; null when they were not asked for. */
  readonly databases: readonly CheckedDatabase[] | null;
}

/**
 * Fails unless what it is asked for is so; made for CI.
 *
 * @param config where the scripts and the databases are
 * @param options what to check
 * @throws {AthanorError} `MULTIPLE_HEADS` and `REVISION_NOT_FOUND` under
 * `singleHead`; `DATABASE_NOT_AT_HEAD`, `REVISION_NOT_IN_SCRIPTS` and
 * `CONNECT_FAILED` under `heads`; `USAGE` when nothing is asked for
 */
export async function check(
  config: Config,
  { heads = false, singleHead = false }: CheckOptions,
): Promise<CheckResult> {
  if (!heads && !singleHead) throw nothingToCheck();
  const script = await ScriptDirectory.open(config);
  return {
    singleHead: singleHead ? onlyHead(script.graph) : null,
    databases: heads ? await databasesAtHeads(config, script) : null,
  };
}

function onlyHead({ heads }: RevisionGraph): string {
  const [head, ...more] = heads;
  if (head !== undefined && more.length === 0) return head;
  if (head !== undefined) throw new MultipleHeadsError("head", heads);
  throw new AthanorError(
    "REVISION_NOT_FOUND",
    "The scripts have no head, because there is no revision",
    { hint: "Check that scriptLocation names the right folder." },
  );
}

async function databasesAtHeads(
  config: Config,
  script: ScriptDirectory,
): Promise<CheckedDatabase[]> {
  // Connecting loads the environment, which checking the scripts does not need.
  const { currentDatabases } = await import("./current_rows.ts");
  const databases = (await currentDatabases(config, script))
    .map(({ database, dialectName, before: rows }) => {
      return { database, dialectName, rows };
    });
  requireHeads(script.graph, databases);
  return databases;
}

function nothingToCheck(): UsageError {
  return new UsageError("check needs to be told what to check", {
    hint: "Write --heads (the database is at the heads), --single-head (the " +
      "scripts have one head), or both.",
    command: "check",
  });
}

/** The command. */
export const cli: CommandModule<CommandInput<"check">, CheckResult> = {
  run: check,
  format({ singleHead, databases }, { style }) {
    const atHeads = databases === null ? [] : [
      perDatabase(
        databases,
        ({ rows }) =>
          `The database is at the heads: ${style.yellow(idList(rows))}`,
      ),
    ];
    return singleHead === null ? atHeads.join("\n") : [
      `The scripts have one head: ${style.yellow(singleHead)}`,
      ...atHeads,
    ].join("\n");
  },
};
