import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { ITEMS } from "../../bench/items/mod.ts";
import { reportOf } from "../../bench/report.ts";
import { goalOf, readResults } from "../../bench/results.ts";
import { ROOT } from "../architecture/files.ts";

/** A page without what the formatter is free to change. */
function words(page: string): string {
  return page.split(/[\s|]+/).filter((word) => !/^-*$/.test(word)).join(" ");
}

function read(path: string): Promise<string> {
  return Deno.readTextFile(new URL(path, ROOT));
}

/** What the section "Measured" of README.md says. */
async function quoted(): Promise<string> {
  const page = await read("README.md");
  return /^## Measured$([\s\S]*?)^## /m.exec(page)?.[1] ?? "";
}

Deno.test("bench/results.md is what bench/results.json says", async () => {
  const report = reportOf(await readResults(), Object.keys(ITEMS));
  strictEqual(words(await read("bench/results.md")), words(report));
});

Deno.test("every figure that README.md quotes is in bench/results.md", async () => {
  const results = await read("bench/results.md");
  const figures = (await quoted()).match(/\d[\d,.]* ms|\d[\d,]* MB/g) ?? [];
  const missing = figures.filter((figure) => !results.includes(` ${figure} `));
  deepStrictEqual(missing, []);
});

Deno.test("README.md points to bench/results.md where it quotes it", async () => {
  ok((await quoted()).includes("bench/results.md"));
});

Deno.test("a goal of times is the other's time by ours, a goal of rates ours by the other's", () => {
  const figures = [["a", 100], ["b", 20], ["c", 50]].map(([tool, value]) => ({
    tool: String(tool),
    version: "1",
    value: Number(value),
    rss: null,
    runs: 1,
  }));
  const request = { text: "t", ours: "b", others: ["a", "c"] };
  const faster = goalOf({ figures, unit: "ms" }, { ...request, atLeast: 2 });
  deepStrictEqual([faster.ratio, faster.reached], [2.5, true]);
  const rate = goalOf({ figures, unit: "a second" }, {
    ...request,
    atLeast: 1,
  });
  deepStrictEqual([rate.ratio, rate.reached], [0.2, false]);
  const most = goalOf({ figures, unit: "ms" }, {
    text: "t",
    ours: "c",
    others: ["b"],
    atMost: 2,
  });
  deepStrictEqual([most.ratio, most.reached], [2.5, false]);
});
