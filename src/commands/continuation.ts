import type { StepReport } from "../environment.ts";
import type { Step } from "../revision/mod.ts";

/** What is left of a run that its deadline stopped between two revisions. */
export interface Continuation {
  /** The target for the next call: as it was typed, or an id where that was relative. */
  readonly revision: string;
  /** The revisions that did not run, in their order. */
  readonly pending: readonly string[];
}

/** A target that means something else once a step has run, such as `+2` or `-1`. */
const RELATIVE = /(^|@|[0-9a-z_])[+-]\d+$/i;

/** What is left of the steps after those that ran; null when nothing is. */
export function continuationOf(
  revision: string,
  { steps, ran }: {
    readonly steps: readonly Step[];
    readonly ran: readonly StepReport[];
  },
): Continuation | null {
  const left = steps.slice(ran.length);
  const last = left.at(-1);
  if (last === undefined) return null;
  return {
    revision: RELATIVE.test(revision) ? destinationOf(last) : revision,
    pending: left.map((step) => step.revision?.id ?? "base"),
  };
}

/** Where the last step leads, as a target of its own. */
function destinationOf({ kind, revision }: Step): string {
  if (revision === null) return "base";
  return kind === "upgrade" ? revision.id : revision.down[0] ?? "base";
}
