import type { Config } from "../config/config.ts";
import { AthanorError } from "../errors.ts";
import type { Script, ScriptDirectory } from "../script/mod.ts";
import { loadModule } from "../util/load_module.ts";

/** Where {@linkcode findScripts} looks. */
export interface FindScriptsOptions {
  readonly config: Config;
  readonly script: ScriptDirectory;
}

/**
 * The scripts that an identifier means; `current` asks the database.
 *
 * @throws {AthanorError} `REVISION_NOT_FOUND` when it means none
 */
export async function findScripts(
  identifier: string,
  { config, script }: FindScriptsOptions,
): Promise<Script[]> {
  const ids = identifier === "current"
    ? await currentIds(config, script)
    : script.graph.resolve(identifier).map(({ id }) => id);
  if (ids.length === 0) {
    throw new AthanorError(
      "REVISION_NOT_FOUND",
      `"${identifier}" means no revision`,
      {
        hint: identifier === "current"
          ? "The database is at the base; name a revision instead."
          : 'List the revisions with "history".',
        details: { identifier },
      },
    );
  }
  return script.scripts(ids);
}

async function currentIds(
  config: Config,
  script: ScriptDirectory,
): Promise<readonly string[]> {
  const { currentRows } = await loadModule<
    typeof import("./current_rows.ts")
  >("commands/current_rows.ts");
  return (await currentRows(config, script)).rows;
}
