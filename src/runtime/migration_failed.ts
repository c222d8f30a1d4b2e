import { AthanorError, isAthanorError } from "../errors.ts";
import {
  isStatementError,
  type StatementError,
} from "../drivers/statement_error.ts";
import { verbOf } from "../operations/mod.ts";
import { fromFileUrl } from "../util/path.ts";
import { misspeltVerb } from "./misspelt_verb.ts";
import { shortStatement } from "./short_statement.ts";
import { failureOf, toError } from "./operation_failure.ts";
import { type Said, saidIn } from "./said.ts";
import { positionIn, type SourcePosition } from "../util/stack_position.ts";

/** Where a run stood when a migration failed. */
export interface FailedRun {
  /** The id of the revision that failed. */
  readonly revision: string;
  /** What was being done with it. */
  readonly kind: "upgrade" | "downgrade" | "stamp";
  /** The script's file, for people. */
  readonly path: string | undefined;
  /** The script's URL, as it stands in stacks. */
  readonly url: string | undefined;
  /** The ids that took effect before it and stay. */
  readonly applied: readonly string[];
  /** The ids before it that share its fate, when that is not known. */
  readonly undecided: readonly string[];
  /** The ids that did not run. */
  readonly pending: readonly string[];
  /** The statements of the failed revision that took effect and stay, shortened. */
  readonly effects: readonly string[];
  /** The statement that was in flight when the connection was lost. */
  readonly inFlight: string | undefined;
  /** How often it was tried again before. */
  readonly retries: number;
  /** What became of the failed revision's own work. */
  readonly outcome:
    | "rolled back"
    | "partly applied"
    | "may be partly applied"
    | "may be committed"
    | "left to the caller"
    | "not written";
}

/** A migration that failed, with all that a person needs to go on. */
export class MigrationFailedError extends AthanorError {
  /** Always `"MigrationFailedError"`. */
  override readonly name = "MigrationFailedError";
  /** Where the run stood. */
  readonly run: FailedRun;
  /** The line in the script, where it is known. */
  readonly position: SourcePosition | undefined;
  /** The operation as the script said it, such as `createTable`. */
  readonly operation: string | undefined;
  /** The statement that the database refused. */
  readonly sql: string | undefined;

  /** The runner throws it; `thrown` becomes its `cause`. */
  constructor(thrown: unknown, run: FailedRun) {
    const cause = toError(thrown);
    const failure = failureOf(cause);
    const said = failure && saidIn(failure.said, run.url);
    const operation = said && verbOf(said.operation);
    const position = positionOf(cause, run.url, said);
    const statement = isStatementError(cause) ? cause : undefined;
    super(
      "MIGRATION_FAILED",
      `Cannot ${run.kind} "${run.revision}": ${cause.message}`,
      {
        cause,
        hint: hintOf(cause, run),
        details: {
          revision: run.revision,
          direction: run.kind,
          path: pathOf(position, run),
          line: position?.line,
          column: position?.column,
          operation,
          sql: statement?.sql,
          sqlPosition: statement?.position,
          databaseMessage: statement?.message,
          databaseCode: statement?.databaseCode,
          databaseDetail: statement?.detail,
          outcome: run.outcome,
          retries: run.retries === 0 ? undefined : run.retries,
          statements: statementsOf(run, statement),
          applied: run.applied,
          undecided: run.undecided,
          pending: run.pending,
        },
      },
    );
    this.run = run;
    this.position = position;
    this.operation = operation;
    this.sql = statement?.sql;
  }
}

/** The way out: what the cause says, and how to go on where a part stays. */
function hintOf(
  cause: Error,
  { kind, outcome, effects, inFlight }: FailedRun,
): string | undefined {
  const own = isAthanorError(cause) ? cause.hint : misspeltVerb(cause);
  const isLost = isStatementError(cause) && cause.connectionLost;
  // A driver cannot know what a lost connection left; a run does.
  if (isLost && outcome === "rolled back") return "Run the same command again.";
  // Whether there is anything to resume, only the database knows.
  if (outcome === "may be committed") return own;
  if (effects.length === 0 && inFlight === undefined) return own;
  const goOn = isLost
    ? `Run the ${kind} again with --resume to go on`
    : `Correct what failed, leave what is done, and run the ${kind} again with --resume`;
  const resume = `${goOn}, or settle it by hand and with \`athanor repair\`.`;
  return own === undefined || isLost
    ? resume
    : `${own.replace(/[^.?!]$/, "$&.")} ${resume}`;
}

/** What is known of the failed revision's statements, where any stays or may. */
function statementsOf(
  { effects, inFlight }: FailedRun,
  failed: StatementError | undefined,
): Readonly<Record<string, unknown>> | undefined {
  if (effects.length === 0 && inFlight === undefined) return undefined;
  return {
    done: effects,
    inFlight,
    failed: inFlight === undefined && failed
      ? shortStatement(failed.sql)
      : undefined,
  };
}

/** The place in the failed script; an operation of an earlier one that came too late has its place there. */
function positionOf(
  cause: Error,
  url: string | undefined,
  said: Said | undefined,
): SourcePosition | undefined {
  const position = said?.origin.position(url);
  if (position !== undefined && position.url === url) return position;
  const thrown = positionIn(cause.stack ?? "", url);
  const isLate = isAthanorError(cause) && cause.code === "MIGRATION_CLOSED";
  return thrown?.url === url || isLate ? thrown : undefined;
}

function pathOf(
  position: SourcePosition | undefined,
  { url, path }: FailedRun,
): string | undefined {
  if (position === undefined || position.url === url) return path;
  return position.url.startsWith("file:")
    ? fromFileUrl(position.url)
    : position.url;
}
