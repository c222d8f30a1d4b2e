/**
 * What `upgrade`, `downgrade` and `stamp` share: they plan steps, run them or
 * write them as a script, and say what became of the version rows.
 *
 * @module
 */
import type { Config } from "../config/config.ts";
import type { DatabaseResult, Plan, StepReport } from "../environment.ts";
import { AthanorError } from "../errors.ts";
import type { RevisionGraph, Step } from "../revision/mod.ts";
import { runEnvironment } from "../run_environment.ts";
import type { ScriptDirectory } from "../script/mod.ts";
import { type Continuation, continuationOf } from "./continuation.ts";
import { perDatabase } from "./per_database.ts";
import type { Style } from "./style.ts";
import { idList } from "./revision_text.ts";

/** What may be asked of every command that runs steps. */
export interface MigrateOptions {
  /** Writes the SQL instead of running it; no database is needed. */
  readonly sql?: boolean | undefined;
  /** Any text for `env.ts`. */
  readonly tag?: string | undefined;
  /** Goes on inside of a revision in which an earlier run stopped. */
  readonly resume?: boolean | undefined;
  /**
   * When to stop: no revision begins after it, and what is left comes back as
   * `continuation`. A `Date`, or milliseconds since 1970 as of `Date.now()`.
   */
  readonly deadline?: Date | number | undefined;
  /** Called when the steps are known, before the first runs. */
  readonly onPlan?: ((steps: readonly Step[]) => void) | undefined;
  /** Called after each step, with how many are done. */
  readonly onStep?: ((report: StepReport, done: number) => void) | undefined;
}

/** What a run did to one database. */
export interface MigratedDatabase extends DatabaseResult {
  /** The ids in the version table after. */
  readonly after: readonly string[];
}

/** What a run did. */
export interface MigrateResult {
  /** One entry for each database; `env.ts` may run several. */
  readonly databases: readonly MigratedDatabase[];
  /** The script, when only that was asked for. */
  readonly sql: string | null;
  /** What the deadline left for the next call; null when all is done. */
  readonly continuation: Continuation | null;
}

/** What to run. */
export interface MigrateRequest {
  readonly script: ScriptDirectory;
  /** The target as typed. */
  readonly revision: string;
  /** The steps from the rows that are there. */
  readonly plan: Plan;
  /** The same, where the rows alone tell. */
  readonly peek?: ((rows: readonly string[]) => readonly Step[]) | undefined;
  /** The rows that a script starts from. */
  readonly scriptRows: () => readonly string[];
}

/** Plans and runs steps, or writes them. */
export async function migrate(
  config: Config,
  request: MigrateRequest,
  options: MigrateOptions,
): Promise<MigrateResult> {
  const { script } = request;
  const pieces: string[] = [];
  const plans: (readonly Step[])[] = [];
  const { databases } = await runEnvironment({
    config,
    script,
    revision: request.revision,
    tag: options.tag,
    deadline: milliseconds(options.deadline),
    stopped: options.resume === true ? "resume" : "refuse",
    plan: request.plan,
    peek: request.peek,
    onPlan(steps) {
      plans.push(steps);
      options.onPlan?.(steps);
    },
    onStep: options.onStep,
    ...(options.sql === true && {
      sql: {
        output: (text: string) => pieces.push(text),
        heads: request.scriptRows(),
      },
    }),
  });
  const sql = pieces.join("");
  // env.ts may have the script go elsewhere, as that of "multidb" does.
  if (options.sql === true && plans.every((steps) => steps.length === 0)) {
    config.logger.info(
      "The script is empty: there is nothing to do on the way to " +
        `"${request.revision}"`,
    );
  }
  const left = databases.map(({ steps: ran }, at) =>
    continuationOf(request.revision, { steps: plans[at] ?? [], ran })
  );
  return {
    databases: databases.map((database, at) => {
      const ran = plans[at]?.slice(0, database.steps.length) ?? [];
      const after = script.graph.rowsAfter(ran, database.before).toSorted();
      return { ...database, after };
    }),
    sql: options.sql === true ? sql : null,
    continuation: left.find((each) => each !== null) ?? null,
  };
}

/**
 * A moment as of `Date.now()`.
 *
 * @throws {AthanorError} `USAGE` for what is none
 */
function milliseconds(moment: Date | number | undefined): number | undefined {
  const value: unknown = moment?.valueOf();
  if (value === undefined) return undefined;
  if (typeof value === "number" && !Number.isNaN(value)) return value;
  throw new AthanorError("USAGE", "The deadline is not a moment", {
    hint: "Give a Date, or milliseconds such as Date.now() + 20_000.",
  });
}

/** The ends of a target that may be a range `from:to`. */
export interface TargetRange {
  readonly from: string | undefined;
  readonly to: string;
}

/**
 * Takes a range apart.
 *
 * @throws {AthanorError} `REVISION_RANGE` for a range without `--sql`
 */
export function targetRange(
  text: string,
  { sql = false }: MigrateOptions,
): TargetRange {
  const colon = text.indexOf(":");
  if (colon < 0) return { from: undefined, to: text };
  if (!sql) {
    throw new AthanorError(
      "REVISION_RANGE",
      `The range "${text}" needs --sql: a database knows where it is`,
      {
        hint: `Name the target alone: "${text.slice(colon + 1)}".`,
        details: { target: text },
      },
    );
  }
  const to = text.slice(colon + 1);
  if (to === "") {
    throw new AthanorError(
      "REVISION_RANGE",
      `The range "${text}" does not say where it ends`,
      {
        hint: `Write a target behind the colon, as in "${text}head".`,
        details: { target: text },
      },
    );
  }
  return { from: text.slice(0, colon), to };
}

/** The version rows of a database that is at some revision. */
export function rowsAt(
  graph: RevisionGraph,
  revision: string | undefined,
): readonly string[] {
  if (revision === undefined || revision === "") return [];
  return graph.resolve(revision).map(({ id }) => id);
}

/** How {@linkcode migrateText} puts it. */
export interface MigrateTextOptions {
  readonly style: Style;
  /** The verb, such as `Upgraded`. */
  readonly done: string;
}

/** A run in a sentence for each database, or the script that it wrote. */
export function migrateText(
  { databases, sql }: MigrateResult,
  options: MigrateTextOptions,
): string {
  if (sql !== null) return sql;
  return perDatabase(databases, (database) => sentence(database, options));
}

function sentence(
  { before, after, steps }: MigratedDatabase,
  { style, done }: MigrateTextOptions,
): string {
  const [from, to] = [before, after].map((ids) => style.yellow(idList(ids)));
  if (steps.length === 0) return `Nothing to do: the database is at ${from}`;
  const total = steps.reduce((sum, step) => sum + step.milliseconds, 0);
  const count = steps.length === 1 ? "1 step" : `${steps.length} steps`;
  const spent = steps.length === 0 ? "" : ` (${count}, ${duration(total)})`;
  return `${style.green(done)} from ${from} to ${to}${style.dim(spent)}`;
}

function duration(milliseconds: number): string {
  return milliseconds < 1000
    ? `${Math.round(milliseconds)} ms`
    : `${(milliseconds / 1000).toFixed(1)} s`;
}
