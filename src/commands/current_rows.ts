import type { Config } from "../config/config.ts";
import { type DatabaseResult, runEnvironment } from "../environment.ts";
import type { ScriptDirectory } from "../script/mod.ts";

/** The ids in the version table of each database. They are only looked at. */
export async function currentDatabases(
  config: Config,
  script: ScriptDirectory,
): Promise<readonly DatabaseResult[]> {
  const { databases } = await runEnvironment({
    config,
    script,
    readOnly: true,
    plan: () => [],
  });
  return databases;
}

/** The ids in the version tables of all databases together. */
export async function currentRows(
  config: Config,
  script: ScriptDirectory,
): Promise<readonly string[]> {
  const databases = await currentDatabases(config, script);
  return [...new Set(databases.flatMap(({ before }) => before))];
}
