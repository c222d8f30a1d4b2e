import type { Command, Completion, Grammar } from "../command_outline.ts";
import {
  argumentCompletion,
  type FlagWords,
  flagWords,
  shellQuote,
} from "./flag_words.ts";

/** The completion script for fish. */
export function fishCompletion(grammar: Grammar): string {
  return [
    "# Completion of athanor for fish: athanor completion fish | source",
    "complete -c athanor -f",
    ...flagWords(grammar.globalFlags).map((flag) => flagLine("", flag)),
    ...grammar.commands.map(({ name, summary }) =>
      `complete -c athanor -n __fish_use_subcommand -a ${name} -d ${
        shellQuote(summary)
      }`
    ),
    ...grammar.commands.flatMap(commandLines),
  ].join("\n") + "\n";
}

function commandLines(command: Command): string[] {
  const condition = ` -n '__fish_seen_subcommand_from ${command.name}'`;
  const completion = argumentCompletion(command);
  return [
    ...flagWords(command.flags).map((flag) => flagLine(condition, flag)),
    ...(completion === undefined
      ? []
      : [`complete -c athanor${condition}${candidates(completion)}`]),
  ];
}

function flagLine(
  condition: string,
  { spec, short, long }: FlagWords,
): string {
  const names = (short === undefined ? "" : ` -s ${short}`) +
    (long === undefined ? "" : ` -l ${long}`);
  const value = spec.kind === "switch" ? "" : flagValue(spec.completes);
  return `complete -c athanor${condition}${names}${value} -d ${
    shellQuote(spec.help)
  }`;
}

/** A flag that takes a value: `-r` alone would leave room for files too. */
function flagValue(completion: Completion | undefined): string {
  if (completion === "files") return " -r -F";
  return ` -x${completion === undefined ? "" : candidates(completion)}`;
}

function candidates(completion: Completion): string {
  if (completion === "files") return " -F";
  if (completion === "revisions") {
    return " -a '(athanor completion revisions 2>/dev/null)'";
  }
  return ` -a ${shellQuote(completion.join(" "))}`;
}
