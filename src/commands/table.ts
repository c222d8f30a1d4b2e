/**
 * The command table: what the parser accepts, help prints, shells complete and
 * the documentation lists. A command's own file is loaded when it runs.
 *
 * @module
 */
import type { CommandOutline, InputFor } from "./command_outline.ts";
import {
  DEPENDS_ON,
  LOCK,
  MESSAGE,
  NEW_REVISION,
  RESUME,
  SQL,
  TAG,
  TIME_LIMITS,
} from "./shared_flags.ts";

/** Every command, in the order of the overview. Its own file is `<name>.ts`. */
export const COMMANDS = {
  init: {
    summary: "Set up a folder for migrations",
    description: "Creates the folder with its versions folder and script " +
      "template, and athanor.config.ts when there is none.",
    examples: [["athanor init", "Set up migrations/"]],
    acts: true,
    arguments: {
      directory: {
        kind: "optional",
        help: "The folder, migrations by default",
        completes: "files",
      },
    },
    flags: {
      template: {
        kind: "text",
        short: "t",
        value: "NAME",
        help: "Start from this template; see list_templates",
      },
    },
  },
  revision: {
    summary: "Write a new revision file",
    description: "The new revision comes after the head. With several heads, " +
      "--head says which one.",
    examples: [
      ['athanor revision -m "create customer"', "After the only head"],
      [
        'athanor revision --autogenerate -m "add notes"',
        "What the database lacks of the schema",
      ],
      ['athanor revision -m "billing" --head base', "Begin a line of its own"],
    ],
    acts: true,
    flags: {
      message: MESSAGE,
      head: {
        kind: "text",
        value: "REVISION",
        help: "Come after this revision, or base; head by default",
        completes: "revisions",
      },
      ...NEW_REVISION,
      versionPath: {
        kind: "text",
        value: "FOLDER",
        help: "Write into this version location",
        completes: "files",
      },
      dependsOn: DEPENDS_ON,
      autogenerate: {
        kind: "switch",
        help: "Compare the database with targetMetadata, and write the changes",
      },
      renames: {
        kind: "text",
        value: "FILE",
        help: "Take from this JSON file what was renamed",
        completes: "files",
      },
    },
  },
  merge: {
    summary: "Write a revision that joins several heads",
    examples: [['athanor merge heads -m "join billing"', "Join all heads"]],
    acts: true,
    arguments: {
      revisions: {
        kind: "many",
        help: "The revisions to join, or heads",
        completes: "revisions",
      },
    },
    flags: { message: MESSAGE, ...NEW_REVISION },
  },
  upgrade: {
    summary: "Apply revisions up to a target",
    examples: [
      ["athanor upgrade head", "Apply everything"],
      ["athanor upgrade +2", "Apply the next two"],
      ["athanor upgrade 1a0c:head --sql", "Write the script for a range"],
    ],
    acts: true,
    arguments: {
      revision: {
        kind: "one",
        help: "A revision, head, heads, label@head, or +N",
        completes: "revisions",
      },
    },
    flags: { sql: SQL, tag: TAG, resume: RESUME, ...LOCK, ...TIME_LIMITS },
  },
  downgrade: {
    summary: "Undo revisions down to a target",
    description: "With --sql the revision is a range from:to.",
    examples: [
      ["athanor downgrade -1", "Undo the last one"],
      ["athanor downgrade base", "Undo everything"],
      ["athanor downgrade head:1a0c --sql", "Write the script for a range"],
    ],
    acts: true,
    arguments: {
      revision: {
        kind: "one",
        help: "A revision, base, label@base, or -N",
        completes: "revisions",
      },
    },
    flags: { sql: SQL, tag: TAG, resume: RESUME, ...LOCK, ...TIME_LIMITS },
  },
  stamp: {
    summary: "Set the version rows without running anything",
    examples: [["athanor stamp head", "Say that the database is current"]],
    acts: true,
    arguments: {
      revisions: {
        kind: "many",
        help: "The revisions that the database is at",
        completes: "revisions",
      },
    },
    flags: {
      sql: SQL,
      tag: TAG,
      purge: { kind: "switch", help: "Delete all version rows first" },
      ...LOCK,
    },
  },
  current: {
    summary: "Say which revisions the database is at",
    acts: false,
    flags: {
      checkHeads: {
        kind: "switch",
        short: "c",
        help: "Fail unless the database is at every head",
      },
    },
  },
  inspect: {
    summary: "Show what the database holds",
    description: "Tables with their columns, keys, checks and indexes, and " +
      "views, sequences and enums. The database is only looked at.",
    examples: [
      ["athanor inspect", "Everything in the default schema"],
      ["athanor inspect customer --json", "One table, for a program"],
    ],
    acts: false,
    arguments: {
      tables: { kind: "any", help: "Only these tables" },
    },
    flags: {
      schema: {
        kind: "text",
        value: "NAME",
        help: "Look into this schema instead of the default one",
      },
    },
  },
  history: {
    summary: "List the revisions, newest first",
    examples: [
      ["athanor history --graph", "Draw branches and merges"],
      ["athanor history -r -3:", "From three below the heads"],
      ["athanor history -r current:", "What an upgrade would apply"],
    ],
    acts: false,
    flags: {
      revRange: {
        kind: "text",
        short: "r",
        value: "FROM:TO",
        help:
          "Only this range; either end may be missing, current, or -N or +N",
        completes: "revisions",
      },
      graph: {
        kind: "switch",
        short: "g",
        help: "Draw how the revisions follow each other",
      },
      indicateCurrent: {
        kind: "switch",
        short: "i",
        help: "Mark the revisions that the database is at",
      },
    },
  },
  heads: {
    summary: "List the revisions that nothing comes after",
    acts: false,
    flags: {
      resolveDependencies: {
        kind: "switch",
        help: "Leave out heads that another revision depends on",
      },
    },
  },
  branches: {
    summary: "Draw where the history parts and meets",
    acts: false,
  },
  show: {
    summary: "Show revisions in full",
    acts: false,
    arguments: {
      revision: {
        kind: "one",
        help: "A revision, head, heads, or current",
        completes: "revisions",
      },
    },
  },
  edit: {
    summary: "Open revision files in an editor",
    description: "Runs VISUAL or EDITOR, or the first common editor found.",
    acts: true,
    arguments: {
      revision: {
        kind: "one",
        help: "A revision, head, heads, or current",
        completes: "revisions",
      },
    },
  },
  check: {
    summary: "Say whether the database is as the schema says, and for CI more",
    description: "Without a flag, what the database lacks of targetMetadata " +
      "is listed, with exit code 3 when there is anything. --heads and " +
      "--single-head check something else in its place.",
    examples: [
      ["athanor check", "Nobody forgot to write a revision"],
      ["athanor check --single-head", "Nobody forgot to merge"],
      ["athanor check --heads", "The database is up to date"],
    ],
    acts: false,
    flags: {
      heads: {
        kind: "switch",
        help: "The database is at every head of the scripts",
      },
      singleHead: {
        kind: "switch",
        help: "The scripts have exactly one head; no database is asked",
      },
    },
  },
  repair: {
    summary: "Show or settle a revision in which a run stopped",
    description: "Where a statement cannot be taken back, a run that fails " +
      "or dies can leave a revision half done. `upgrade --resume` goes on " +
      "from there; the marks say that you brought the database to one side " +
      "by hand.",
    examples: [
      ["athanor repair", "Say which statements took effect"],
      ["athanor repair --mark-applied", "The revision is applied now"],
    ],
    acts: false,
    flags: {
      markApplied: {
        kind: "switch",
        help: "Record the revision as applied",
      },
      markNotApplied: {
        kind: "switch",
        help: "Record the revision as not applied",
      },
      ...LOCK,
    },
  },
  bundle: {
    summary: "Write the migrations as one module that needs no files",
    description: "The module holds the revisions, the settings and the " +
      "kernel, and exports upgrade, downgrade, stamp, current and sql. It " +
      "runs in Deno, Node and Bun, over an open client of the database.",
    examples: [
      ["athanor bundle --out migrations.js", "For a serverless function"],
    ],
    acts: true,
    flags: {
      out: {
        kind: "text",
        short: "o",
        value: "FILE",
        help: "Where to write; migrations.bundle.js by default",
        completes: "files",
      },
      minify: { kind: "switch", help: "Make the module small" },
    },
  },
  ensure_version: {
    summary: "Create the version table where it is missing",
    acts: true,
    flags: { sql: SQL, ...LOCK },
  },
  list_templates: {
    summary: "List the templates of init",
    acts: false,
  },
  doctor: {
    summary: "Look for what would keep migrations from running",
    description: "Looks at Deno, the configuration, the scripts, the " +
      "environment and the databases, and changes nothing. Exit code 1 when " +
      "a check fails.",
    acts: false,
  },
  completion: {
    summary: "Print a script that completes commands in a shell",
    examples: [
      ["source <(athanor completion bash)", "In ~/.bashrc"],
      ["source <(athanor completion zsh)", "In ~/.zshrc, after compinit"],
      ["athanor completion fish | source", "In config.fish"],
    ],
    acts: false,
    arguments: {
      shell: {
        kind: "one",
        help: "bash, zsh or fish",
        completes: ["bash", "zsh", "fish"],
      },
    },
  },
} as const satisfies Readonly<Record<string, CommandOutline>>;

/** The name of a command. */
export type CommandName = keyof typeof COMMANDS;

/** What a command is given, typed by its row. */
export type CommandInput<Name extends CommandName> = InputFor<
  (typeof COMMANDS)[Name]
>;
