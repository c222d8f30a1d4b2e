import { deepStrictEqual, throws } from "node:assert/strict";
import type { RevisionGraph } from "../../src/revision/mod.ts";
import { dependent, forked } from "./specs.ts";

/** The ids that a script from a start to a target applies. */
function script(graph: RevisionGraph, start: string, target: string): string {
  return graph.upgradeSteps(graph.targetFrom(start, target), [])
    .map((step) => step.revision?.id).join(" ");
}

Deno.test("targetFrom label@base restricts the heads to the label's branch", () => {
  deepStrictEqual(script(forked(), "left@base", "heads"), "base1 left1 left2");
  deepStrictEqual(script(forked(), "left@base", "head"), "base1 left1 left2");
  deepStrictEqual(script(dependent(), "alpha@base", "heads"), "a1 a2");
  deepStrictEqual(script(dependent(), "beta@base", "heads"), "a1 a2 b1 b2 b3");
});

Deno.test("targetFrom label@base counts relative steps on the label's branch", () => {
  deepStrictEqual(script(dependent(), "beta@base", "+1"), "b1");
  deepStrictEqual(script(forked(), "right@base", "right2-1"), "base1 right1");
});

Deno.test("targetFrom leaves every other range as it is", () => {
  const graph = forked();
  deepStrictEqual(graph.targetFrom(undefined, "heads"), "heads");
  deepStrictEqual(graph.targetFrom("base", "heads"), "heads");
  deepStrictEqual(graph.targetFrom("left@left1", "heads"), "heads");
  deepStrictEqual(graph.targetFrom("left@base", "left@head"), "left@head");
  deepStrictEqual(graph.targetFrom("base1@base", "left@head"), "left@head");
});

Deno.test("targetFrom refuses a target on another branch", () => {
  const graph = forked();
  throws(() => graph.targetFrom("left@base", "right@head"), {
    code: "REVISION_RANGE",
    message:
      'The range "left@base:right@head" starts on one branch and ends on another',
    hint: 'Start it at "right@base", or at "base" for all branches.',
  });
  throws(() => script(graph, "left@base", "right2"), {
    code: "REVISION_NOT_FOUND",
    message: 'Revision "right2" is not on the branch "left"',
  });
  throws(() => graph.targetFrom("gone@base", "left@head"), {
    code: "REVISION_NOT_FOUND",
  });
});
