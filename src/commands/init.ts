import type { Config } from "../config/config.ts";
import {
  type InitOptions,
  type InitResult,
  initScripts,
} from "../script/writing.ts";
import { relativePath, resolvePath } from "../util/path.ts";
import type { CommandModule } from "./command_module.ts";
import type { CommandInput } from "./table.ts";

/**
 * Sets up a folder for migrations, and `athanor.config.ts` when there is none.
 *
 * @param config says where it goes when `directory` is left out
 * @param options the folder and the template
 * @throws {AthanorError} `USAGE` for a folder that is not empty, `SCRIPT_WRITE_FAILED`
 */
export async function init(
  config: Config,
  options: InitOptions = {},
): Promise<InitResult> {
  return await initScripts(config, options);
}

/** The command. */
export const cli: CommandModule<CommandInput<"init">, InitResult> = {
  run: (config, { directory, template }) =>
    init(config, {
      ...(directory !== undefined && {
        directory: resolvePath(Deno.cwd(), directory),
      }),
      ...(template !== undefined && { template }),
    }),
  format({ created, kept }, { style }) {
    const cwd = Deno.cwd();
    const shown = (path: string) => relativePath(cwd, path);
    return [
      ...created.map((path) => `${style.green("Created")} ${shown(path)}`),
      ...kept.map((path) => `${style.dim("Kept")}    ${shown(path)}`),
      "",
      `Next: ${style.cyan('athanor revision -m "what changes"')}`,
    ].join("\n");
  },
};
