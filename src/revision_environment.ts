/**
 * The door to the environment for what is about to be written: databases are
 * compared with their schemas, and hooks change what comes of it. Commands that
 * run migrations need none of this, and do not load it.
 *
 * @module
 */
import {
  type AskRename,
  compare,
  type RenameAnswers,
} from "./autogenerate/mod.ts";
import { madeTargets, type Targets } from "./autogenerate/target.ts";
import type { EnvironmentRequest } from "./environment/request.ts";
import { remarkRenames } from "./environment/remark_renames.ts";
import { RevisionDirectives } from "./environment/revision_directives.ts";
import type { LikelyRename, MigrationScript } from "./operations/mod.ts";
import { runEnvironment } from "./run_environment.ts";
import type { MigrationContext } from "./runtime/mod.ts";
import type { RevisionOptions } from "./script/writing.ts";

/** A database that is about to be compared. */
export interface ComparedDatabase {
  /** As `DatabaseResult.database`. */
  readonly database: string;
  /** The ids in the version table. */
  readonly rows: readonly string[];
}

/** How databases are compared with their schemas. */
export interface CompareRequest {
  /** Refuses a database that cannot be compared yet. */
  readonly admit: (database: ComparedDatabase) => void;
  /** What was renamed, in place of what `env.ts` says. */
  readonly renames?: RenameAnswers | undefined;
  /** Who is asked about what looks renamed, where `env.ts` says nothing. */
  readonly ask?: AskRename | undefined;
}

/** What is to be written, and for which options. */
export interface DirectRequest
  extends Pick<EnvironmentRequest, "config" | "script"> {
  /** Without it no database is compared, and `env.ts` runs only with `revisionEnvironment`. */
  readonly compare?: CompareRequest | undefined;
}

/** What became of a revision that is about to be written. */
export interface DirectedRevisions {
  /** The revisions as operations; none where `env.ts` did not run. */
  readonly scripts: readonly MigrationScript[];
  /** What looks renamed, and was not said to be. */
  readonly likelyRenames: readonly LikelyRename[];
  /** The revisions as they are to be written, in order. */
  readonly written: () => readonly RevisionOptions[];
}

/**
 * Runs the project's environment for a revision that is about to be written:
 * to compare databases, and to have hooks change it.
 *
 * @throws {AthanorError} what `runEnvironment` and hooks throw; with `compare`
 * what `admit` throws, and `TARGET_INVALID`
 */
export async function directRevision(
  options: RevisionOptions,
  request: DirectRequest,
): Promise<DirectedRevisions> {
  const { config, script, compare: wanted } = request;
  if (wanted === undefined && config.settings.revisionEnvironment !== true) {
    return { scripts: [], likelyRenames: [], written: () => [options] };
  }
  const directives = new RevisionDirectives(script, options);
  const likelyRenames: LikelyRename[] = [];
  await runEnvironment({
    config,
    script,
    readOnly: true,
    compares: wanted,
    plan: async (rows, context, database) => {
      wanted?.admit({ database, rows });
      const upgrade = wanted && await compareWithTargets(context);
      if (upgrade !== undefined) remarkRenames(upgrade);
      likelyRenames.push(...upgrade?.likelyRenames ?? []);
      await directives.process(context, upgrade);
      return [];
    },
  });
  return {
    scripts: directives.scripts,
    likelyRenames,
    written: () => directives.written(),
  };
}

async function compareWithTargets(
  context: MigrationContext,
): ReturnType<typeof compare> {
  const targets = context.options.targetMetadata as Targets | undefined;
  return await compare(context, await madeTargets(targets, context));
}
