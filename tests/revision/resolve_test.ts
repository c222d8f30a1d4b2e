import { deepStrictEqual, throws } from "node:assert/strict";
import type { RevisionGraph } from "../../src/revision/mod.ts";
import { dependent, forked, graphOf, spec } from "./specs.ts";

function ids(
  graph: RevisionGraph,
  identifiers: string | readonly string[] | null,
): string[] {
  return graph.resolve(identifiers).map(({ id }) => id);
}

Deno.test("resolve takes ids, labels, beginnings, head, heads, base and lists", () => {
  const graph = forked();
  deepStrictEqual(ids(graph, "left1"), ["left1"]);
  deepStrictEqual(ids(graph, "left"), ["left1"]);
  deepStrictEqual(ids(graph, "bas"), ["base1"]);
  deepStrictEqual(ids(graph, "heads"), ["right2", "left2"]);
  deepStrictEqual(ids(graph, "base"), []);
  deepStrictEqual(ids(graph, null), []);
  deepStrictEqual(ids(graph, ["left2", "left", "left1"]), ["left2", "left1"]);
});

Deno.test("resolve takes a label before any of them", () => {
  const graph = forked();
  deepStrictEqual(ids(graph, "left@head"), ["left2"]);
  deepStrictEqual(ids(graph, "right1@heads"), ["right2"]);
  deepStrictEqual(ids(graph, "left@base"), []);
  deepStrictEqual(ids(graph, "left@base1"), ["base1"]);
  throws(() => ids(graph, "left@right2"), {
    code: "REVISION_NOT_FOUND",
    message: 'Revision "right2" is not on the branch "left"',
  });
  throws(() => ids(graph, "gone@head"), { code: "REVISION_NOT_FOUND" });
});

Deno.test("resolve lets a label narrow down a beginning", () => {
  const graph = graphOf(
    spec("abcd1", [], { labels: ["x"] }),
    spec("abcd2", [], { labels: ["y"] }),
  );
  deepStrictEqual(ids(graph, "y@abc"), ["abcd2"]);
  throws(() => ids(graph, "abc"), {
    code: "REVISION_AMBIGUOUS",
    candidates: ["abcd1", "abcd2"],
  });
});

Deno.test("resolve finds nothing by the beginning of a name under four characters", () => {
  const graph = graphOf(spec("abc"));
  deepStrictEqual(ids(graph, "abc"), ["abc"]);
  throws(() => ids(graph, "ab"), {
    code: "REVISION_NOT_FOUND",
    hint: "Give the whole id, or its first characters; a label is given whole.",
  });
  throws(() => ids(graph, ""), { code: "REVISION_NOT_FOUND" });
});

Deno.test("resolve refuses head where there are several, and names them", () => {
  throws(() => ids(forked(), "head"), {
    code: "MULTIPLE_HEADS",
    heads: ["right2", "left2"],
  });
  throws(() => ids(forked(), "base1@head"), { code: "MULTIPLE_HEADS" });
});

Deno.test("resolve counts back from the heads, and from any symbol", () => {
  deepStrictEqual(ids(forked(), "-1"), ["right1", "left1"]);
  deepStrictEqual(ids(forked(), "-2"), ["base1"]);
  deepStrictEqual(ids(forked(), "left@-1"), ["left1"]);
  deepStrictEqual(ids(forked(), "left2-1"), ["left1"]);
  deepStrictEqual(ids(forked(), "left@base1+1"), ["left1"]);
  deepStrictEqual(ids(forked(), "base1-1"), []);
  throws(() => ids(forked(), "left2-9"), { code: "REVISION_RELATIVE" });
  throws(() => ids(forked(), "+1"), { code: "REVISION_RELATIVE" });
});

Deno.test("resolve prefers a label that looks like a relative step", () => {
  const graph = graphOf(
    spec("a", [], { labels: ["cart-1"] }),
    spec("b", ["a"]),
  );
  deepStrictEqual(ids(graph, "cart-1"), ["a"]);
  deepStrictEqual(ids(graph, "cart-1+1"), ["b"]);
});

Deno.test("heads gives what a full upgrade leaves, and head what lines end in", () => {
  const graph = dependent();
  deepStrictEqual(ids(graph, "heads"), ["b3"]);
  deepStrictEqual(ids(graph, "alpha@head"), ["a2"]);
  throws(() => ids(graph, "head"), { code: "MULTIPLE_HEADS" });
});

Deno.test("resolveOne gives null for the base and refuses several", () => {
  deepStrictEqual(forked().resolveOne("base"), null);
  deepStrictEqual(forked().resolveOne(null), null);
  throws(() => forked().resolveOne("heads"), { code: "MULTIPLE_HEADS" });
});
