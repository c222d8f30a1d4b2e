import type { Config } from "../config/config.ts";
import { type AthanorError, isAthanorError } from "../errors.ts";
import { findGraphProblems } from "../revision/find_problems.ts";
import type { RevisionSpec } from "../revision/mod.ts";
import { findRevisionFiles } from "./find_files.ts";
import { givenScripts } from "./given_revisions.ts";
import { readScriptFile } from "./read_scripts.ts";
import type { FoundScript } from "./script.ts";

/** What is wrong with the scripts of a project. */
export interface ScriptProblems {
  /** How many scripts could be read. */
  readonly readable: number;
  readonly problems: readonly AthanorError[];
}

/**
 * Everything that keeps the scripts of a project from being used, where opening
 * a `ScriptDirectory` stops at the first. Nothing runs, unless a header can
 * only be known so.
 */
export async function findScriptProblems(
  config: Config,
): Promise<ScriptProblems> {
  const specs: RevisionSpec[] = [];
  const problems: AthanorError[] = [];
  for await (const found of readEach(config)) {
    if (isAthanorError(found)) problems.push(found);
    else specs.push(found.spec);
  }
  // A revision that cannot be read would be missed as a parent.
  if (problems.length === 0) problems.push(...findGraphProblems(specs));
  return { readable: specs.length, problems };
}

async function* readEach(
  config: Config,
): AsyncGenerator<FoundScript | AthanorError> {
  try {
    const given = config.settings.revisions;
    if (given !== undefined) return yield* await givenScripts(given);
    for (const path of findRevisionFiles(config)) {
      yield await readScriptFile(path, config).catch(ownError);
    }
  } catch (error) {
    yield ownError(error);
  }
}

function ownError(error: unknown): AthanorError {
  if (isAthanorError(error)) return error;
  throw error;
}
