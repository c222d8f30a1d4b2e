import type { Config } from "../config/config.ts";
import { ScriptDirectory } from "../script/mod.ts";
import type { CommandModule } from "./command_module.ts";
import type { Grammar } from "./command_outline.ts";
import { bashCompletion } from "./completion/bash.ts";
import { fishCompletion } from "./completion/fish.ts";
import { zshCompletion } from "./completion/zsh.ts";
import type { CommandInput } from "./table.ts";
import { didYouMean, UsageError } from "./usage_error.ts";

const SCRIPTS: Readonly<Record<string, (grammar: Grammar) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/** What the scripts ask for while somebody types; no shell has this name. */
const REVISIONS = "revisions";

/** A script for a shell, or lines for such a script. */
export interface CompletionResult {
  readonly text: string;
}

/** Every name of a revision with what it is about, a line each, with a tab between. */
async function revisionNames(config: Config): Promise<string> {
  const scripts = await ScriptDirectory.open(config);
  const { graph } = scripts;
  const lines = [
    ["head", "the last revision"],
    ["heads", "all last revisions"],
    ["base", "before the first revision"],
    ...graph.labels.map((label) => [label, "a branch"]),
    ...scripts.scripts(graph.revisions().toReversed().map(({ id }) => id))
      .map(({ id, doc }) => [id, doc]),
  ];
  return lines.map((line) => line.join("\t")).join("\n");
}

/** The command. */
export const cli: CommandModule<CommandInput<"completion">, CompletionResult> =
  {
    async run(config, { shell }, { grammar }) {
      if (shell === REVISIONS) return { text: await revisionNames(config) };
      const script = Object.hasOwn(SCRIPTS, shell) ? SCRIPTS[shell] : undefined;
      if (script !== undefined) return { text: script(grammar) };
      const known = Object.keys(SCRIPTS);
      throw new UsageError(`There is no completion for the shell "${shell}"`, {
        hint: didYouMean(shell, known) ??
          `The shells are ${known.join(", ")}.`,
        command: "completion",
      });
    },
    format: ({ text }) => text,
  };
