import type { Config } from "../config/config.ts";
import type { DialectName } from "../dialect_name.ts";
import { AthanorError } from "../errors.ts";
import { MultipleHeadsError, type RevisionGraph } from "../revision/mod.ts";
import { ScriptDirectory } from "../script/mod.ts";
import { loadModule } from "../util/load_module.ts";
import { requireHeads } from "./at_heads.ts";
import type { CommandModule } from "./command_module.ts";
import { DONE, PENDING } from "./exit_code.ts";
import { type PendingChanges, pendingText } from "./pending_text.ts";
import { perDatabase } from "./per_database.ts";
import { idList } from "./revision_text.ts";
import type { CommandInput } from "./table.ts";

/** What is checked; without any of them, whether a database is as its schema says. */
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
  /** The dialect that the database speaks. */
  readonly dialectName: DialectName;
  /** The ids in the version table. */
  readonly rows: readonly string[];
}

/** What was checked, and what was found. */
export interface CheckResult {
  /** The one head; null when it was not asked for. */
  readonly singleHead: string | null;
  /** The databases that are at the heads; null when they were not asked for. */
  readonly databases: readonly CheckedDatabase[] | null;
  /** What keeps databases from being as their schemas say; null when that was not asked. */
  readonly pending: PendingChanges | null;
}

/**
 * Fails unless what it is asked for is so; without options, says what a
 * database lacks of its schema. Made for CI.
 *
 * @param config where the scripts, the databases and the schema are
 * @param options what to check
 * @throws {AthanorError} `MULTIPLE_HEADS` and `REVISION_NOT_FOUND` under
 * `singleHead`; `DATABASE_NOT_AT_HEAD`, `REVISION_NOT_IN_SCRIPTS` and
 * `CONNECT_FAILED` under `heads` and without options; `TARGET_INVALID` without
 * options
 */
export async function check(
  config: Config,
  { heads = false, singleHead = false }: CheckOptions = {},
): Promise<CheckResult> {
  const script = await ScriptDirectory.open(config);
  return {
    singleHead: singleHead ? onlyHead(script.graph) : null,
    databases: heads ? await databasesAtHeads(config, script) : null,
    pending: heads || singleHead ? null : await pending(config, script),
  };
}

async function pending(
  config: Config,
  script: ScriptDirectory,
): Promise<PendingChanges> {
  // Comparing loads what the other checks do not need.
  const { pendingChanges } = await loadModule<
    typeof import("./pending_changes.ts")
  >("commands/pending_changes.ts");
  return await pendingChanges(config, script);
}

function onlyHead({ heads }: RevisionGraph): string {
  const [head, ...more] = heads;
  if (head !== undefined && more.length === 0) return head;
  if (head !== undefined) {
    throw new MultipleHeadsError("head", heads, {
      message: `The scripts have ${heads.length} heads: "${
        heads.join('", "')
      }"`,
      hint: 'Join them with "athanor merge heads".',
    });
  }
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
  const { currentDatabases } = await loadModule<
    typeof import("./current_rows.ts")
  >("commands/current_rows.ts");
  const databases = (await currentDatabases(config, script))
    .map(({ database, dialectName, before: rows }) => {
      return { database, dialectName, rows };
    });
  requireHeads(script.graph, databases);
  return databases;
}

/** The command. */
export const cli: CommandModule<CommandInput<"check">, CheckResult> = {
  run: check,
  exitCode: ({ pending }) =>
    pending !== null && pending.changes.length > 0 ? PENDING : DONE,
  format({ singleHead, databases, pending }, { style }) {
    const lines: string[] = [];
    if (singleHead !== null) {
      lines.push(`The scripts have one head: ${style.yellow(singleHead)}`);
    }
    if (databases !== null) {
      lines.push(perDatabase(
        databases,
        ({ rows }) =>
          `The database is at the heads: ${style.yellow(idList(rows))}`,
      ));
    }
    if (pending !== null) lines.push(pendingText(pending, style));
    return lines.join("\n");
  },
};
