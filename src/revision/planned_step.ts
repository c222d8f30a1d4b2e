import type { Revision } from "./revision.ts";
import type { Step, VersionRowChange } from "./step.ts";

/** What the steps of one plan have in common; a revision is its place in the graph. */
export interface Plan {
  readonly kind: "upgrade" | "downgrade";
  downIds(node: number): string[];
  rows(node: number): VersionRowChange[];
}

/**
 * A step that runs a revision. A plan may have thousands, of which a command
 * often asks only how many there are: what a step says besides its revision is
 * worked out when it is asked for.
 */
export class PlannedStep implements Step {
  readonly kind: Plan["kind"];
  readonly revision: Revision;
  readonly #plan: Plan;
  readonly #node: number;
  #rows: VersionRowChange[] | undefined;

  constructor(plan: Plan, node: number, revision: Revision) {
    this.kind = plan.kind;
    this.revision = revision;
    this.#plan = plan;
    this.#node = node;
  }

  get isUpgrade(): boolean {
    return this.kind === "upgrade";
  }

  get upIds(): string[] {
    return [this.revision.id];
  }

  get downIds(): string[] {
    return this.#plan.downIds(this.#node);
  }

  /** The same objects each time: the version table prepares statements for them. */
  get rows(): VersionRowChange[] {
    return this.#rows ??= this.#plan.rows(this.#node);
  }

  /** All that it says, for JSON. */
  toJSON(): Step {
    const { kind, revision, isUpgrade, upIds, downIds, rows } = this;
    return { kind, revision, isUpgrade, upIds, downIds, rows };
  }

  /** The same for `console.log`, in Deno and in Node. */
  [Symbol.for("nodejs.util.inspect.custom")](): Step {
    return this.toJSON();
  }
}
