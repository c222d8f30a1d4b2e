import { changesOf } from "../autogenerate/changes.ts";
import type { Config } from "../config/config.ts";
import {
  type DirectedRevisions,
  directRevision,
} from "../revision_environment.ts";
import type { ScriptDirectory } from "../script/mod.ts";
import { requireHeads } from "./at_heads.ts";
import type { PendingChanges } from "./pending_text.ts";

/**
 * Compares databases with their schemas, hooks included. Nothing is written.
 *
 * @throws {AthanorError} `DATABASE_NOT_AT_HEAD`, `TARGET_INVALID`, `CONNECT_FAILED`
 */
export async function pendingChanges(
  config: Config,
  script: ScriptDirectory,
): Promise<PendingChanges> {
  const directed = await directRevision({ head: "heads" }, {
    config,
    script,
    compare: { admit: (database) => requireHeads(script.graph, [database]) },
  });
  return pendingOf(directed);
}

/** What a revision that is about to be written would change. */
export function pendingOf(
  { scripts, likelyRenames }: DirectedRevisions,
): PendingChanges {
  return {
    changes: changesOf(scripts),
    likelyRenames: likelyRenames.map(({ schema = null, ...rest }) => {
      return { ...rest, schema };
    }),
  };
}
