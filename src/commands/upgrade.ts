import type { Config } from "../config/config.ts";
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
 * Applies revisions up to a target.
 *
 * @param config where the scripts and the database are
 * @param revision an id or its beginning, a label, `head`, `heads`,
 * `label@head`, `+N`, or with `sql` a range `from:to`; from `label@base` it
 * leaves the other branches out
 * @param options whether to write the SQL instead of running it
 * @returns the version rows before and after, and what ran
 * @throws {AthanorError} `MULTIPLE_HEADS`, `REVISION_NOT_FOUND` and the like
 * before anything runs; `CONNECT_FAILED`; `MIGRATION_FAILED` with what was
 * applied and what is pending; `NEEDS_REPAIR` when an earlier run stopped
 * inside of a revision; `INTERRUPTED` when `config.signal` is aborted
 */
export async function upgrade(
  config: Config,
  revision: string,
  options: MigrateOptions = {},
): Promise<MigrateResult> {
  const script = await ScriptDirectory.open(config);
  const { from, to: wanted } = targetRange(revision, options);
  const to = from === undefined
    ? wanted
    : script.graph.targetFrom(from, wanted);
  const plan = (rows: readonly string[]) =>
    script.graph.upgradeSteps(script.graph.targetFrom(from, to), rows);
  return await migrate(config, {
    script,
    revision: to,
    plan,
    peek: plan,
    scriptRows: () => rowsAt(script.graph, from),
  }, options);
}

/** The command. */
export const cli: CommandModule<CommandInput<"upgrade">, MigrateResult> = {
  run: (config, { revision, sql, tag, resume }, { progress }) =>
    upgrade(config, revision, { sql, tag, resume, ...progress }),
  format: (result, { style }) =>
    migrateText(result, { done: "Upgraded", style }),
};
