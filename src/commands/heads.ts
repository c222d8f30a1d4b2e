import type { Config } from "../config/config.ts";
import { ScriptDirectory } from "../script/mod.ts";
import type { CommandModule } from "./command_module.ts";
import { type RevisionInfo, revisionInfo } from "./revision_info.ts";
import { revisionBlocks, revisionLines } from "./revision_text.ts";
import type { CommandInput } from "./table.ts";

/** What may be asked of {@linkcode heads}. */
export interface HeadsOptions {
  /** Leaves out heads that another revision depends on. */
  readonly resolveDependencies?: boolean | undefined;
}

/** The revisions that nothing comes after. */
export interface HeadsResult {
  /** The heads, newest first. */
  readonly heads: readonly RevisionInfo[];
}

/**
 * Lists the revisions that nothing comes after.
 *
 * @throws {AthanorError} when the scripts cannot be read
 */
export async function heads(
  config: Config,
  options: HeadsOptions = {},
): Promise<HeadsResult> {
  const script = await ScriptDirectory.open(config);
  const { graph } = script;
  const ids = options.resolveDependencies ? graph.realHeads : graph.heads;
  if (ids.length > 1) {
    config.logger.warn(
      `There are ${ids.length} heads; "athanor merge heads" joins them`,
    );
  }
  return { heads: script.scripts(ids).map(revisionInfo) };
}

/** The command. */
export const cli: CommandModule<CommandInput<"heads">, HeadsResult> = {
  run: heads,
  format: (result, { style, verbose }) =>
    verbose
      ? revisionBlocks(result.heads, { style })
      : revisionLines(result.heads, { style }),
};
