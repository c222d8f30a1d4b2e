import {
  type ArgumentSpec,
  type Command,
  type FlagSpec,
  type FlagSpecs,
  type Grammar,
  kebabCase,
} from "./command_outline.ts";
import { padEnd, type Style, visibleWidth } from "./style.ts";

/** The help of the whole program. */
export function overview(grammar: Grammar, style: Style): string {
  const commands = grammar.commands.map(({ name, summary }): Row => [
    style.cyan(name),
    summary,
  ]);
  return [
    "Database migrations for Deno",
    "",
    `${style.bold("Usage:")} athanor <command> [arguments] [flags]`,
    "",
    style.bold("Commands:"),
    ...columns(commands),
    "",
    style.bold("Flags of every command:"),
    ...flagRows(grammar.globalFlags, style),
    "",
    'More on each: "athanor <command> --help"',
  ].join("\n");
}

/** The help of one command. */
export function commandHelp(
  command: Command,
  grammar: Grammar,
  style: Style,
): string {
  const { description, examples = [] } = command;
  const own = Object.entries(command.arguments);
  return [
    command.summary,
    ...section("", description === undefined ? [] : [description]),
    "",
    `${style.bold("Usage:")} ${usageLine(command)}`,
    ...section(
      style.bold("Arguments:"),
      columns(own.map(([name, spec]) => [style.cyan(name), spec.help])),
    ),
    ...section(style.bold("Flags:"), flagRows(command.flags, style)),
    ...section(
      style.bold("Flags of every command:"),
      flagRows(grammar.globalFlags, style),
    ),
    ...section(
      style.bold("Examples:"),
      columns(examples.map(([line, what]) => [style.cyan(line), what])),
    ),
  ].join("\n");
}

/** How a command is written, such as `athanor upgrade <revision> [flags]`. */
export function usageLine(command: Command): string {
  const words = Object.entries(command.arguments).map(argumentUsage);
  return ["athanor", command.name, ...words, "[flags]"].join(" ");
}

function argumentUsage([name, { kind }]: [string, ArgumentSpec]): string {
  if (kind === "optional") return `[${name}]`;
  if (kind === "any") return `[${name}]...`;
  return kind === "many" ? `<${name}>...` : `<${name}>`;
}

type Row = readonly [left: string, right: string];

function section(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  return title === "" ? ["", ...lines] : ["", title, ...lines];
}

function flagRows(flags: FlagSpecs, style: Style): string[] {
  return columns(
    Object.entries(flags).map(([name, spec]) => [
      flagUsage(name, spec, style),
      spec.help,
    ]),
  );
}

function flagUsage(name: string, spec: FlagSpec, style: Style): string {
  const short = spec.short === undefined ? "" : style.cyan(`-${spec.short}`);
  // A one-letter name is its own short form: `-x`.
  const long = name.length === 1 ? "" : style.cyan(`--${kebabCase(name)}`);
  const comma = short !== "" && long !== "" ? ", " : "";
  const indent = short === "" ? "    " : "";
  const value = spec.value === undefined ? "" : ` ${spec.value}`;
  return `${indent}${short}${comma}${long}${value}`;
}

function columns(rows: readonly Row[]): string[] {
  const width = Math.max(0, ...rows.map(([left]) => visibleWidth(left)));
  return rows.map(([left, right]) => `  ${padEnd(left, width)}  ${right}`);
}
