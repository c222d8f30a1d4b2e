import type { Config } from "../config/config.ts";
import { ScriptDirectory } from "../script/mod.ts";
import { newParents } from "../script/writing.ts";
import type { CommandModule } from "./command_module.ts";
import {
  type NewRevisionOptions,
  type NewRevisionResult,
  writeRevision,
  writtenText,
} from "./revision.ts";
import type { CommandInput } from "./table.ts";
import { UsageError } from "./usage_error.ts";

/** What may be said of a merge. */
export type MergeOptions = Pick<
  NewRevisionOptions,
  "message" | "branchLabel" | "revId" | "splice"
>;

/**
 * Writes a revision that joins several others.
 *
 * @param config where the scripts are
 * @param revisions what to join, such as `heads`
 * @param options what it is about
 * @throws {AthanorError} `USAGE` for fewer than two, `REVISION_*`,
 * `SCRIPT_WRITE_FAILED`; no file is left behind
 */
export async function merge(
  config: Config,
  revisions: string | readonly string[],
  options: MergeOptions = {},
): Promise<NewRevisionResult> {
  const { graph } = await ScriptDirectory.open(config);
  const joined = newParents(graph, { head: revisions, splice: options.splice });
  if (joined.length < 2) throw nothingToJoin(joined);
  return await writeRevision(config, { ...options, head: revisions });
}

function nothingToJoin([only]: readonly string[]): UsageError {
  const found = only === undefined
    ? "there is none"
    : `there is "${only}" alone`;
  return new UsageError(`A merge joins two revisions or more, and ${found}`, {
    hint:
      'Several heads are listed by "athanor heads"; with one there is nothing to merge.',
    command: "merge",
  });
}

/** The command. */
export const cli: CommandModule<CommandInput<"merge">, NewRevisionResult> = {
  run: (config, { revisions, ...options }, shell) =>
    merge(config, revisions, {
      ...options,
      message: options.message ?? shell.ask("What is the merge about?"),
    }),
  format: (result, { style }) => writtenText(result, style),
};
