import type { Config } from "../config/config.ts";
import type { Plan } from "../environment.ts";
import { AthanorError } from "../errors.ts";
import { ScriptDirectory } from "../script/mod.ts";
import type { CommandModule } from "./command_module.ts";
import {
  migrate,
  type MigrateOptions,
  type MigrateResult,
  migrateText,
  rowsAt,
  type TargetRange,
  targetRange,
} from "./migrate.ts";
import { UsageError } from "./usage_error.ts";
import type { CommandInput } from "./table.ts";

/** What may be asked of {@linkcode stamp}. */
export interface StampOptions extends MigrateOptions {
  /** Deletes all version rows first, those included that no script has. */
  readonly purge?: boolean | undefined;
}

/**
 * Sets the version rows and runs nothing.
 *
 * @param config where the scripts and the database are
 * @param revisions what the database is at: identifiers, or `base`; with `sql`
 * ranges `from:to` that start at one place
 * @param options whether to write the SQL, and whether to begin with no rows
 * @throws {AthanorError} `MULTIPLE_HEADS`, `REVISION_NOT_FOUND`, `CONNECT_FAILED`
 */
export async function stamp(
  config: Config,
  revisions: string | readonly string[],
  options: StampOptions = {},
): Promise<MigrateResult> {
  const { sql = false, purge = false } = options;
  if (sql && purge) throw purgeNeedsDatabase();
  const script = await ScriptDirectory.open(config);
  const texts = typeof revisions === "string" ? [revisions] : revisions;
  const ranges = texts.map((text) => targetRange(text, options));
  const targets = ranges.map(({ to }) => to);
  const plan: Plan = (rows) =>
    purge
      ? script.graph.purgeSteps(targets, rows)
      : script.graph.stampSteps(targets, rows);
  return await migrate(config, {
    script,
    revision: targets.join(" "),
    plan,
    scriptRows: () => rowsAt(script.graph, onlyStart(ranges)),
  }, options);
}

function purgeNeedsDatabase(): UsageError {
  return new UsageError("--purge and --sql exclude each other", {
    hint: "A script cannot know which rows there are; write DELETE by hand.",
    command: "stamp",
  });
}

function onlyStart(ranges: readonly TargetRange[]): string | undefined {
  const starts = new Set(ranges.map(({ from }) => from));
  const [start] = starts;
  if (starts.size <= 1) return start;
  throw new AthanorError(
    "REVISION_RANGE",
    `The ranges start at ${starts.size} places, and a script starts at one`,
    { hint: "Write the same start before each colon." },
  );
}

/** The command. */
export const cli: CommandModule<CommandInput<"stamp">, MigrateResult> = {
  run(config, { revisions, sql, tag, purge }, shell) {
    if (purge === true && !shell.confirm("Delete all version rows?")) {
      throw new AthanorError("INTERRUPTED", "Nothing was changed");
    }
    return stamp(config, revisions, { sql, tag, purge, ...shell.progress });
  },
  format: (result, { style }) =>
    migrateText(result, { done: "Stamped", style }),
};
