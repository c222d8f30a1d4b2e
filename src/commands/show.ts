import type { Config } from "../config/config.ts";
import { ScriptDirectory } from "../script/mod.ts";
import type { CommandModule } from "./command_module.ts";
import { type RevisionInfo, revisionInfo } from "./revision_info.ts";
import { revisionBlocks } from "./revision_text.ts";
import { findScripts } from "./find_scripts.ts";
import type { CommandInput } from "./table.ts";

/** Revisions in full. */
export interface ShowResult {
  /** The revisions that were asked for. */
  readonly revisions: readonly RevisionInfo[];
}

/**
 * Says all there is to say of revisions.
 *
 * @param config where the scripts are, and the database for `current`
 * @param revision an id or its beginning, a label, `head`, `heads` or `current`
 * @throws {AthanorError} `REVISION_NOT_FOUND` and the like
 */
export async function show(
  config: Config,
  revision: string,
): Promise<ShowResult> {
  const script = await ScriptDirectory.open(config);
  const scripts = await findScripts(revision, { config, script });
  return { revisions: scripts.map(revisionInfo) };
}

/** The command. */
export const cli: CommandModule<CommandInput<"show">, ShowResult> = {
  run: (config, { revision }) => show(config, revision),
  format: ({ revisions }, { style }) => revisionBlocks(revisions, { style }),
};
