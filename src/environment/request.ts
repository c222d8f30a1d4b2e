import type { AskRename, RenameAnswers } from "../autogenerate/mod.ts";
import type { Config } from "../config/config.ts";
import type { DialectName } from "../dialect_name.ts";
import type { Step } from "../revision/mod.ts";
import type {
  MigrationContext,
  OutputBuffer,
  StepReport,
  StoppedRevision,
} from "../runtime/mod.ts";
import type { ScriptDirectory } from "../script/mod.ts";

/** Asks a command for its steps, once it is known where a database is. */
export type Plan = (
  heads: readonly string[],
  context: MigrationContext,
  /** As {@linkcode DatabaseResult.database}. */
  database: string,
) => readonly Step[] | Promise<readonly Step[]>;

/** The script that is written instead of running statements. */
export interface ScriptRequest {
  readonly output: OutputBuffer;
  /** The rows that the script starts from; none for an empty database. */
  readonly heads: readonly string[];
}

/** What a command asks of the environment. */
export interface EnvironmentRequest {
  readonly config: Config;
  readonly script: ScriptDirectory;
  /** Called once for each database. */
  readonly plan: Plan;
  /**
   * The steps, where they follow from the rows alone. The database is then
   * looked at first, and where there are no steps nothing else is loaded or
   * locked; otherwise `plan` is called when the lock is held.
   */
  readonly peek?:
    | ((rows: readonly string[]) => readonly Step[])
    | undefined;
  /** Writes a script instead of running statements. */
  readonly sql?: ScriptRequest | undefined;
  /** The target as typed, for `context.getRevisionArgument()`. */
  readonly revision?: string | undefined;
  /** What `--tag` gave. */
  readonly tag?: string | undefined;
  /** From when on no further step begins, in milliseconds since 1970. */
  readonly deadline?: number | undefined;
  /** Whether the database is only looked at: nothing is created. */
  readonly readOnly?: boolean | undefined;
  /** The plan compares the database with the schema, which is then loaded; this is said of renames. */
  readonly compares?:
    | {
      /** In place of what `env.ts` says. */
      readonly renames?: RenameAnswers | undefined;
      /** Where `env.ts` says nothing. */
      readonly ask?: AskRename | undefined;
    }
    | undefined;
  /**
   * What to do about a revision in which an earlier run stopped: refuse to run,
   * go on inside of it, or nothing. @default {"refuse"}
   */
  readonly stopped?: "refuse" | "resume" | "ignore" | undefined;
  /** Called when the steps are known, before the first runs. */
  readonly onPlan?: ((steps: readonly Step[]) => void) | undefined;
  /** Called after each step, with how many are done. */
  readonly onStep?: ((report: StepReport, done: number) => void) | undefined;
}

/** What was done to one database. */
export interface DatabaseResult {
  /** The dialect that the database speaks. */
  readonly dialectName: DialectName;
  /**
   * What `context.configure` used: the URL without its password, `connection`
   * for an open one, or the dialect's name where a script is written for no
   * database in particular.
   */
  readonly database: string;
  /** The version rows before. */
  readonly before: readonly string[];
  /** The revisions in which an earlier run had stopped. */
  readonly stopped: readonly StoppedRevision[];
  /** What was done, in order. */
  readonly steps: readonly StepReport[];
}

/** What a run did. */
export interface EnvironmentResult extends DatabaseResult {
  /** One entry for each database; the first one's fields are repeated above. */
  readonly databases: readonly DatabaseResult[];
}
