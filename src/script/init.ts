import type { Config } from "../config/config.ts";
import { AthanorError } from "../errors.ts";
import { joinPath, relativePath, resolvePath } from "../util/path.ts";
import { isDenied } from "../util/denied.ts";
import { isFile } from "../util/host.ts";
import { isDirectory } from "./find_files.ts";
import { moduleSpecifier } from "./module_specifier.ts";
import { TEMPLATE_FILE } from "./template.ts";
import type { ProjectTemplate } from "./templates/project_template.ts";
import { PROJECT_TEMPLATES } from "./templates/templates.ts";

/** What a new project begins with. */
export interface InitOptions {
  /** The folder to make. @default {the script location of the configuration} */
  readonly directory?: string | undefined;
  /** The name of a template; see `TEMPLATES`. @default {"generic"} */
  readonly template?: string | undefined;
}

/** What `init` did, as absolute paths. */
export interface InitResult {
  /** The paths of the files that were written. */
  readonly created: readonly string[];
  /** What was there already and stays as it is. */
  readonly kept: readonly string[];
}

const CONFIG_FILE = "athanor.config.ts";
const ENV_FILE = "env.ts";

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
  const template = findTemplate(options.template ?? "generic");
  const location = options.directory === undefined
    ? config.scriptLocation
    : resolvePath(config.directory, options.directory);
  refuseNonEmpty(location);
  const versions = joinPath(location, "versions");
  const files = scriptFiles(location, template);
  const configPath = config.path ?? joinPath(config.directory, CONFIG_FILE);
  const isConfigured = config.path !== undefined || isFile(configPath);
  if (!isConfigured) {
    const folder = relativePath(config.directory, location);
    files[configPath] = configText(folder, template);
  }
  try {
    await Deno.mkdir(versions, { recursive: true });
    for (const [path, text] of Object.entries(files)) {
      await Deno.writeTextFile(path, text, { createNew: true });
    }
  } catch (cause) {
    if (isDenied(cause)) throw cause;
    throw writeFailure(location, cause);
  }
  if (isConfigured && location !== config.scriptLocation) {
    const folder = relativePath(config.directory, location);
    config.logger.warn(
      `${configPath} has another folder for migrations: ` +
        `set scriptLocation: "${folder}" there to use this one`,
    );
  }
  return {
    created: [versions, ...Object.keys(files)],
    kept: isConfigured ? [configPath] : [],
  };
}

/** The texts of the files in the script location, by path. */
function scriptFiles(
  location: string,
  { script, env, readme }: ProjectTemplate,
): Record<string, string> {
  const files = {
    [joinPath(location, "README.md")]: readmeText(readme),
    [joinPath(location, TEMPLATE_FILE)]: script,
  };
  if (env !== undefined) {
    files[joinPath(location, ENV_FILE)] = env(moduleSpecifier());
  }
  return files;
}

function findTemplate(name: string): ProjectTemplate {
  const template = Object.entries(PROJECT_TEMPLATES)
    .find(([known]) => known === name)?.[1];
  if (template !== undefined) return template;
  throw new AthanorError("USAGE", `There is no template "${name}"`, {
    hint: `Choose one of ${Object.keys(PROJECT_TEMPLATES).join(", ")}.`,
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

function writeFailure(location: string, cause: unknown): AthanorError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new AthanorError(
    "SCRIPT_WRITE_FAILED",
    `"${location}" cannot be set up: ${reason}`,
    { hint: "Check the folder's permissions.", cause },
  );
}

function configText(folder: string, { settings }: ProjectTemplate): string {
  return `import type { Settings } from ${JSON.stringify(moduleSpecifier())};

export default {
  scriptLocation: ${JSON.stringify(folder)},${settings}
} satisfies Settings;
`;
}

function readmeText(lines: string | undefined): string {
  const own = lines === undefined ? "" : `${lines}\n`;
  return `# Migrations

- \`versions/\` holds one file for each revision of the database.
- \`${TEMPLATE_FILE}\` is what a new revision file is made from.
${own}
\`\`\`sh
athanor revision -m "what changes"   # write a new revision
athanor upgrade head                 # bring the database up to date
athanor downgrade -1                 # take the last revision back
athanor history                      # list the revisions
\`\`\`
`;
}
