import { deepStrictEqual, ok, throws } from "node:assert/strict";
import {
  DuplicateRevisionError,
  InvalidRevisionIdError,
  LabelConflictError,
  MissingParentError,
  RevisionCycleError,
  type RevisionSpec,
} from "../../src/revision/mod.ts";
import { dependent, forked, graphOf, spec } from "./specs.ts";

function failure<T extends Error>(
  type: new (...parameters: never[]) => T,
  ...specs: readonly RevisionSpec[]
): T {
  let found: T | undefined;
  throws(() => graphOf(...specs), (error) => {
    ok(error instanceof type, String(error));
    found = error;
    return true;
  });
  return found!;
}

Deno.test("build refuses ids that are words with a meaning", () => {
  for (const id of ["head", "heads", "base", "current", ""]) {
    failure(InvalidRevisionIdError, spec(id));
  }
});

Deno.test("build refuses ids that could not be typed as a target", () => {
  for (const id of ["a-b", "a+b", "a@b", "a:b", "a b", "a/b", "a\u0000b"]) {
    const error = failure(
      InvalidRevisionIdError,
      spec(id, [], { source: "x.ts" }),
    );
    ok(error.message.includes("x.ts"), error.message);
  }
});

Deno.test("build refuses labels that could not be typed before an @", () => {
  for (const label of ["head", "", "a@b", "a:b", "a b", "+1"]) {
    failure(InvalidRevisionIdError, spec("a", [], { labels: [label] }));
  }
  deepStrictEqual(
    graphOf(spec("a", [], { labels: ["shopping-cart"] })).labels,
    ["shopping-cart"],
  );
});

Deno.test("build names both files of a duplicate", () => {
  const error = failure(
    DuplicateRevisionError,
    spec("a", [], { source: "one.ts" }),
    spec("a", [], { source: "two.ts" }),
  );
  deepStrictEqual(error.sources, ["one.ts", "two.ts"]);
  deepStrictEqual(
    error.message,
    'Revision "a" is there twice: one.ts and two.ts',
  );
});

Deno.test("build names the file whose parent or dependency is missing", () => {
  const parent = failure(
    MissingParentError,
    spec("b", ["gone"], { source: "b.ts" }),
  );
  deepStrictEqual(parent.missing, "gone");
  ok(parent.message.includes("b.ts"), parent.message);
  failure(
    MissingParentError,
    spec("a", [], { labels: ["x"] }),
    spec("b", ["x"]),
  );
  const dependency = failure(
    MissingParentError,
    spec("b", [], { dependsOn: ["gone"], source: "b.ts" }),
  );
  ok(dependency.message.includes("dependency"), dependency.message);
});

Deno.test("build finds a revision that comes after itself, and longer cycles", () => {
  const self = failure(RevisionCycleError, spec("a", ["a"]));
  deepStrictEqual(self.revisions.map(({ id }) => id), ["a"]);
  const error = failure(
    RevisionCycleError,
    spec("start"),
    spec("a", ["start", "c"], { source: "a.ts" }),
    spec("b", ["a"], { source: "b.ts" }),
    spec("c", ["b"], { source: "c.ts" }),
    spec("end", ["c"]),
  );
  deepStrictEqual(
    error.message,
    "The down revisions go round in a circle: a -> b -> c -> a " +
      "(a.ts, b.ts, c.ts)",
  );
});

Deno.test("build finds a cycle through dependencies", () => {
  const error = failure(
    RevisionCycleError,
    spec("a1", [], { dependsOn: ["b2"] }),
    spec("a2", ["a1"]),
    spec("b1", [], { dependsOn: ["a2"] }),
    spec("b2", ["b1"]),
  );
  deepStrictEqual(
    new Set(error.revisions.map(({ id }) => id)),
    new Set(["a1", "a2", "b1", "b2"]),
  );
  ok(error.message.includes("dependencies"), error.message);
  failure(RevisionCycleError, spec("a", [], { dependsOn: ["a"] }));
});

Deno.test("build refuses a label that another revision has, or that is an id", () => {
  failure(
    LabelConflictError,
    spec("a", [], { labels: ["x"], source: "a.ts" }),
    spec("b", [], { labels: ["x"], source: "b.ts" }),
  );
  const error = failure(
    LabelConflictError,
    spec("a", [], { labels: ["b"] }),
    spec("b"),
  );
  ok(error.message.includes("is the id of a revision"), error.message);
});

Deno.test("labels spread to what comes after and down their line to the fork", () => {
  const graph = graphOf(
    spec("base1"),
    spec("side1", ["base1"]),
    spec("line1", ["base1"]),
    spec("line2", ["line1"], { labels: ["x"] }),
    spec("line3", ["line2"]),
  );
  const labelled = graph.revisions().filter(({ branchLabels }) =>
    branchLabels.includes("x")
  );
  deepStrictEqual(labelled.map(({ id }) => id), ["line1", "line2", "line3"]);
});

Deno.test("a revision knows its place", () => {
  const fork = forked().get("base1")!;
  deepStrictEqual(
    [fork.isBase, fork.isBranchPoint, fork.isHead, fork.children],
    [true, true, false, ["right1", "left1"]],
  );
  const effective = dependent().get("a2")!;
  deepStrictEqual([effective.isHead, effective.isRealHead], [true, false]);
  deepStrictEqual(dependent().get("b2")!.dependencies, ["a2"]);
  deepStrictEqual(dependent().get("alpha"), undefined);
});

Deno.test("a graph without revisions has no heads and nothing to do", () => {
  const graph = graphOf();
  deepStrictEqual(graph.heads, []);
  deepStrictEqual(graph.upgradeSteps("head", []), []);
  deepStrictEqual(graph.downgradeSteps("base", []), []);
  deepStrictEqual(graph.history(), []);
});

Deno.test("a line of 100,000 revisions is planned up and down", () => {
  const size = 100_000;
  const specs = Array.from(
    { length: size },
    (_, at) => spec(`r${at}`, at === 0 ? [] : [`r${at - 1}`]),
  );
  const graph = graphOf(...specs.toReversed());
  const up = graph.upgradeSteps("head", []);
  deepStrictEqual([up.length, up[0]!.revision!.id], [size, "r0"]);
  const down = graph.downgradeSteps("r10", [`r${size - 1}`]);
  deepStrictEqual([down.length, down.at(-1)!.downIds], [size - 11, ["r10"]]);
});
