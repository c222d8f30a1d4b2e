import {
  destinationIds,
  type RevisionGraph,
  sourceIds,
  type Step,
} from "../revision/mod.ts";
import type { Script, ScriptDirectory } from "../script/mod.ts";

/** What a step is about, as hooks see it (Alembic's `MigrationInfo`). */
export class MigrationInfo {
  /** Whether the step moves up; a stamp moves either way. */
  readonly isUpgrade: boolean;
  /** Whether only the version rows move. */
  readonly isStamp: boolean;
  /** Whether a script ran. */
  readonly isMigration: boolean;
  /** The upper side. */
  readonly upRevisionIds: readonly string[];
  /** The lower side, dependencies included. */
  readonly downRevisionIds: readonly string[];
  /** Where the step comes from. */
  readonly sourceRevisionIds: readonly string[];
  /** Where the step leads to. */
  readonly destinationRevisionIds: readonly string[];
  readonly #scripts: ScriptDirectory;

  /** Hooks are given one. */
  constructor(step: Step, scripts: ScriptDirectory) {
    this.isUpgrade = step.isUpgrade;
    this.isStamp = step.kind === "stamp";
    this.isMigration = step.kind !== "stamp";
    this.upRevisionIds = step.upIds;
    this.downRevisionIds = step.downIds;
    this.sourceRevisionIds = sourceIds(step);
    this.destinationRevisionIds = destinationIds(step);
    this.#scripts = scripts;
  }

  /** The one revision of the upper side, or null when there is none. */
  get upRevisionId(): string | null {
    return this.upRevisionIds[0] ?? null;
  }

  /** The whole graph. */
  get revisionMap(): RevisionGraph {
    return this.#scripts.graph;
  }

  /** The script of the upper side, or null when there is none. */
  get upRevision(): Script | null {
    return this.upRevisions[0] ?? null;
  }

  /** The scripts of the upper side. */
  get upRevisions(): Script[] {
    return this.#scripts.scripts(this.upRevisionIds);
  }

  /** The scripts of the lower side. */
  get downRevisions(): Script[] {
    return this.#scripts.scripts(this.downRevisionIds);
  }

  /** The scripts that the step comes from. */
  get sourceRevisions(): Script[] {
    return this.#scripts.scripts(this.sourceRevisionIds);
  }

  /** The scripts that the step leads to. */
  get destinationRevisions(): Script[] {
    return this.#scripts.scripts(this.destinationRevisionIds);
  }
}
