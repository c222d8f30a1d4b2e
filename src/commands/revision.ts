import type { Config } from "../config/config.ts";
import {
  generateRevision,
  type RevisionOptions as WriteOptions,
  ScriptDirectory,
} from "../script/mod.ts";
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

/** A revision that was written. */
export interface NewRevisionResult {
  readonly revision: RevisionInfo;
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
  options: { readonly [K in keyof WriteOptions]: WriteOptions[K] | undefined },
): Promise<NewRevisionResult> {
  const script = await ScriptDirectory.open(config);
  const given = Object.entries(options).filter(([, value]) =>
    value !== undefined
  );
  const written = await generateRevision(script, Object.fromEntries(given));
  return { revision: revisionInfo(written) };
}

/** What was written, for people. */
export function writtenText(
  { revision }: NewRevisionResult,
  style: Style,
): string {
  const after = style.dim(`after ${idList(revision.down)}`);
  return `${style.green("Wrote")} ${revision.path}\n` +
    `      revision ${style.yellow(revision.id)} ${after}`;
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
