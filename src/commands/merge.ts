import type { Config } from "../config/config.ts";
import type { CommandModule } from "./command_module.ts";
import {
  type NewRevisionOptions,
  type NewRevisionResult,
  writeRevision,
  writtenText,
} from "./revision.ts";
import type { CommandInput } from "./table.ts";

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
 * @throws {AthanorError} `REVISION_*`, `SCRIPT_WRITE_FAILED`; no file is left behind
 */
export async function merge(
  config: Config,
  revisions: string | readonly string[],
  options: MergeOptions = {},
): Promise<NewRevisionResult> {
  return await writeRevision(config, { ...options, head: revisions });
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
