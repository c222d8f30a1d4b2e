import { AthanorError } from "../errors.ts";
import type { RevisionSpec } from "../revision/mod.ts";

/** The exports by which a script says its place in the graph. */
export const HEADER_NAMES = [
  "revision",
  "downRevision",
  "branchLabels",
  "dependsOn",
] as const;

/** One of {@linkcode HEADER_NAMES}. */
export type HeaderName = typeof HEADER_NAMES[number];

/** What the exports may hold. */
export type HeaderValue = string | null | readonly string[];

/** The exports that a script has. */
export type HeaderValues = Partial<Record<HeaderName, HeaderValue>>;

/** What a script's text says before it is imported. */
export interface ScannedHeader {
  /** The exports that are literals; null when one of them can only be known by importing. */
  readonly values: Readonly<HeaderValues> | null;
  /** The text of the first doc comment. */
  readonly doc: string;
}

/** Tells whether the text alone says what must be known. */
export function isComplete(
  values: Readonly<HeaderValues> | null,
): values is Readonly<HeaderValues> {
  return values !== null && "revision" in values && "downRevision" in values;
}

/**
 * Turns a script's exports into its place in the graph.
 *
 * @throws {AthanorError} `SCRIPT_INVALID` for an export that is missing or of
 * the wrong kind
 */
export function specOf(
  values: Readonly<Record<string, unknown>>,
  source: string,
): RevisionSpec {
  const id = values["revision"];
  if (id === undefined) throw missing("revision", source);
  if (typeof id !== "string") {
    throw invalid(source, 'exports a "revision" that is not a text');
  }
  if (!("downRevision" in values)) throw missing("downRevision", source);
  return {
    id,
    down: texts(values["downRevision"], { name: "downRevision", source }),
    labels: texts(values["branchLabels"], { name: "branchLabels", source }),
    dependsOn: texts(values["dependsOn"], { name: "dependsOn", source }),
    source,
  };
}

/** How a script says what it must say: as a module, or in SQL. */
const WAYS = {
  revision: {
    module: 'Write: export const revision = "<id>"; every file in a version ' +
      "location is a revision.",
    line: "-- revision:",
    sql: 'Write it with the id after it, above the line "-- upgrade".',
  },
  downRevision: {
    module: "Write: export const downRevision = null; for a first revision, " +
      "else the id that it comes after.",
    line: "-- down_revision:",
    sql: "Write it with the id that this one comes after, or with nothing " +
      "for a first revision.",
  },
} as const;

function missing(name: keyof typeof WAYS, source: string): AthanorError {
  const { module, line, sql } = WAYS[name];
  return source.endsWith(".sql")
    ? invalid(source, `has no line "${line}"`, { hint: sql })
    : invalid(source, `does not export "${name}"`, { hint: module });
}

function texts(
  value: unknown,
  { name, source }: { name: HeaderName; source: string },
): readonly string[] {
  if (value === null || value === undefined) return [];
  if (typeof value === "string") return [value];
  const isList = Array.isArray(value) &&
    value.every((item) => typeof item === "string");
  if (isList) return value as string[];
  const reason =
    `exports a "${name}" that is not a text, a list of texts or null`;
  throw invalid(source, reason);
}

/** A `SCRIPT_INVALID` error that names the script. */
export function invalid(
  source: string,
  reason: string,
  options: { hint?: string; cause?: unknown } = {},
): AthanorError {
  return new AthanorError("SCRIPT_INVALID", `${source} ${reason}`, {
    ...options,
    details: { source },
  });
}
