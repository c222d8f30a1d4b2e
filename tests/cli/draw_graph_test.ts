import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { drawGraph } from "../../src/commands/draw_graph.ts";

/** Draws revisions given as `id parent parent`, newest first, with the ids behind their dots. */
function draw(...revisions: string[]): string[] {
  const parsed = revisions.map((text) => {
    const [id = "", ...parents] = text.split(" ");
    return { id, parents };
  });
  return drawGraph(parsed).flatMap(({ before, dot, after }, at) => [
    ...before,
    `${dot} ${parsed[at]?.id}`,
    ...after,
  ]);
}

Deno.test("drawGraph keeps a straight line in one lane", () => {
  deepStrictEqual(draw("c b", "b a", "a"), ["● c", "● b", "● a"]);
});

Deno.test("drawGraph parts lanes at a merge and joins them at a branch point", () => {
  deepStrictEqual(draw("d b c", "b a", "c a", "a"), [
    "● d",
    "├─╮",
    "● │ b",
    "│ ● c",
    "├─╯",
    "● a",
  ]);
});

Deno.test("drawGraph joins several lanes in one line", () => {
  deepStrictEqual(draw("d a", "c a", "b a", "a"), [
    "● d",
    "│ ● c",
    "│ │ ● b",
    "├─┴─╯",
    "● a",
  ]);
});

Deno.test("drawGraph leads to a lane that is open already, on either side", () => {
  deepStrictEqual(draw("e a", "d c a", "c", "a"), [
    "● e",
    "│ ● d",
    "├─┤",
    "│ ● c",
    "● a",
  ]);
});

Deno.test("drawGraph crosses a lane that goes on", () => {
  deepStrictEqual(draw("e b", "d c", "f b", "b", "c"), [
    "● e",
    "│ ● d",
    "│ │ ● f",
    "├─┼─╯",
    "● │ b",
    "  ● c",
  ]);
});

Deno.test("drawGraph leaves out parents that are not shown", () => {
  deepStrictEqual(draw("c b x", "b a"), ["● c", "● b"]);
});

Deno.test("drawGraph draws one dot for each revision of a random graph", () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  let state = seed;
  const next = (below: number) => {
    state = (Math.imul(state, 48271) >>> 0) % 2147483647;
    return state % below;
  };
  const revisions = Array.from({ length: 200 }, (_, at) => {
    const later = 199 - at;
    const parents = Array.from(
      { length: Math.min(later, next(3)) },
      () => String(at + 1 + next(Math.min(later, 5))),
    );
    return { id: String(at), parents: [...new Set(parents)] };
  });
  for (const [at, lines] of drawGraph(revisions).entries()) {
    const { before, dot, after } = lines;
    strictEqual(dot.match(/●/g)?.length, 1, `seed ${seed}, revision ${at}`);
    strictEqual(
      /●/.test([...before, ...after].join("")),
      false,
      `seed ${seed}`,
    );
  }
});
