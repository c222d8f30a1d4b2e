import { deepStrictEqual } from "node:assert/strict";
import { listCommands } from "../../src/commands/command_outline.ts";
import { bashCompletion } from "../../src/commands/completion/bash.ts";
import { GLOBAL_FLAGS } from "../../src/commands/global_flags.ts";
import { COMMANDS } from "../../src/commands/table.ts";

const script = bashCompletion({
  commands: listCommands(COMMANDS),
  globalFlags: GLOBAL_FLAGS,
});

/** What bash offers for the last of some words, where `athanor` knows three revisions. */
async function complete(...words: string[]): Promise<string[]> {
  const { stdout } = await new Deno.Command("bash", {
    args: [
      "--norc",
      "-c",
      `${script}
athanor() { printf 'head\\tthe last revision\\naa11\\tBegin\\nbb22\\tBilling\\n'; }
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _athanor
printf '%s\\n' "\${COMPREPLY[@]}"`,
      "bash",
      ...words,
    ],
    stdin: "null",
  }).output();
  return new TextDecoder().decode(stdout).split("\n").filter(Boolean);
}

const CASES: readonly (readonly [string[], string[]])[] = [
  [["athanor", "up"], ["upgrade"]],
  [["athanor", "upgrade", ""], ["head", "aa11", "bb22"]],
  [["athanor", "--url", "history", "upgrade", "a"], ["aa11"]],
  [["athanor", "upgrade", "--s"], ["--sql", "--statement-timeout"]],
  [["athanor", "revision", "--head", "b"], ["bb22"]],
  [["athanor", "revision", "-m", ""], []],
  [["athanor", "completion", ""], ["bash", "zsh", "fish"]],
  [["athanor", "heads", ""], []],
];

for (const [words, offered] of CASES) {
  Deno.test(`bash completes: ${words.join(" ")}`, async () => {
    deepStrictEqual(await complete(...words), offered);
  });
}
