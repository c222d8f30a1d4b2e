import { deepStrictEqual } from "node:assert/strict";
import { findGraphProblems } from "../../src/revision/find_problems.ts";
import type { RevisionSpec } from "../../src/revision/mod.ts";

function spec(
  id: string,
  down: readonly string[],
  more: Partial<RevisionSpec> = {},
): RevisionSpec {
  return { id, down, labels: [], dependsOn: [], ...more };
}

function codes(specs: readonly RevisionSpec[]): string[] {
  return findGraphProblems(specs).map(({ code }) => code);
}

Deno.test("findGraphProblems finds nothing in a graph that can be built", () => {
  deepStrictEqual(codes([]), []);
  deepStrictEqual(codes([spec("a1", []), spec("b2", ["a1"])]), []);
});

Deno.test("findGraphProblems finds problems of every kind in one go, each once", () => {
  const specs = [
    spec("a1", []),
    spec("a1", [], { labels: ["one"] }),
    spec("b2", ["a1", "gone"], { labels: ["one"] }),
    spec("c3", ["b2"], { labels: ["one"], dependsOn: ["lost"] }),
    spec("d4", ["e5"]),
    spec("e5", ["d4"]),
    spec("f6", ["f6"]),
  ];
  deepStrictEqual(codes(specs).toSorted(), [
    "REVISION_CYCLE",
    "REVISION_CYCLE",
    "REVISION_DUPLICATE",
    "REVISION_LABEL_CONFLICT",
    "REVISION_PARENT_MISSING",
    "REVISION_PARENT_MISSING",
  ]);
});

Deno.test("findGraphProblems drops one of two equal labels of one revision", () => {
  deepStrictEqual(codes([spec("a1", [], { labels: ["a1", "x", "x"] })]), [
    "REVISION_LABEL_CONFLICT",
    "REVISION_LABEL_CONFLICT",
  ]);
});

Deno.test("findGraphProblems stops at an id that cannot be read", () => {
  deepStrictEqual(codes([spec("a-1", []), spec("b2", ["gone"])]), [
    "REVISION_ID_INVALID",
  ]);
});
