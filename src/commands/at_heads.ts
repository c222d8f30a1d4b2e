import { AthanorError } from "../errors.ts";
import { quoted } from "../revision/errors.ts";
import type { RevisionGraph } from "../revision/mod.ts";

/** Where a database is. */
export interface Standing {
  readonly database: string;
  /** The ids in the version table. */
  readonly rows: readonly string[];
}

/**
 * The revisions that a full upgrade would apply. Rows are not compared with the
 * heads: a head that another revision depends on has no row of its own.
 *
 * @throws {AthanorError} `REVISION_NOT_IN_SCRIPTS` for a row that no script has
 */
export function missingRevisions(
  graph: RevisionGraph,
  rows: readonly string[],
): string[] {
  return graph.upgradeSteps("heads", rows)
    .flatMap(({ revision }) => revision?.id ?? []);
}

/**
 * Refuses databases that are not at every head.
 *
 * @throws {AthanorError} `DATABASE_NOT_AT_HEAD` with what each lacks, and
 * `REVISION_NOT_IN_SCRIPTS`
 */
export function requireHeads(
  graph: RevisionGraph,
  databases: readonly Standing[],
): void {
  const behind = databases
    .map(({ database, rows }) => {
      return { database, rows, missing: missingRevisions(graph, rows) };
    })
    .filter(({ missing }) => missing.length > 0);
  if (behind.length === 0) return;
  const isNamed = databases.length > 1;
  const sentences = behind.map(({ database, rows, missing }) => {
    const name = isNamed ? `The database ${database}` : "The database";
    return `${name} is at ${quoted(rows) || "the base"} and lacks ${
      quoted(missing)
    }`;
  });
  throw new AthanorError("DATABASE_NOT_AT_HEAD", sentences.join("; "), {
    hint: 'Run "athanor upgrade heads".',
    details: { heads: graph.realHeads, databases: behind },
  });
}
