import type { Config } from "../config/config.ts";
import { TEMPLATES } from "../script/writing.ts";
import type { CommandModule } from "./command_module.ts";
import { alignColumns } from "./style.ts";
import type { CommandInput } from "./table.ts";

/** What `init` can begin with. */
export interface ListTemplatesResult {
  /** The templates, each with what it is for. */
  readonly templates: readonly {
    /** What `init --template` calls it. */
    readonly name: string;
    /** What it is for, in a line. */
    readonly summary: string;
  }[];
}

/** Lists the templates of `init`. */
export function listTemplates(_config?: Config): Promise<ListTemplatesResult> {
  const templates = Object.entries(TEMPLATES)
    .map(([name, summary]) => ({ name, summary }));
  return Promise.resolve({ templates });
}

/** The command. */
export const cli: CommandModule<
  CommandInput<"list_templates">,
  ListTemplatesResult
> = {
  run: listTemplates,
  format: ({ templates }, { style }) =>
    alignColumns(
      templates.map(({ name, summary }) => [style.cyan(name), summary]),
    ),
};
