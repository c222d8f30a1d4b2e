import type { Config } from "../config/config.ts";
import type { DatabaseResult, StoppedRevision } from "../environment.ts";
import { runEnvironment } from "../run_environment.ts";
import type { ScriptDirectory } from "../script/mod.ts";

/** Where each database is. They are only looked at. */
export async function currentDatabases(
  config: Config,
  script: ScriptDirectory,
): Promise<readonly DatabaseResult[]> {
  const { databases } = await runEnvironment({
    config,
    script,
    readOnly: true,
    plan: () => [],
    peek: () => [],
  });
  return databases;
}

/** Where all databases together are. */
export interface CurrentRows {
  /** The ids in their version tables. */
  readonly rows: readonly string[];
  readonly stopped: readonly StoppedRevision[];
}

/** Where all databases together are. They are only looked at. */
export async function currentRows(
  config: Config,
  script: ScriptDirectory,
): Promise<CurrentRows> {
  const databases = await currentDatabases(config, script);
  return {
    rows: [...new Set(databases.flatMap(({ before }) => before))],
    stopped: databases.flatMap(({ stopped }) => stopped),
  };
}
