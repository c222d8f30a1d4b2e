import { InvalidRevisionIdError, type NamedRevision } from "./errors.ts";

/** Words that name places in every graph, and so name no revision. */
const RESERVED: readonly string[] = ["head", "heads", "base", "current"];

/** Letters and digits, as nearly every id is: nothing that could be refused. */
const ORDINARY = /^\w+$/;

/** What `label@symbol+2` says, part by part. */
export interface Identifier {
  /** The text as it was given. */
  readonly text: string;
  readonly label: string | null;
  /** An id, its beginning, a label, `head`, `heads` or `base`; empty when the text only says how far. */
  readonly symbol: string;
  /** How far up (or down, when negative) from there; 0 when the text does not say. */
  readonly distance: number;
}

/**
 * Splits an identifier at its first `@` and before a last `+N` or `-N`.
 * A label may itself end so, which is why known names are asked for first.
 */
export function parseIdentifier(
  text: string,
  isName: (symbol: string) => boolean,
): Identifier {
  const at = text.indexOf("@");
  const label = at < 0 ? null : text.slice(0, at);
  const rest = text.slice(at + 1);
  const step = isName(rest) ? null : /[+-]\d+$/.exec(rest);
  if (step === null) return { text, label, symbol: rest, distance: 0 };
  const symbol = rest.slice(0, step.index);
  return { text, label, symbol, distance: Number(step[0]) };
}

/**
 * Refuses an id that could not be typed as a target.
 *
 * @throws {InvalidRevisionIdError} when it is empty, a reserved word, or has
 * white space or one of `@ - + : / \` in it
 */
export function checkRevisionId(revision: NamedRevision): void {
  if (ORDINARY.test(revision.id) && !RESERVED.includes(revision.id)) return;
  const what = `The revision id "${revision.id}"`;
  checkName(what, revision.id, { revision, pattern: /[@:+\-/\\\s\p{Cc}]/u });
}

/**
 * Refuses a label that could not be typed before an `@`.
 *
 * @throws {InvalidRevisionIdError} when it is empty, a reserved word, or has
 * white space, `@` or `:` in it
 */
export function checkLabel(label: string, revision: NamedRevision): void {
  const what = `The branch label "${label}" of revision "${revision.id}"`;
  checkName(what, label, { revision, pattern: /[@:\s\p{Cc}]|^[+-]/u });
}

function checkName(
  what: string,
  name: string,
  rule: { revision: NamedRevision; pattern: RegExp },
): void {
  if (name === "") {
    throw new InvalidRevisionIdError(what, rule.revision, "is empty");
  }
  if (RESERVED.includes(name)) {
    const reason = "is a word with a meaning of its own";
    throw new InvalidRevisionIdError(what, rule.revision, reason);
  }
  const found = rule.pattern.exec(name);
  if (found !== null) {
    const reason = `has ${JSON.stringify(found[0])} in it`;
    throw new InvalidRevisionIdError(what, rule.revision, reason);
  }
}
