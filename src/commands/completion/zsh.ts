import type { Command, Completion, Grammar } from "../command_outline.ts";
import {
  argumentCompletion,
  flagsOf,
  type FlagWords,
  shellQuote,
} from "./flag_words.ts";

/** The completion script for zsh. */
export function zshCompletion(grammar: Grammar): string {
  const described = grammar.commands.map(({ name, summary }) =>
    `    ${shellQuote(`${name}:${escapeColon(summary)}`)}`
  );
  const cases = grammar.commands.map((command) =>
    commandCase(command, grammar)
  );
  return `#compdef athanor
# Completion of athanor for zsh: source <(athanor completion zsh)
_athanor_revisions() {
  local -a names
  names=("\${(@f)$(athanor completion revisions 2>/dev/null | sed 's/:/\\\\:/g; s/\\t/:/')}")
  _describe -t revisions revision names
}
_athanor_commands() {
  local -a names=(
${described.join("\n")}
  )
  _describe -t commands command names
}
_athanor() {
  local command= word
  for word in "\${(@)words[2,CURRENT-1]}"; do
    [[ $word == -* ]] || { command=$word; break }
  done
  case $command in
    '') _athanor_commands ;;
${cases.join("\n")}
  esac
}
compdef _athanor athanor
`;
}

function commandCase(command: Command, grammar: Grammar): string {
  const flags = flagsOf(command, grammar).flatMap(flagSpecs);
  const argument = Object.entries(command.arguments).map(([name]) =>
    shellQuote(`*:${name}:${action(argumentCompletion(command))}`)
  );
  const specs = ["'1:command:'", ...flags, ...argument]
    .map((spec) => `        ${spec}`);
  return `    ${command.name})
      _arguments -s \\
${specs.join(" \\\n")} ;;`;
}

/** `_arguments` takes one specification for each way to type a flag. */
function flagSpecs({ words, spec }: FlagWords): string[] {
  const help = spec.help.replaceAll(/[[\]\\]/g, "\\$&");
  const value = spec.kind === "switch"
    ? ""
    : `:${spec.value ?? "VALUE"}:${action(spec.completes)}`;
  const repeat = spec.kind === "list" ? "*" : "";
  return words.map((word) => shellQuote(`${repeat}${word}[${help}]${value}`));
}

function action(completion: Completion | undefined): string {
  if (completion === undefined) return " ";
  if (completion === "files") return "_files";
  if (completion === "revisions") return "_athanor_revisions";
  return `(${completion.join(" ")})`;
}

function escapeColon(text: string): string {
  return text.replaceAll(":", "\\:");
}
