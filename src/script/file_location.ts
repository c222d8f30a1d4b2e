import { AthanorError } from "../errors.ts";
import { normalizePath, resolvePath } from "../util/path.ts";
import type { ScriptDirectory } from "./script_directory.ts";

/**
 * The folder of a new file: the one that was asked for, else the version
 * location of its first parent, else the only one.
 *
 * @throws {AthanorError} `USAGE` when it cannot be known, or is no version location
 */
export function newFileLocation(
  scripts: ScriptDirectory,
  wanted: { readonly parent: string | undefined; readonly path?: string },
): string {
  const { config } = scripts;
  const locations = config.versionLocations.map(normalizePath);
  if (config.settings.revisions !== undefined) {
    throw usage("The revisions are given as modules, not as files", {
      hint: "Write the module, and add it to the list.",
    });
  }
  const known = `The version locations are "${locations.join('", "')}".`;
  if (wanted.path !== undefined) {
    const path = resolvePath(config.directory, wanted.path);
    if (locations.includes(path)) return path;
    throw usage(`"${wanted.path}" is not a version location`, { hint: known });
  }
  if (locations.length === 1) return locations[0]!;
  const beside = wanted.parent && scripts.script(wanted.parent).path;
  const found = locations.find((location) =>
    beside?.startsWith(`${location}/`)
  );
  if (found !== undefined) return found;
  throw usage("There are several version locations to choose from", {
    hint: `Name one with --version-path. ${known}`,
  });
}

function usage(message: string, options: { hint: string }): AthanorError {
  return new AthanorError("USAGE", message, options);
}
