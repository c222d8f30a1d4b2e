import type { Config } from "../config/config.ts";
import { AthanorError } from "../errors.ts";
import { isDenied } from "../util/denied.ts";

const REVISION_FILE = /\.(?:ts|mts|js|mjs|sql)$/;
const NO_REVISION = /^[._]|\.d\.m?ts$|[._]test\.m?[tj]s$/;

/**
 * The revision files of all version locations, in the order of the locations
 * and by name inside each folder. A file that is reached twice counts once.
 *
 * @throws {AthanorError} `SCRIPT_DIRECTORY_MISSING` when there is no folder at all
 */
export function findRevisionFiles(config: Config): string[] {
  const present = config.versionLocations.filter(isDirectory);
  if (present.length === 0 && !isDirectory(config.scriptLocation)) {
    throw new AthanorError(
      "SCRIPT_DIRECTORY_MISSING",
      `There is no folder "${config.scriptLocation}"`,
      {
        hint:
          'Make one with "init", or set scriptLocation in athanor.config.ts.',
        details: { path: config.scriptLocation },
      },
    );
  }
  warnOfMissing(config, present);
  const isRecursive = config.settings.recursiveVersionLocations ?? false;
  const found = present.flatMap((folder) => filesIn(folder, isRecursive));
  return withoutRepeats(found, config);
}

/** The default location may be empty, and then version control leaves it out. */
function warnOfMissing(config: Config, present: readonly string[]): void {
  if (config.settings.versionLocations === undefined) return;
  for (const location of config.versionLocations) {
    if (present.includes(location)) continue;
    config.logger.warn(`The version location "${location}" does not exist`);
  }
}

function filesIn(folder: string, isRecursive: boolean): string[] {
  const files: string[] = [];
  const folders: string[] = [];
  for (const { name, isDirectory } of readFolder(folder)) {
    const path = `${folder}/${name}`;
    if (isDirectory) folders.push(path);
    else if (isRevision(name)) files.push(path);
  }
  // All in one folder, so that paths sort as names do.
  files.sort();
  if (!isRecursive) return files;
  return files.concat(folders.sort().flatMap((path) => filesIn(path, true)));
}

function isRevision(name: string): boolean {
  return REVISION_FILE.test(name) && !NO_REVISION.test(name);
}

function readFolder(folder: string): Iterable<Deno.DirEntry> {
  try {
    return [...Deno.readDirSync(folder)];
  } catch (cause) {
    if (isDenied(cause)) throw cause;
    throw new AthanorError(
      "SCRIPT_DIRECTORY_MISSING",
      `The folder "${folder}" cannot be read`,
      { hint: "Check its permissions.", cause },
    );
  }
}

/** Symbolic links and overlapping locations may lead to one file by two paths. */
function withoutRepeats(files: readonly string[], config: Config): string[] {
  if (
    config.versionLocations.length === 1 &&
    !config.settings.recursiveVersionLocations
  ) {
    return [...files];
  }
  const seen = new Set<string>();
  return files.filter((file) => {
    const real = Deno.realPathSync(file);
    if (!seen.has(real)) return seen.add(real);
    config.logger.warn(`"${file}" was reached twice and counts once`);
    return false;
  });
}

/** Tells whether a folder is there. */
export function isDirectory(path: string): boolean {
  try {
    return Deno.statSync(path).isDirectory;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    if (error instanceof Deno.errors.NotADirectory) return false;
    if (isDenied(error)) throw error;
    throw new AthanorError(
      "SCRIPT_DIRECTORY_MISSING",
      `The folder "${path}" cannot be looked at`,
      { hint: "Check its permissions.", cause: error },
    );
  }
}
