import { RevisionGraph, type RevisionSpec } from "../../src/revision/mod.ts";

/** What a test says beside a revision's parents. */
export type SpecExtras = Partial<
  Pick<RevisionSpec, "labels" | "dependsOn" | "source">
>;

/** A revision by its id and parents. */
export function spec(
  id: string,
  down: readonly string[] = [],
  extras: SpecExtras = {},
): RevisionSpec {
  return { id, down, labels: [], dependsOn: [], ...extras };
}

/** A graph of revisions in load order. */
export function graphOf(...specs: readonly RevisionSpec[]): RevisionGraph {
  return RevisionGraph.build(specs);
}

/** Two lines over one base, `left` and `right`, with two revisions each. */
export function forked(): RevisionGraph {
  return graphOf(
    spec("base1"),
    spec("right1", ["base1"], { labels: ["right"] }),
    spec("right2", ["right1"]),
    spec("left1", ["base1"], { labels: ["left"] }),
    spec("left2", ["left1"]),
  );
}

/** Two lines of their own, of which `b2` depends on `a2`. */
export function dependent(): RevisionGraph {
  return graphOf(
    spec("a1", [], { labels: ["alpha"] }),
    spec("a2", ["a1"]),
    spec("b1", [], { labels: ["beta"] }),
    spec("b2", ["b1"], { dependsOn: ["a2"] }),
    spec("b3", ["b2"]),
  );
}
