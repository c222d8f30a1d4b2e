import type { StepReport } from "../environment.ts";
import type { Step } from "../revision/mod.ts";
import type { Grammar } from "./command_outline.ts";

/** Told of a run: its steps before the first, and then how many are done. */
export interface ProgressCallbacks {
  readonly onPlan: (steps: readonly Step[]) => void;
  readonly onStep: (report: StepReport, done: number) => void;
}

/** What a command may ask of the command line it was started from. */
export interface Shell {
  /** All commands and their flags. */
  readonly grammar: Grammar;
  /** Told how a run goes; the names are those of a run's callbacks. */
  readonly progress: ProgressCallbacks;
  /** Asks a person for a line; nothing when there is no terminal, under `--yes` and `--json`. */
  ask(question: string): string | undefined;
  /** Asks a person for consent; given without a question under `--yes`, and where there is no terminal. */
  confirm(question: string): boolean;
}
