import type { Config } from "../config/config.ts";
import type {
  AskRename,
  LikelyRename,
  RenameAnswers,
} from "../autogenerate/mod.ts";
import {
  type DirectedRevisions,
  directRevision,
} from "../revision_environment.ts";
import { ScriptDirectory } from "../script/mod.ts";
import {
  generateRevision,
  type RevisionOptions as WriteOptions,
} from "../script/writing.ts";
import { requireHeads } from "./at_heads.ts";
import type { CommandModule } from "./command_module.ts";
import {
  changeLines,
  type PendingChanges,
  renameLines,
  renameText,
} from "./pending_text.ts";
import { pendingOf } from "./pending_changes.ts";
import { readRenames } from "./read_renames.ts";
import { type RevisionInfo, revisionInfo } from "./revision_info.ts";
import { idList } from "./revision_text.ts";
import type { Shell } from "./shell.ts";
import type { Style } from "./style.ts";
import type { CommandInput } from "./table.ts";
import { UsageError } from "./usage_error.ts";

/** What may be said of a new revision. */
export interface NewRevisionOptions {
  /** What it is about. */
  readonly message?: string | undefined;
  /** What it comes after. @default {"head"} */
  readonly head?: string | undefined;
  /** Whether it may come after a revision that is no head. */
  readonly splice?: boolean | undefined;
  /** The label of the branch that begins here. */
  readonly branchLabel?: string | undefined;
  /** The version location to write into. */
  readonly versionPath?: string | undefined;
  /** Its id. @default {12 random hexadecimal digits} */
  readonly revId?: string | undefined;
  /** Revisions or labels of other branches that must be there first. */
  readonly dependsOn?: readonly string[] | undefined;
  /** Whether it makes the database what its schema says. */
  readonly autogenerate?: boolean | undefined;
  /** With `autogenerate`: what was renamed, or who is asked about what looks renamed. */
  readonly renames?: RenameAnswers | AskRename | undefined;
}

/** What was written: one revision, unless `env.ts` made none or several of it. */
export interface NewRevisionResult {
  /** The revisions whose files were written. */
  readonly revisions: readonly RevisionInfo[];
  /** What the database lacked of its schema; null when that was not asked. */
  readonly pending: PendingChanges | null;
}

/**
 * Writes a new revision file; with `autogenerate`, one that makes the database
 * what its schema says.
 *
 * @param config where the scripts are
 * @param options what it is about and what it comes after
 * @throws {AthanorError} `MULTIPLE_HEADS`, `REVISION_*`, `SCRIPT_WRITE_FAILED`;
 * with `autogenerate` also `DATABASE_NOT_AT_HEAD`, `TARGET_INVALID`,
 * `CONNECT_FAILED`; no file is left behind
 */
export async function revision(
  config: Config,
  options: NewRevisionOptions = {},
): Promise<NewRevisionResult> {
  const { autogenerate = false, renames, ...rest } = options;
  if (!autogenerate) return await writeRevision(config, rest);
  const script = await ScriptDirectory.open(config);
  const isAnswered = typeof renames === "object";
  const directed = await directRevision(rest, {
    config,
    script,
    compare: {
      admit: (database) => requireHeads(script.graph, [database]),
      ...(isAnswered ? { renames } : { ask: renames }),
    },
  });
  const { revisions } = await writeAll(config, directed);
  return { revisions, pending: pendingOf(directed) };
}

/** Writes the file of a revision with one parent or several. */
export async function writeRevision(
  config: Config,
  options: WriteOptions,
): Promise<NewRevisionResult> {
  const script = await ScriptDirectory.open(config);
  return await writeAll(
    config,
    await directRevision(options, { config, script }),
  );
}

async function writeAll(
  config: Config,
  directed: DirectedRevisions,
): Promise<NewRevisionResult> {
  const revisions: RevisionInfo[] = [];
  for (const each of directed.written()) {
    // The next one may come after this one.
    const script = await ScriptDirectory.open(config);
    revisions.push(revisionInfo(await generateRevision(script, each)));
  }
  return { revisions, pending: null };
}

/** What was written, for people. */
export function writtenText(
  { revisions, pending }: NewRevisionResult,
  style: Style,
): string {
  const written = revisions.map((revision) => {
    const after = style.dim(`after ${idList(revision.down)}`);
    return `${style.green("Wrote")} ${revision.path}\n` +
      `      revision ${style.yellow(revision.id)} ${after}`;
  });
  if (written.length === 0) {
    written.push("Wrote nothing: env.ts left no revision");
  }
  return [...written, ...foundLines(pending, style)].join("\n");
}

function foundLines(
  pending: PendingChanges | null,
  style: Style,
): readonly string[] {
  if (pending === null) return [];
  const { changes, likelyRenames } = pending;
  if (changes.length === 0) {
    return ["No changes: the database is as the schema says"];
  }
  return [
    ...changeLines(pending, style),
    ...renameLines(likelyRenames, style),
  ];
}

/** The command. */
export const cli: CommandModule<CommandInput<"revision">, NewRevisionResult> = {
  async run(config, { renames, autogenerate = false, ...input }, shell) {
    if (renames !== undefined && !autogenerate) throw renamesAlone();
    const answers = renames === undefined
      ? (likely: LikelyRename) => askRename(likely, shell)
      : await readRenames(renames);
    return await revision(config, {
      ...input,
      message: input.message ?? shell.ask("What is the revision about?"),
      autogenerate,
      renames: answers,
    });
  },
  format: (result, { style }) => writtenText(result, style),
};

/** Asks whether something was renamed; nothing when nobody can be asked. */
function askRename(likely: LikelyRename, shell: Shell): boolean | undefined {
  const answer = shell.ask(`Was the ${renameText(likely)}? [y/N]`);
  return answer === undefined ? undefined : /^y(es)?$/i.test(answer.trim());
}

function renamesAlone(): UsageError {
  return new UsageError("--renames needs --autogenerate", {
    hint: "Write athanor revision --autogenerate --renames FILE.",
    command: "revision",
  });
}
