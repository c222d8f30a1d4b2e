import type { Config } from "../config/config.ts";
import { ScriptDirectory } from "../script/mod.ts";
import { branchTree, type TreeRevision } from "./branch_tree.ts";
import type { CommandModule } from "./command_module.ts";
import { type RevisionInfo, revisionInfo } from "./revision_info.ts";
import { graphLines } from "./graph_text.ts";
import { revisionBlocks } from "./revision_text.ts";
import type { CommandInput } from "./table.ts";

/** A revision that several come after. */
export interface BranchPoint extends RevisionInfo {
  /** The revisions that come directly after it. */
  readonly branches: readonly RevisionInfo[];
}

/** Where the history forks. */
export interface BranchesResult {
  /** The revisions that several come after, newest first. */
  readonly branchPoints: readonly BranchPoint[];
  /** Where lines part, begin, meet and end, from the branch points up; newest first. */
  readonly tree: readonly TreeRevision[];
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
  const ids = script.graph.history().map(({ id }) => id);
  return {
    branchPoints,
    tree: branchTree(script.scripts(ids).map(revisionInfo)),
  };
}

/** The command. */
export const cli: CommandModule<CommandInput<"branches">, BranchesResult> = {
  run: branches,
  format({ branchPoints, tree }, { style, verbose }) {
    const drawing = graphLines(tree, {
      style,
      after: ({ after }) => after,
      note: ({ hidden }) => hidden === 0 ? "" : `(${hidden} more below)`,
    });
    const blocks = verbose ? revisionBlocks(branchPoints, { style }) : "";
    return [drawing, blocks].filter(Boolean).join("\n\n");
  },
};
