/**
 * What can be wrong with a graph, or with what is asked of it. Each error
 * carries its data; messages name the files where there are any.
 *
 * @module
 */
import { AthanorError } from "../errors.ts";

/** A revision as messages and `details` name it. */
export interface NamedRevision {
  readonly id: string;
  readonly source?: string;
}

/** An id or a label that would be misread as something else. */
export class InvalidRevisionIdError extends AthanorError {
  override readonly name = "InvalidRevisionIdError";
  readonly revision: NamedRevision;

  constructor(what: string, revision: NamedRevision, reason: string) {
    const place = inSource(revision);
    super("REVISION_ID_INVALID", `${what}${place} ${reason}`, {
      hint: "Use letters, digits and underscores.",
      details: { ...revision },
    });
    this.revision = revision;
  }
}

/** Two revisions with one id. */
export class DuplicateRevisionError extends AthanorError {
  override readonly name = "DuplicateRevisionError";
  readonly id: string;
  readonly sources: readonly string[];

  constructor(id: string, sources: readonly string[]) {
    const places = sources.length > 0 ? `: ${sources.join(" and ")}` : "";
    super("REVISION_DUPLICATE", `Revision "${id}" is there twice${places}`, {
      hint: "Give one of the two another id, or remove it.",
      details: { id, sources },
    });
    this.id = id;
    this.sources = sources;
  }
}

/** A revision that names a revision which is not there. */
export class MissingParentError extends AthanorError {
  override readonly name = "MissingParentError";
  readonly revision: NamedRevision;
  readonly missing: string;

  constructor(
    revision: NamedRevision,
    missing: string,
    relation: "down revision" | "dependency",
  ) {
    const message = `Revision "${revision.id}"${inSource(revision)} names ` +
      `the ${relation} "${missing}", which does not exist`;
    super("REVISION_PARENT_MISSING", message, {
      hint: `Restore the file of "${missing}", or correct the ${relation}.`,
      details: { ...revision, missing },
    });
    this.revision = revision;
    this.missing = missing;
  }
}

/** Revisions that come after themselves. */
export class RevisionCycleError extends AthanorError {
  override readonly name = "RevisionCycleError";
  readonly revisions: readonly NamedRevision[];

  constructor(
    revisions: readonly NamedRevision[],
    relation: "down revisions" | "down revisions and dependencies",
  ) {
    const round = [...revisions, revisions[0]!].map((revision) => revision.id);
    const sources = revisions.flatMap((revision) => revision.source ?? []);
    const places = sources.length > 0 ? ` (${sources.join(", ")})` : "";
    super(
      "REVISION_CYCLE",
      `The ${relation} go round in a circle: ${round.join(" -> ")}${places}`,
      {
        hint: "Correct the revision that should come first.",
        details: { revisions: revisions.map(({ id }) => id), sources },
      },
    );
    this.revisions = revisions;
  }
}

/** A branch label that is taken. */
export class LabelConflictError extends AthanorError {
  override readonly name = "LabelConflictError";
  readonly label: string;
  readonly revisions: readonly NamedRevision[];

  constructor(label: string, revision: NamedRevision, owner: NamedRevision) {
    const taken = owner.id === label
      ? `is the id of a revision${inSource(owner)}`
      : `belongs to revision "${owner.id}"${inSource(owner)}`;
    super(
      "REVISION_LABEL_CONFLICT",
      `The branch label "${label}" of revision "${revision.id}"` +
        `${inSource(revision)} ${taken}`,
      {
        hint: "Choose another label; one revision declares it for its branch.",
        details: { label, revisions: [revision.id, owner.id] },
      },
    );
    this.label = label;
    this.revisions = [revision, owner];
  }
}

/** An identifier that names nothing. */
export class RevisionNotFoundError extends AthanorError {
  override readonly name = "RevisionNotFoundError";
  readonly identifier: string;

  constructor(identifier: string, reason: string, hint: string) {
    super("REVISION_NOT_FOUND", reason, { hint, details: { identifier } });
    this.identifier = identifier;
  }
}

/** The beginning of an id that several revisions share. */
export class AmbiguousRevisionError extends AthanorError {
  override readonly name = "AmbiguousRevisionError";
  readonly identifier: string;
  readonly candidates: readonly string[];

  constructor(identifier: string, candidates: readonly string[]) {
    super(
      "REVISION_AMBIGUOUS",
      `Several revisions start with "${identifier}": ${quoted(candidates)}`,
      { hint: "Give more of the id.", details: { identifier, candidates } },
    );
    this.identifier = identifier;
    this.candidates = candidates;
  }
}

/** One head was asked for where there are several. */
export class MultipleHeadsError extends AthanorError {
  override readonly name = "MultipleHeadsError";
  readonly heads: readonly string[];

  constructor(
    identifier: string,
    heads: readonly string[],
    { message, hint }: {
      readonly message?: string;
      readonly hint?: string;
    } = {},
  ) {
    super(
      "MULTIPLE_HEADS",
      message ??
        `"${identifier}" means one revision, and there are ${heads.length}: ` +
          quoted(heads),
      {
        hint: hint ??
          'Name one of them, "<label>@head" for one branch, or "heads" ' +
            "for all; a merge makes them one.",
        details: { identifier, heads },
      },
    );
    this.heads = heads;
  }
}

/** A target that cannot be reached from where the database is. */
export class RevisionRangeError extends AthanorError {
  override readonly name = "RevisionRangeError";
  readonly target: string;
  readonly rows: readonly string[];

  constructor(
    message: string,
    range: { target: string; rows: readonly string[]; hint?: string },
  ) {
    super("REVISION_RANGE", message, {
      hint: range.hint,
      details: { target: range.target, rows: range.rows },
    });
    this.target = range.target;
    this.rows = range.rows;
  }
}

/** A relative step that leads nowhere, or to several places. */
export class RelativeRevisionError extends AthanorError {
  override readonly name = "RelativeRevisionError";
  readonly target: string;
  readonly candidates: readonly string[];

  constructor(
    target: string,
    reason: string,
    options: { candidates?: readonly string[]; hint?: string } = {},
  ) {
    const candidates = options.candidates ?? [];
    super("REVISION_RELATIVE", `The step "${target}" ${reason}`, {
      hint: options.hint,
      details: { target, candidates },
    });
    this.target = target;
    this.candidates = candidates;
  }
}

/** A row of the version table that no script has. */
export class UnknownRowError extends AthanorError {
  override readonly name = "UnknownRowError";
  readonly row: string;

  constructor(row: string) {
    super(
      "REVISION_NOT_IN_SCRIPTS",
      `The database is at revision "${row}", which no script has`,
      {
        hint: "Get the missing script, or set the version table right with " +
          '"stamp --purge <revision>".',
        details: { row },
      },
    );
    this.row = row;
  }
}

/** Ids in quotes, separated by commas. */
export function quoted(ids: readonly string[]): string {
  const shown = ids.slice(0, 8).map((id) => `"${id}"`).join(", ");
  return ids.length > 8 ? `${shown} and ${ids.length - 8} more` : shown;
}

function inSource(revision: NamedRevision): string {
  return revision.source === undefined ? "" : ` in ${revision.source}`;
}
