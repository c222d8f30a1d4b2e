import type { Config } from "../config/config.ts";
import { ScriptDirectory } from "../script/mod.ts";
import type { CommandModule } from "./command_module.ts";
import { type RevisionInfo, revisionInfo } from "./revision_info.ts";
import { revisionBlocks, revisionLines } from "./revision_text.ts";
import type { CommandInput } from "./table.ts";

/** A revision that several come after. */
export interface BranchPoint extends RevisionInfo {
  readonly branches: readonly RevisionInfo[];
}

/** Where the history forks. */
export interface BranchesResult {
  readonly branchPoints: readonly BranchPoint[];
}

/**
 * Lists the revisions that several come directly after.
 *
 * @throws {AthanorError} when the scripts cannot be read
 */
export async function branches(config: Config): Promise<BranchesResult> {
  const script = await ScriptDirectory.open(config);
  const branchPoints = script.scripts(script.graph.branchPoints)
    .map(revisionInfo)
    .map((info) => ({
      ...info,
      branches: script.scripts(info.children).map(revisionInfo),
    }));
  return { branchPoints };
}

/** The command. */
export const cli: CommandModule<CommandInput<"branches">, BranchesResult> = {
  run: branches,
  format: ({ branchPoints }, { style, verbose }) =>
    branchPoints.map((point) => {
      const fork = verbose
        ? revisionBlocks([point], { style })
        : revisionLines([point], { style });
      const indent = verbose ? "  " : " ".repeat(point.id.length + 2);
      const lines = revisionLines(point.branches, { style }).split("\n")
        .map((line) => `${indent}${style.dim("->")} ${line}`);
      return [fork, ...lines].join("\n");
    }).join("\n\n"),
};
