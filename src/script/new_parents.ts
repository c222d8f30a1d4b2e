import { AthanorError } from "../errors.ts";
import {
  MultipleHeadsError,
  type Revision,
  type RevisionGraph,
} from "../revision/mod.ts";

/**
 * The revisions that a new one comes after.
 *
 * @throws {AthanorError} `MULTIPLE_HEADS`, `USAGE`, or what resolving throws
 */
export function newParents(
  graph: RevisionGraph,
  { head = "head", splice = false }: {
    readonly head?: string | readonly string[] | undefined;
    readonly splice?: boolean | undefined;
  },
): string[] {
  const parents = [head].flat().flatMap((text) => parentsOf(graph, text));
  const ids = parents.map((parent) => parent.id);
  if (new Set(ids).size < ids.length) {
    throw usage(`The parents "${ids.join('", "')}" have a revision twice`, {
      hint: "Name each head once.",
    });
  }
  const inside = parents.find((parent) => !parent.isHead);
  if (inside !== undefined && !splice) {
    throw usage(`Revision "${inside.id}" is not a head`, {
      hint: "Use --splice to begin a new branch there.",
    });
  }
  return ids;
}

function parentsOf(graph: RevisionGraph, text: string): Revision[] {
  if (text === "heads") return graph.resolve(graph.heads);
  if (text === "head" && graph.heads.length > 1) {
    throw new MultipleHeadsError("head", graph.heads, {
      hint: `Say which one with --head, such as --head ${graph.heads[0]}, ` +
        'or join them first with "athanor merge heads".',
    });
  }
  return graph.resolve(text);
}

function usage(message: string, options: { hint: string }): AthanorError {
  return new AthanorError("USAGE", message, options);
}
