/**
 * What was measured, as it is kept in `bench/results.json`: an entry for each
 * item, so that one can be measured again without the others.
 *
 * @module
 */
import type { Measured } from "./measure.ts";
import { exists } from "./measure.ts";

/** One figure of one tool. */
export interface Figure {
  readonly tool: string;
  readonly version: string;
  /** In the section's unit; null where there is none. */
  readonly value: number | null;
  /** Whether it was ended then, and would have taken longer. */
  readonly over?: boolean;
  /** Peak resident memory in MB, where it is known. */
  readonly rss: number | null;
  /** How many runs the median is of. */
  readonly runs: number;
  /** The tool that it is beside, when not the first of the section. */
  readonly against?: string;
  /** Why there is no figure, or what is different about it. */
  readonly note?: string;
}

/** A figure that is to stand in a ratio to another. */
export interface Goal {
  readonly text: string;
  /** The ratio reached, first figure by second; null where one of them is missing. */
  readonly ratio: number | null;
  readonly reached: boolean | null;
  /** What dominates, where it is not reached. */
  readonly why?: string;
}

/** Figures of the same work. */
export interface Section {
  readonly title: string;
  readonly unit: "ms" | "a second";
  /** The first is what all others are beside. */
  readonly figures: readonly Figure[];
  readonly goals: readonly Goal[];
}

/** One item of the table. */
export interface Item {
  readonly title: string;
  readonly measured: string;
  readonly quick: boolean;
  readonly seconds: number;
  /** The machine's load average of a minute, before and after. */
  readonly load: readonly [before: number, after: number];
  readonly sections: readonly Section[];
  readonly notes: readonly string[];
  /** Why the item could not be measured. */
  readonly failure?: string;
}

/** All that was measured. */
export interface Results {
  readonly machine: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly items: Readonly<Record<string, Item>>;
}

const FILE = new URL("./results.json", import.meta.url);

/** What was measured before; nothing when nothing was. */
export async function readResults(): Promise<Results> {
  if (!await exists(FILE.pathname)) {
    return { machine: "", versions: {}, items: {} };
  }
  return JSON.parse(await Deno.readTextFile(FILE));
}

/** Keeps what was measured. */
export async function writeResults(results: Results): Promise<void> {
  await Deno.writeTextFile(FILE, `${JSON.stringify(results, null, 2)}\n`);
}

/** A process's time as a figure. */
export function figureOf(
  measured: Measured,
  version: string,
  note?: string,
): Figure {
  const { name, wall, rss, rounds, failure, ended } = measured;
  const said = failure ?? note;
  const value = failure === undefined ? wall : ended;
  return {
    tool: name,
    version,
    value: value === undefined ? null : rounded(value),
    ...(ended !== undefined && { over: true }),
    rss: Number.isNaN(rss) ? null : Math.round(rss),
    runs: failure === undefined ? rounds : ended === undefined ? 0 : 1,
    ...(said !== undefined && { note: said }),
  };
}

/** Three digits, so that the table is as exact as the measurement. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

/** What a goal asks for. */
export interface GoalRequest {
  readonly text: string;
  readonly ours: string;
  /** The figures that ours is beside: the best of them counts. */
  readonly others: readonly string[];
  /** The most that ours may be, divided by the other. */
  readonly atMost?: number;
  /** The least that it has to be. */
  readonly atLeast?: number;
  readonly why?: string;
}

/** Whether a goal is reached by figures. */
export function goalOf(
  { figures, unit }: Pick<Section, "figures" | "unit">,
  { text, ours, others, atMost, atLeast, why }: GoalRequest,
): Goal {
  const figureNamed = (tool: string): Figure | undefined =>
    figures.find((figure) => figure.tool === tool);
  const valueOf = (tool: string): number | null =>
    figureNamed(tool)?.value ?? null;
  const mine = figureNamed(ours)?.over ? null : valueOf(ours);
  const theirs = others.map(valueOf).filter((value) => value !== null);
  if (mine === null || theirs.length === 0) {
    return {
      text,
      ratio: null,
      reached: null,
      ...(why !== undefined && { why }),
    };
  }
  const best = unit === "ms" ? Math.min(...theirs) : Math.max(...theirs);
  // "n times faster" is their time by ours, and our rate by theirs.
  const faster = unit === "ms" ? best / mine : mine / best;
  const ratio = rounded(atMost === undefined ? faster : mine / best);
  const enough = atMost === undefined
    ? ratio >= (atLeast ?? 1)
    : ratio <= atMost;
  // A time that was cut short proves that we are ahead, never that we are not.
  const cut = others.some((other) => figureNamed(other)?.over === true);
  const reached = cut && !enough ? null : enough;
  return {
    text,
    ratio,
    reached,
    ...(reached === false && why !== undefined && { why }),
  };
}
