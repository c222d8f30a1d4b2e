/**
 * How the revision graph grows: `deno run bench/graph_bench.ts` prints a table
 * of milliseconds for 1,000, 10,000 and 100,000 revisions. With a file of
 * revisions in JSON, it prints the times for them as JSON.
 *
 * @module
 */
import { RevisionGraph, type RevisionSpec } from "../src/revision/mod.ts";

export const SIZES = [1_000, 10_000, 100_000];
const REPEATS = 5;

/** A way that revisions hang together. */
export interface Shape {
  readonly name: string;
  make(size: number): RevisionSpec[];
}

function spec(at: number, down: readonly number[]): RevisionSpec {
  return { id: idOf(at), down: down.map(idOf), labels: [], dependsOn: [] };
}

/** Ids as they are in real projects: 12 hexadecimal digits without an order. */
function idOf(at: number): string {
  const high = Math.imul(at + 1, 0x9e3779b1) >>> 0;
  const low = (Math.imul(at + 7, 0x85ebca6b) >>> 0) & 0xffff;
  return high.toString(16).padStart(8, "0") + low.toString(16).padStart(4, "0");
}

/** Every 20th revision begins a branch of three revisions, which is merged again. */
function branched(size: number): RevisionSpec[] {
  const specs: RevisionSpec[] = [];
  let tip: number | undefined;
  while (specs.length < size) {
    const at = specs.length;
    specs.push(spec(at, tip === undefined ? [] : [tip]));
    tip = at;
    if (at % 20 !== 19) continue;
    specs.push(spec(at + 1, [at]), spec(at + 2, [at + 1]), spec(at + 3, [at]));
    specs.push(spec(at + 4, [at + 2, at + 3]));
    tip = at + 4;
  }
  return specs.slice(0, size);
}

/** Two lines of which one depends on the other in every 20th revision, on each twice. */
function dependent(size: number): RevisionSpec[] {
  return Array.from({ length: size }, (_, at) => ({
    ...spec(at, at < 2 ? [] : [at - 2]),
    dependsOn: at > 40 && at % 20 === 1 ? [idOf(at - (at % 40) - 10)] : [],
  }));
}

/** The graphs that are measured. */
export const SHAPES: readonly Shape[] = [
  {
    name: "linear",
    make: (size) =>
      Array.from(
        { length: size },
        (_, at) => spec(at, at === 0 ? [] : [at - 1]),
      ),
  },
  { name: "branches and merges", make: branched },
  { name: "dependencies", make: dependent },
];

/** The median of some runs, in milliseconds. */
function median(body: () => unknown): number {
  const times = Array.from({ length: REPEATS }, () => {
    const start = performance.now();
    body();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[Math.floor(REPEATS / 2)]!;
}

function measure(shape: Shape, size: number): Record<string, string | number> {
  const specs = shape.make(size);
  const graph = RevisionGraph.build(specs);
  const middle = idOf(Math.floor(size / 2));
  const rows = graph.realHeads;
  const times = {
    build: median(() => RevisionGraph.build(specs)),
    heads: median(() => graph.heads),
    resolve: median(() => graph.resolve(middle.slice(0, 9))),
    "upgrade heads": median(() => graph.upgradeSteps("heads", [])),
    "downgrade base": median(() => graph.downgradeSteps("base", rows)),
    "upgrade +1": median(() => graph.upgradeSteps("+1", [graph.bases[0]!])),
    history: median(() => graph.history()),
  };
  const rounded = Object.entries(times).map(([name, time]) =>
    [name, time.toFixed(2)] as const
  );
  return { graph: shape.name, size, ...Object.fromEntries(rounded) };
}

function table(rows: readonly Record<string, string | number>[]): string {
  const names = Object.keys(rows[0]!);
  const cells = [
    names,
    ...rows.map((row) => names.map((name) => `${row[name]}`)),
  ];
  const widths = names.map((_, at) =>
    Math.max(...cells.map((row) => row[at]!.length))
  );
  return cells.map((row) =>
    row.map((cell, at) =>
      at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)
    ).join("  ")
  ).join("\n");
}

/** The times of what the peers' graphs do, too. */
function measureBesidePeers(specs: RevisionSpec[]): Record<string, number> {
  const graph = RevisionGraph.build(specs);
  return {
    heads: median(() => RevisionGraph.build(specs).heads),
    plan: median(() => graph.upgradeSteps("heads", [])),
    history: median(() => graph.history()),
  };
}

async function main(): Promise<void> {
  const [file] = Deno.args;
  if (file !== undefined) {
    const specs: RevisionSpec[] = JSON.parse(await Deno.readTextFile(file));
    const text = JSON.stringify(measureBesidePeers(specs));
    return void await Deno.stdout.write(new TextEncoder().encode(text));
  }
  const rows = SHAPES.flatMap((shape) =>
    SIZES.map((size) => measure(shape, size))
  );
  await Deno.stdout.write(new TextEncoder().encode(`${table(rows)}\n`));
}

if (import.meta.main) await main();
