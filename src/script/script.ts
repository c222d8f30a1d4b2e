import type { Revision, RevisionSpec } from "../revision/mod.ts";
import { createDateOf, firstParagraph } from "./doc_text.ts";

/** A revision and the file (or module) that it is written in. */
export interface Script {
  /** The revision's id. */
  readonly id: string;
  /** The absolute path of its file, or the URL of its module; absent when it was given as a module. */
  readonly path?: string;
  /** The name that messages use. */
  readonly source: string;
  /** The first paragraph of its doc comment. */
  readonly doc: string;
  /** The whole doc comment. */
  readonly longDoc: string;
  /** What the doc comment says after `Create Date:`. */
  readonly createDate?: string;
  /** Its place in the graph. */
  readonly revision: Revision;
}

/** A script with its module. */
export interface ScriptRevision extends Script {
  /** What its module exports; imported when it is asked for. */
  readonly module: Promise<Readonly<Record<string, unknown>>>;
}

/** Adds the module to a script. */
export function scriptRevision(
  script: Script,
  load: () => ScriptRevision["module"],
): ScriptRevision {
  return {
    ...script,
    get module() {
      return load();
    },
  };
}

/** What runs: a function, or SQL that is yet to be split into statements. */
export type RevisionBody =
  | string
  | ((...parameters: readonly unknown[]) => unknown);

/** The two ways that a revision can be run. */
export interface RevisionModule {
  /** Says what the revision does. */
  readonly upgrade: RevisionBody;
  /** Says what takes it back. */
  readonly downgrade: RevisionBody;
}

/** A script before it has its place in the graph. */
export interface FoundScript {
  readonly spec: RevisionSpec;
  readonly source: string;
  readonly path?: string;
  readonly longDoc: string;
  /** Its exports, when they are there already. */
  readonly exports?: Readonly<Record<string, unknown>>;
}

/** Puts a found script in its place. */
export function scriptOf(found: FoundScript, revision: Revision): Script {
  const { source, path, longDoc } = found;
  const createDate = createDateOf(longDoc);
  return {
    id: revision.id,
    source,
    doc: firstParagraph(longDoc),
    longDoc,
    revision,
    ...(path === undefined ? {} : { path }),
    ...(createDate === undefined ? {} : { createDate }),
  };
}
