import type { Config } from "../config/config.ts";
import { AthanorError } from "../errors.ts";
import { ScriptDirectory } from "../script/mod.ts";
import { environmentVariable } from "../util/host.ts";
import type { CommandModule } from "./command_module.ts";
import { findScripts } from "./find_scripts.ts";
import type { CommandInput } from "./table.ts";

/** Editors that are tried when neither `VISUAL` nor `EDITOR` names one. */
const COMMON_EDITORS = [
  "sensible-editor",
  "editor",
  "nano",
  "vim",
  "vi",
  "code",
];

/** What was edited. */
export interface EditResult {
  /** The editor that was run. */
  readonly editor: string;
  /** The absolute paths of the files. */
  readonly paths: readonly string[];
}

/**
 * Opens the files of revisions in an editor and waits for it to end.
 *
 * @param config where the scripts are, and the database for `current`
 * @param revision an id or its beginning, a label, `head`, `heads` or `current`
 * @throws {AthanorError} `SCRIPT_INVALID` when a revision has no file or no
 * editor can be run, and `REVISION_NOT_FOUND`
 */
export async function edit(
  config: Config,
  revision: string,
): Promise<EditResult> {
  const script = await ScriptDirectory.open(config);
  const scripts = await findScripts(revision, { config, script });
  const paths = scripts.map(({ id, path }) => {
    if (path !== undefined) return path;
    throw new AthanorError("SCRIPT_INVALID", `Revision "${id}" has no file`, {
      hint: "It was given as a module in the settings; edit it there.",
    });
  });
  const chosen = environmentVariable("VISUAL") ?? environmentVariable("EDITOR");
  const editors = chosen === undefined ? COMMON_EDITORS : [chosen];
  for (const editor of editors) {
    if (await runEditor(editor, paths)) return { editor, paths };
  }
  throw new AthanorError(
    "SCRIPT_INVALID",
    chosen === undefined
      ? `No editor is installed: tried ${COMMON_EDITORS.join(", ")}`
      : `The editor "${chosen}" does not exist`,
    { hint: "Name one in EDITOR, such as EDITOR=nano." },
  );
}

/**
 * Runs an editor, which may be given with arguments (`code --wait`).
 *
 * @returns whether it exists
 */
async function runEditor(
  editor: string,
  paths: readonly string[],
): Promise<boolean> {
  const [program = editor, ...args] = editor.trim().split(/\s+/);
  let status: Deno.CommandStatus;
  try {
    const command = new Deno.Command(program, {
      args: [...args, ...paths],
      stdin: "inherit",
      stdout: "inherit",
      stderr: "inherit",
    });
    status = await command.spawn().status;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
  if (status.success) return true;
  throw new AthanorError(
    "SCRIPT_INVALID",
    `The editor "${editor}" ended with exit code ${status.code}`,
    { details: { editor, exitCode: status.code } },
  );
}

/** The command. */
export const cli: CommandModule<CommandInput<"edit">, EditResult> = {
  run: (config, { revision }) => edit(config, revision),
  format: ({ paths }) => paths.map((path) => `Edited ${path}`).join("\n"),
};
