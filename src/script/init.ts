import type { Config } from "../config/config.ts";
import { AthanorError } from "../errors.ts";
import { joinPath, relativePath, resolvePath } from "../util/path.ts";
import { isDenied } from "./denied.ts";
import { isDirectory } from "./find_files.ts";
import { moduleSpecifier } from "./module_specifier.ts";
import { SCRIPT_TEMPLATE, TEMPLATE_FILE } from "./template.ts";

/** What a new project begins with. */
export interface InitOptions {
  /** The folder to make. @default {the script location of the configuration} */
  readonly directory?: string | undefined;
  /** One of {@linkcode TEMPLATES}. @default {"generic"} */
  readonly template?: string | undefined;
}

/** What `init` did, as absolute paths. */
export interface InitResult {
  readonly created: readonly string[];
  /** What was there already and stays as it is. */
  readonly kept: readonly string[];
}

/** The kinds of project that `init` can begin, with a line on each. */
export const TEMPLATES: Readonly<Record<string, string>> = {
  generic: "One database, with the built-in environment",
};

const CONFIG_FILE = "athanor.config.ts";

/**
 * Begins a project: the script location with a folder for versions, a template
 * and a README, and a configuration file where there is none.
 *
 * @param config says where; its settings are kept as they are
 * @param options the folder and the kind of project
 * @returns the files and folders that were made
 * @throws {AthanorError} `USAGE` for a folder that is not empty or an unknown
 * template, `SCRIPT_WRITE_FAILED`
 */
export async function initScripts(
  config: Config,
  options: InitOptions = {},
): Promise<InitResult> {
  checkTemplate(options.template ?? "generic");
  const location = options.directory === undefined
    ? config.scriptLocation
    : resolvePath(config.directory, options.directory);
  refuseNonEmpty(location);
  const versions = joinPath(location, "versions");
  const files = {
    [joinPath(location, "README.md")]: README,
    [joinPath(location, TEMPLATE_FILE)]: SCRIPT_TEMPLATE,
  };
  const configPath = config.path ?? joinPath(config.directory, CONFIG_FILE);
  const isConfigured = config.path !== undefined || isFile(configPath);
  if (!isConfigured) files[configPath] = configText(config, location);
  try {
    await Deno.mkdir(versions, { recursive: true });
    for (const [path, text] of Object.entries(files)) {
      await Deno.writeTextFile(path, text, { createNew: true });
    }
  } catch (cause) {
    if (isDenied(cause)) throw cause;
    throw writeFailure(location, cause);
  }
  return {
    created: [versions, ...Object.keys(files)],
    kept: isConfigured ? [configPath] : [],
  };
}

function checkTemplate(name: string): void {
  if (Object.hasOwn(TEMPLATES, name)) return;
  throw new AthanorError("USAGE", `There is no template "${name}"`, {
    hint: `Choose one of ${Object.keys(TEMPLATES).join(", ")}.`,
  });
}

function refuseNonEmpty(location: string): void {
  const isEmpty = !isDirectory(location) ||
    [...Deno.readDirSync(location)].length === 0;
  if (isEmpty && !isFile(location)) return;
  throw new AthanorError(
    "USAGE",
    `"${location}" is there already and not empty`,
    { hint: "Name another folder, or remove what is in it." },
  );
}

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    if (error instanceof Deno.errors.NotADirectory) return false;
    throw error;
  }
}

function writeFailure(location: string, cause: unknown): AthanorError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new AthanorError(
    "SCRIPT_WRITE_FAILED",
    `"${location}" can not be set up: ${reason}`,
    { hint: "Check the folder's permissions.", cause },
  );
}

function configText(config: Config, location: string): string {
  const folder = relativePath(config.directory, location);
  return `import { defineConfig } from ${JSON.stringify(moduleSpecifier())};

export default defineConfig({
  scriptLocation: ${JSON.stringify(folder)},
  // The database. Without it, DATABASE_URL from the environment, else sqlite:app.db.
  // url: "sqlite:app.db",
});
`;
}

const README = `# Migrations

- \`versions/\` holds one file for each revision of the database.
- \`${TEMPLATE_FILE}\` is what a new revision file is made from.

\`\`\`sh
athanor revision -m "what changes"   # write a new revision
athanor upgrade head                 # bring the database up to date
athanor downgrade -1                 # take the last revision back
athanor history                      # list the revisions
\`\`\`
`;
