import { deepStrictEqual, strictEqual, throws } from "node:assert/strict";
import { listCommands } from "../../src/commands/command_outline.ts";
import { GLOBAL_FLAGS } from "../../src/commands/global_flags.ts";
import {
  parseArguments,
  type ParsedArguments,
} from "../../src/commands/parse_arguments.ts";
import { COMMANDS } from "../../src/commands/table.ts";

function parse(...args: string[]): ParsedArguments {
  return parseArguments(args, {
    commands: listCommands(COMMANDS),
    globalFlags: GLOBAL_FLAGS,
  });
}

/** Command line, the command it names, its input and its global flags. */
const CASES: readonly (readonly [string[], string, object, object?])[] = [
  [["upgrade", "head"], "upgrade", { revision: "head" }],
  [["upgrade", "+2"], "upgrade", { revision: "+2" }],
  [["downgrade", "-1"], "downgrade", { revision: "-1" }],
  [["downgrade", "--sql", "-1"], "downgrade", { revision: "-1", sql: true }],
  [["downgrade", "billing@-1"], "downgrade", { revision: "billing@-1" }],
  [["upgrade", "head", "--sql"], "upgrade", { revision: "head", sql: true }],
  [["--sql", "upgrade", "head"], "upgrade", { revision: "head", sql: true }],
  [["--tag", "t", "upgrade", "head"], "upgrade", {
    revision: "head",
    tag: "t",
  }],
  [["-x", "a=1", "upgrade", "-xb=2", "head"], "upgrade", { revision: "head" }, {
    x: ["a=1", "b=2"],
  }],
  [["history", "-r-3:current"], "history", { revRange: "-3:current" }],
  [["history", "-r", "-3:current"], "history", { revRange: "-3:current" }],
  [["history", "--rev-range=-3:"], "history", { revRange: "-3:" }],
  [["history", "-iv"], "history", { indicateCurrent: true }, { verbose: true }],
  [["history", "-vir", "a:b"], "history", {
    indicateCurrent: true,
    revRange: "a:b",
  }, { verbose: true }],
  [["revision", "-m", "a b", "--rev-id=x1"], "revision", {
    message: "a b",
    revId: "x1",
  }],
  [["revision", "-mfix"], "revision", { message: "fix" }],
  [["revision", "-m="], "revision", { message: "" }],
  [["revision", "--depends-on", "a", "--depends-on", "b"], "revision", {
    dependsOn: ["a", "b"],
  }],
  [["revision", "--message=-x"], "revision", { message: "-x" }],
  [["stamp", "a", "--purge", "b"], "stamp", {
    revisions: ["a", "b"],
    purge: true,
  }],
  [["init"], "init", {}],
  [["init", "--", "-odd"], "init", { directory: "-odd" }],
  [["ensure-version"], "ensure_version", {}],
  [["current", "-c"], "current", { checkHeads: true }],
  [["-c", "f.ts", "current"], "current", {}, { config: "f.ts" }],
  [["-vc", "f.ts", "heads"], "heads", {}, { verbose: true, config: "f.ts" }],
  [["-cv", "heads"], "heads", {}, { config: "v" }],
  [["upgrade", "--help"], "upgrade", {}, { help: true }],
];

for (const [args, command, input, globals = {}] of CASES) {
  Deno.test(`parseArguments reads: ${args.join(" ")}`, () => {
    const parsed = parse(...args);
    strictEqual(parsed.command?.name, command);
    deepStrictEqual(parsed.input, input);
    deepStrictEqual(parsed.globals, globals);
  });
}

const REFUSED: readonly (readonly [string[], string, string?])[] = [
  [["upgarde"], 'Unknown command "upgarde"', 'Did you mean "upgrade"?'],
  [
    ["list-template"],
    'Unknown command "list-template"',
    'Did you mean "list_templates"?',
  ],
  [["upgrade"], "upgrade needs a revision"],
  [["stamp"], "stamp needs revisions"],
  [["heads", "x"], 'Unexpected argument "x"'],
  [
    ["upgrade", "head", "--slq"],
    'Unknown flag "--slq"',
    'Did you mean "--sql"?',
  ],
  [["upgrade", "head", "-z"], 'Unknown flag "-z"'],
  [["revision", "-m"], "-m needs a value", "Write -m TEXT."],
  [["revision", "-m", "--splice"], "-m needs a value"],
  [["upgrade", "head", "--sql=yes"], "--sql takes no value"],
  [["revision", "-m", "a", "-m", "b"], "-m is given twice"],
  [["upgrade", "head", "--toString"], 'Unknown flag "--toString"'],
];

for (const [args, message, hint] of REFUSED) {
  Deno.test(`parseArguments refuses: ${args.join(" ")}`, () => {
    throws(() => parse(...args), {
      code: "USAGE",
      message,
      ...(hint !== undefined && { hint }),
    });
  });
}

Deno.test("parseArguments finds no command in an empty command line", () => {
  strictEqual(parse().command, undefined);
  strictEqual(parse("--json").command, undefined);
});

Deno.test("parseArguments reads or refuses any command line, and never fails otherwise", () => {
  const tokens = [
    ...Object.keys(COMMANDS),
    ...["--", "-", "-1", "", "=", "--=", "-=", "---", "-x", "-xa", "-vqy"],
    ...["--sql", "--url", "--url=", "-m", "-r-1:", "head", "--__proto__"],
    ...["__proto__", "constructor", "--help", "\0", "é", "-é"],
  ];
  const seed = Math.floor(Math.random() * 2 ** 31);
  let state = seed;
  const next = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % below;
  };
  for (let round = 0; round < 5000; round++) {
    const args = Array.from(
      { length: next(6) },
      () => tokens[next(tokens.length)] ?? "",
    );
    try {
      parse(...args);
    } catch (error) {
      const code = (error as { code?: string }).code;
      strictEqual(code, "USAGE", `seed ${seed}: ${JSON.stringify(args)}`);
    }
  }
});
