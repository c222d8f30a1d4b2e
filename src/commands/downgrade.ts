import type { Config } from "../config/config.ts";
import { AthanorError } from "../errors.ts";
import { ScriptDirectory } from "../script/mod.ts";
import type { CommandModule } from "./command_module.ts";
import {
  migrate,
  type MigrateOptions,
  type MigrateResult,
  migrateText,
  rowsAt,
  targetRange,
} from "./migrate.ts";
import type { CommandInput } from "./table.ts";

/**
 * Undoes revisions down to a target.
 *
 * @param config where the scripts and the database are
 * @param revision an id or its beginning, a label, `base`, `label@base`, `-N`,
 * or with `sql` a range `from:to`
 * @param options whether to write the SQL instead of running it
 * @returns the version rows before and after, and what ran
 * @throws {AthanorError} as {@linkcode upgrade}, and `REVISION_RANGE` with
 * `sql` and no range
 */
export async function downgrade(
  config: Config,
  revision: string,
  options: MigrateOptions = {},
): Promise<MigrateResult> {
  const script = await ScriptDirectory.open(config);
  const { from, to } = targetRange(revision, options);
  if (options.sql === true && from === undefined) {
    throw new AthanorError(
      "REVISION_RANGE",
      "A downgrade written as a script needs to know where it starts",
      {
        hint: `Write a range from:to, such as "head:${revision}".`,
        details: { target: revision },
      },
    );
  }
  const plan = (rows: readonly string[]) =>
    script.graph.downgradeSteps(to, rows);
  return await migrate(config, {
    script,
    revision: to,
    plan,
    peek: plan,
    scriptRows: () => rowsAt(script.graph, from),
  }, options);
}

/** The command. */
export const cli: CommandModule<CommandInput<"downgrade">, MigrateResult> = {
  run: (config, { revision, sql, tag, resume }, { progress }) =>
    downgrade(config, revision, { sql, tag, resume, ...progress }),
  format: (result, { style }) =>
    migrateText(result, { done: "Downgraded", style }),
};
