import type { Config } from "../config/config.ts";
import { directRevision } from "../environment.ts";
import { ScriptDirectory } from "../script/mod.ts";
import {
  generateRevision,
  type RevisionOptions as WriteOptions,
} from "../script/writing.ts";
import type { CommandModule } from "./command_module.ts";
import { type RevisionInfo, revisionInfo } from "./revision_info.ts";
import { idList } from "./revision_text.ts";
import type { Style } from "./style.ts";
import type { CommandInput } from "./table.ts";

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
}

/** What was written: one revision, unless `env.ts` made none or several of it. */
export interface NewRevisionResult {
  readonly revisions: readonly RevisionInfo[];
}

/**
 * Writes a new revision file.
 *
 * @param config where the scripts are
 * @param options what it is about and what it comes after
 * @throws {AthanorError} `MULTIPLE_HEADS`, `REVISION_*`, `SCRIPT_WRITE_FAILED`; no file is left behind
 */
export async function revision(
  config: Config,
  options: NewRevisionOptions = {},
): Promise<NewRevisionResult> {
  return await writeRevision(config, options);
}

/** Writes the file of a revision with one parent or several. */
export async function writeRevision(
  config: Config,
  options: WriteOptions,
): Promise<NewRevisionResult> {
  let script = await ScriptDirectory.open(config);
  const directed = await directRevision(options, { config, script });
  const revisions: RevisionInfo[] = [];
  for (const each of directed) {
    revisions.push(revisionInfo(await generateRevision(script, each)));
    // The next one may come after this one.
    script = await ScriptDirectory.open(config);
  }
  return { revisions };
}

/** What was written, for people. */
export function writtenText(
  { revisions }: NewRevisionResult,
  style: Style,
): string {
  if (revisions.length === 0) return "Wrote nothing: env.ts left no revision";
  return revisions.map((revision) => {
    const after = style.dim(`after ${idList(revision.down)}`);
    return `${style.green("Wrote")} ${revision.path}\n` +
      `      revision ${style.yellow(revision.id)} ${after}`;
  }).join("\n");
}

/** The command. */
export const cli: CommandModule<CommandInput<"revision">, NewRevisionResult> = {
  run: (config, input, shell) =>
    revision(config, {
      ...input,
      message: input.message ?? shell.ask("What is the revision about?"),
    }),
  format: (result, { style }) => writtenText(result, style),
};
