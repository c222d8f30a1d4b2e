/**
 * Flags that several commands take.
 *
 * @module
 */
import type { FlagSpec, FlagSpecs } from "./command_outline.ts";

/** `--sql` */
export const SQL = {
  kind: "switch",
  help: "Write the SQL to stdout and touch no database",
} as const satisfies FlagSpec;

/** `--tag` */
export const TAG = {
  kind: "text",
  value: "TEXT",
  help: "Give env.ts a tag",
} as const satisfies FlagSpec;

/** `--resume` */
export const RESUME = {
  kind: "switch",
  help: "Go on inside a revision in which an earlier run stopped",
} as const satisfies FlagSpec;

/** How the migration lock is taken by a command that changes a database. */
export const LOCK = {
  lockTimeout: {
    kind: "text",
    value: "SECONDS",
    help: "Wait this long for the migration lock; 60 by default",
  },
  noLock: {
    kind: "switch",
    help: "Take no migration lock; only safe when nothing else migrates",
  },
} as const satisfies FlagSpecs;

/** How long statements may take in a command that runs revisions. */
export const TIME_LIMITS = {
  tableLockTimeout: {
    kind: "text",
    value: "SECONDS",
    help: "Let a statement wait this long for a lock of the database's",
  },
  lockRetries: {
    kind: "text",
    value: "COUNT",
    help: "Try a revision that got no lock this often again; 3 by default",
  },
  statementTimeout: {
    kind: "text",
    value: "SECONDS",
    help: "Let one statement run this long",
  },
} as const satisfies FlagSpecs;

/** `--message` */
export const MESSAGE = {
  kind: "text",
  short: "m",
  value: "TEXT",
  help: "What the revision is about",
} as const satisfies FlagSpec;

/** `--depends-on` */
export const DEPENDS_ON = {
  kind: "list",
  value: "REVISION",
  help: "Need this revision or label of another branch (repeatable)",
  completes: "revisions",
} as const satisfies FlagSpec;

/** What every command that writes a revision takes. */
export const NEW_REVISION = {
  branchLabel: {
    kind: "text",
    value: "LABEL",
    help: "Name the branch that begins here",
  },
  revId: {
    kind: "text",
    value: "ID",
    help: "Use this id instead of a random one",
  },
  splice: {
    kind: "switch",
    help: "Allow coming after a revision that is no head",
  },
} as const satisfies FlagSpecs;
