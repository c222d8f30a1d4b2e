import { AthanorError } from "../errors.ts";
import type { Direction, JournaledStep, JournalRow } from "./journal_table.ts";

/** A revision in which a run stopped after a part of it took effect for good. */
export interface StoppedRevision extends JournaledStep {
  /** The statements that took effect, in order and shortened. */
  readonly done: readonly string[];
  /** The statement that was running when the run died; it may have taken effect. */
  readonly inFlight: string | null;
  /** The statement that failed and may have left something behind. */
  readonly failed: string | null;
  /** All that in a sentence. */
  readonly message: string;
  /** The way out. */
  readonly hint: string;
}

/** The revisions that journal rows tell of. */
export function stoppedRevisions(
  rows: readonly JournalRow[],
): StoppedRevision[] {
  const keys = new Map(rows.map(({ revision, direction }) => [
    `${direction} ${revision}`,
    { revision, direction },
  ]));
  return [...keys.values()].map((step) => stoppedAt(step, rowsOf(rows, step)));
}

/** The rows of one step. */
export function rowsOf(
  rows: readonly JournalRow[],
  { revision, direction }: JournaledStep,
): JournalRow[] {
  return rows.filter((row) =>
    row.revision === revision && row.direction === direction
  );
}

/** A started statement that another came after has ended. */
function stoppedAt(
  step: JournaledStep,
  rows: readonly JournalRow[],
): StoppedRevision {
  const last = rows.at(-1);
  const flying = last?.state === "started" ? last : undefined;
  const done = rows.filter((row) => row !== flying && row.state !== "failed");
  const { revision, direction } = step;
  return {
    ...step,
    done: done.map(({ statement }) => statement),
    inFlight: flying?.statement ?? null,
    failed: rows.find(({ state }) => state === "failed")?.statement ?? null,
    message: `An earlier run stopped inside the ${direction} of "${revision}"` +
      `: ${account(done.length, flying !== undefined)}`,
    hint: `Run the ${direction} again with --resume to go on, or settle it ` +
      "by hand and with `athanor repair`.",
  };
}

/** The error of a run that finds a revision half done. */
export function stoppedError(
  { message, hint, revision, direction, ...statements }: StoppedRevision,
): AthanorError {
  const details = { revision, direction, statements };
  return new AthanorError("NEEDS_REPAIR", message, { hint, details });
}

function account(done: number, isFlying: boolean): string {
  const count = done === 1
    ? "1 statement took effect"
    : `${done} statements took effect`;
  return isFlying ? `${count}, and one may have` : count;
}

/** The error of a resumed run that cannot tell what to do. */
export function cannotResume(
  { revision, direction }: JournaledStep,
  { reason, details = {} }: {
    readonly reason: string;
    readonly details?: Readonly<Record<string, unknown>>;
  },
): AthanorError {
  return new AthanorError(
    "NEEDS_REPAIR",
    `Cannot resume the ${direction} of "${revision}": ${reason}`,
    {
      hint: "Restore what the revision said when it stopped and run with " +
        "--resume, or bring the database by hand to before or after it and " +
        "run `athanor repair --mark-not-applied` or `--mark-applied`.",
      details: { revision, direction, ...details },
    },
  );
}

/** Checks that a plan leads through the revisions that are half done. */
export function assertResumes(
  stopped: readonly StoppedRevision[],
  steps: readonly {
    readonly kind: string;
    readonly revision: { readonly id: string } | null;
  }[],
): void {
  for (const { revision, direction } of stopped) {
    const found = steps.some((step) =>
      step.kind === direction && step.revision?.id === revision
    );
    if (found) continue;
    throw new AthanorError(
      "NEEDS_REPAIR",
      `The run does not lead through the ${direction} of "${revision}", which is half done`,
      {
        hint: `Run \`athanor ${direction} ${TARGETS[direction]} --resume\`.`,
        details: { revision, direction },
      },
    );
  }
}

const TARGETS: Readonly<Record<Direction, string>> = {
  upgrade: "heads",
  downgrade: "-1",
};
