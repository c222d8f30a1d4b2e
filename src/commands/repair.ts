import type { Config } from "../config/config.ts";
import {
  type Plan,
  runEnvironment,
  type StoppedRevision,
  stoppedRevisions,
} from "../environment.ts";
import { AthanorError } from "../errors.ts";
import type { RevisionGraph, Step } from "../revision/mod.ts";
import { ScriptDirectory } from "../script/mod.ts";
import type { CommandModule } from "./command_module.ts";
import { perDatabase } from "./per_database.ts";
import type { CommandInput } from "./table.ts";
import { UsageError } from "./usage_error.ts";

/** What may be asked of {@linkcode repair}. */
export interface RepairOptions {
  /** Records the revision on this side; without it nothing is changed. */
  readonly mark?: "applied" | "not applied" | undefined;
}

/** What one database was found in. */
export interface RepairedDatabase {
  /** Its URL without the password, or `connection` for one that was given open. */
  readonly database: string;
  /** The revisions in which a run stopped. */
  readonly stopped: readonly StoppedRevision[];
  /** Whether they were settled. */
  readonly settled: boolean;
}

/** What was found, and what was done about it. */
export interface RepairResult {
  /** One entry for each database; `env.ts` may run several. */
  readonly databases: readonly RepairedDatabase[];
}

/**
 * Shows the revisions in which a run stopped after a part of them took effect,
 * and settles them when asked to.
 *
 * @throws {AthanorError} `CONNECT_FAILED`, `LOCK_NOT_OBTAINED`,
 * `VERSION_ROW_CHANGED`, and `NEEDS_REPAIR` when the version rows cannot move over the revision
 */
export async function repair(
  config: Config,
  { mark }: RepairOptions = {},
): Promise<RepairResult> {
  const script = await ScriptDirectory.open(config);
  const databases: RepairedDatabase[] = [];
  await runEnvironment({
    config,
    script,
    stopped: "ignore",
    readOnly: mark === undefined,
    async plan(rows, context, database) {
      const stopped = stoppedRevisions(await context.journalTable.read());
      const settled = mark !== undefined && stopped.length > 0;
      if (settled) {
        const steps = stopped.flatMap((each) =>
          moves(each, mark) ? [stepOf(script.graph, each, rows)] : []
        );
        await settle(context, { stopped, steps });
      }
      databases.push({ database, stopped, settled });
      return [];
    },
  });
  return { databases };
}

/** Whether the version rows still have to move. */
function moves(
  { direction }: StoppedRevision,
  mark: RepairOptions["mark"],
): boolean {
  return direction === (mark === "applied" ? "upgrade" : "downgrade");
}

/** The step that the run did not end. */
function stepOf(
  graph: RevisionGraph,
  { revision, direction }: StoppedRevision,
  rows: readonly string[],
): Step {
  const steps = direction === "upgrade"
    ? graph.upgradeSteps(revision, rows)
    : graph.downgradeSteps("base", rows);
  const [next] = steps;
  if (next?.revision?.id === revision) return next;
  throw new AthanorError(
    "NEEDS_REPAIR",
    `The ${direction} of "${revision}" is not the next step from where the database is`,
    {
      hint: "Set the version rows with `athanor stamp` after marking the " +
        "revision the other way.",
      details: { revision, direction, rows },
    },
  );
}

async function settle(
  { transaction, versionTable, journalTable }: Parameters<Plan>[1],
  { stopped, steps }: {
    readonly stopped: readonly StoppedRevision[];
    readonly steps: readonly Step[];
  },
): Promise<void> {
  await versionTable.ensure();
  await transaction.begin();
  try {
    for (const { rows } of steps) await versionTable.apply(rows);
    for (const each of stopped) await journalTable.clear(each);
    await transaction.commit();
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}

/** The command. */
export const cli: CommandModule<CommandInput<"repair">, RepairResult> = {
  run(config, { markApplied, markNotApplied }, shell) {
    if (markApplied === true && markNotApplied === true) throw bothMarks();
    if (markApplied !== true && markNotApplied !== true) return repair(config);
    const mark = markApplied === true ? "applied" : "not applied";
    if (!shell.confirm(`Record the stopped revision as ${mark}?`)) {
      throw new AthanorError("INTERRUPTED", "Nothing was changed");
    }
    return repair(config, { mark });
  },
  format: ({ databases }) => perDatabase(databases, account),
};

function bothMarks(): UsageError {
  return new UsageError(
    "--mark-applied and --mark-not-applied exclude each other",
    { hint: "Give the one that is true now.", command: "repair" },
  );
}

function account({ stopped, settled }: RepairedDatabase): string {
  if (stopped.length === 0) return "Nothing to repair";
  return stopped.map((each) => lines(each, settled).join("\n")).join("\n");
}

function lines(
  { revision, direction, done, inFlight, failed }: StoppedRevision,
  settled: boolean,
): string[] {
  const title = `${settled ? "Settled" : "Stopped inside"} the ${direction} ` +
    `of "${revision}"`;
  return [
    title,
    ...done.map((sql) => `  done: ${sql}`),
    ...(inFlight === null ? [] : [`  unknown: ${inFlight}`]),
    ...(failed === null ? [] : [`  failed: ${failed}`]),
  ];
}
