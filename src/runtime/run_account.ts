import type { Step } from "../revision/mod.ts";
import type { MigrationContext } from "./migration_context.ts";
import type { FailedRun } from "./migration_failed.ts";
import type { StepJournal } from "./step_journal.ts";

/** What became of one step that failed. */
export interface FailedStep {
  readonly step: Step;
  /** Whether a part of it was committed. */
  readonly split: boolean;
  readonly journal?: StepJournal | undefined;
}

/** Which steps of a run took effect for good, and which did not. */
export class RunAccount {
  readonly #context: MigrationContext;
  readonly #steps: readonly Step[];
  #done = 0;
  /** How many steps a commit made final, in one transaction for the run. */
  #final = 0;

  constructor(context: MigrationContext, steps: readonly Step[]) {
    this.#context = context;
    this.#steps = steps;
  }

  /** How many steps ran. */
  get done(): number {
    return this.#done;
  }

  /** Counts a step that ran. */
  addDone(): void {
    this.#done++;
  }

  /** Says that the transaction of the run was committed when this many steps had run. */
  committedAt(steps: number): void {
    this.#final = steps;
  }

  /** The ids that stay and those that do not, as far as the run came. */
  standing(): Pick<FailedRun, "applied" | "pending"> {
    const ids = this.#steps.map(stepId);
    const kept = this.#kept;
    return { applied: ids.slice(0, kept), pending: ids.slice(kept) };
  }

  /** All that is to say of a step that failed. */
  failed(
    { step, split, journal }: FailedStep,
  ): Pick<
    FailedRun,
    "applied" | "undecided" | "pending" | "effects" | "inFlight" | "outcome"
  > {
    const effects = journal?.effects ?? [];
    const inFlight = journal?.inFlight;
    const stays = journal === undefined ? split : effects.length > 0;
    const outcome = this.#outcome(stays, inFlight);
    return { effects, inFlight, outcome, ...this.#around(step, outcome) };
  }

  #outcome(
    stays: boolean,
    inFlight: string | undefined,
  ): FailedRun["outcome"] {
    const { transaction, transactionScope, isOffline } = this.#context;
    if (isOffline) return "not written";
    if (transactionScope === "external") return "left to the caller";
    if (transaction.isUndecided) return "may be committed";
    if (stays) return "partly applied";
    return inFlight === undefined ? "rolled back" : "may be partly applied";
  }

  /** How many of the steps that ran stay although a later one fails. */
  get #kept(): number {
    const { isOffline, transactionScope: scope } = this.#context;
    // A script that breaks off is none.
    if (isOffline) return 0;
    return scope === "run" ? this.#final : this.#done;
  }

  #around(
    failed: Step,
    outcome: FailedRun["outcome"],
  ): Pick<FailedRun, "applied" | "undecided" | "pending"> {
    const ids = this.#steps.map(stepId);
    const at = this.#steps.indexOf(failed);
    const kept = this.#kept;
    const [applied, before] = [ids.slice(0, kept), ids.slice(kept, at)];
    const after = ids.slice(at + 1);
    if (outcome === "left to the caller") {
      return { applied: [], undecided: ids.slice(0, at), pending: after };
    }
    return outcome === "may be committed"
      ? { applied, undecided: before, pending: after }
      : { applied, undecided: [], pending: [...before, ...after] };
  }
}

/** What a step is called in reports. */
export function stepId({ revision }: Step): string {
  return revision?.id ?? "base";
}
