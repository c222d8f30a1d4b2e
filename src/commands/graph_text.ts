import { drawGraph } from "./draw_graph.ts";
import type { RevisionInfo } from "./revision_info.ts";
import { marks, type RevisionTextOptions } from "./revision_text.ts";
import { alignColumns } from "./style.ts";

/** How {@linkcode graphLines} draws. */
export interface GraphOptions<R> extends RevisionTextOptions {
  /** What a revision is drawn after; its parents and dependencies by default. */
  readonly after?: (revision: R) => readonly string[];
  /** What is said behind a revision; nothing by default. */
  readonly note?: (revision: R) => string;
}

/** Revisions behind a drawing of how they follow each other. */
export function graphLines<R extends RevisionInfo>(
  revisions: readonly R[],
  options: GraphOptions<R>,
): string {
  const { style, note = () => "" } = options;
  const { after: parentsOf = comesAfter } = options;
  const drawn = drawGraph(
    revisions.map((info) => ({ id: info.id, parents: parentsOf(info) })),
  );
  return alignColumns(revisions.flatMap((info, at) => {
    const { before = [], dot = "", after = [] } = drawn[at] ?? {};
    return [
      ...before.map((line) => [style.dim(line)]),
      [
        style.dim(dot).replace("●", style.green("●")),
        style.yellow(info.id),
        marks(info, options),
        info.doc,
        style.dim(note(info)),
      ],
      ...after.map((line) => [style.dim(line)]),
    ];
  }));
}

function comesAfter({ down, dependencies }: RevisionInfo): readonly string[] {
  return [...down, ...dependencies];
}
