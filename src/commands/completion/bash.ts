import type { Command, Completion, Grammar } from "../command_outline.ts";
import {
  argumentCompletion,
  flagsOf,
  type FlagWords,
  flagWords,
} from "./flag_words.ts";

/** The completion script for bash. */
export function bashCompletion(grammar: Grammar): string {
  const all = [
    grammar.globalFlags,
    ...grammar.commands.map((command) => command.flags),
  ].flatMap(flagWords);
  const names = grammar.commands.map(({ name }) => name).join(" ");
  return `# Completion of athanor for bash: source <(athanor completion bash)
_athanor_reply() { COMPREPLY=($(compgen "$@" -- "$cur")); }
_athanor_revisions() {
  _athanor_reply -W "$(athanor completion revisions 2>/dev/null | cut -f1)"
}
_athanor() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]}
  local command= skip= word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ -n $skip ]]; then skip=; continue; fi
    case $word in
      ${wordsWhere(all, (flag) => flag.spec.kind !== "switch")}) skip=1 ;;
      -*) ;;
      *) command=$word; break ;;
    esac
  done
  case $prev in
    ${wordsWhere(all, completesWith("files"))}) _athanor_reply -f; return ;;
    ${
    wordsWhere(all, completesWith("revisions"))
  }) _athanor_revisions; return ;;
    ${wordsWhere(all, completesNothing)}) return ;;
  esac
  case $command in
    '') _athanor_reply -W "${names}" ;;
${grammar.commands.map((command) => commandCase(command, grammar)).join("\n")}
  esac
}
complete -F _athanor athanor
`;
}

function completesWith(what: Completion): (flag: FlagWords) => boolean {
  return ({ spec }) => spec.completes === what;
}

function completesNothing({ spec }: FlagWords): boolean {
  return spec.kind !== "switch" && spec.completes === undefined;
}

/** The pattern of a `case` that matches some flags. */
function wordsWhere(
  flags: readonly FlagWords[],
  test: (flag: FlagWords) => boolean,
): string {
  const words = flags.filter(test).flatMap((flag) => flag.words);
  return [...new Set(words)].join("|");
}

function commandCase(command: Command, grammar: Grammar): string {
  const flags = flagsOf(command, grammar).flatMap(({ words }) => words);
  const flagList = [...new Set(flags)].join(" ");
  return `    ${command.name})
      if [[ $cur == -* ]]; then _athanor_reply -W "${flagList}"
      else ${completer(argumentCompletion(command))}; fi ;;`;
}

function completer(completion: Completion | undefined): string {
  if (completion === undefined) return ":";
  if (completion === "files") return "_athanor_reply -f";
  if (completion === "revisions") return "_athanor_revisions";
  return `_athanor_reply -W "${completion.join(" ")}"`;
}
