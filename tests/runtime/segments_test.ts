import { deepStrictEqual } from "node:assert/strict";
import { segments } from "../../src/runtime/segments.ts";

function modes(text: string) {
  return [...text].map((letter) => ({
    letter,
    mode: letter === "o" ? "outside" as const : "transactional" as const,
  }));
}

function cut(text: string): string[] {
  return segments(modes(text)).map(({ statements }) =>
    statements.map(({ letter }) => letter).join("")
  );
}

Deno.test("segments() keeps statements together that share a transaction", () => {
  deepStrictEqual(cut("ttt"), ["ttt"]);
});

Deno.test("segments() gives each outside statement a segment of its own", () => {
  deepStrictEqual(cut("ttoott"), ["tt", "o", "o", "tt"]);
});

Deno.test("segments() says where each segment starts", () => {
  const starts = segments(modes("otto")).map(({ start }) => start);
  deepStrictEqual(starts, [0, 1, 3]);
});

Deno.test("segments() makes nothing of nothing", () => {
  deepStrictEqual(segments([]), []);
});
