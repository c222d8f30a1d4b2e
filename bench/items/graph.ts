import {
  inTime,
  type Lab,
  type Measurement,
  OURS,
  peerContender,
  sized,
  versionOf,
  writeFiles,
} from "../lab.ts";
import { SHAPES } from "../graph_bench.ts";
import { type Measured, measureProcesses } from "../measure.ts";
import { ALEMBIC_GRAPH } from "../peers/alembic_graph.ts";
import { alembic, peersOf } from "../peers/mod.ts";
import {
  type Figure,
  type Goal,
  goalOf,
  rounded,
  type Section,
} from "../results.ts";

const WORK = {
  heads: "load and heads",
  plan: "plan of an upgrade from base to heads",
  history: "history",
};

type Work = keyof typeof WORK;

/** Ten times the revisions may take this many times as long. */
const NEAR_LINEAR = 15;

/** The revision graph by itself, without files and databases. */
export async function measureGraph(lab: Lab): Promise<Measurement> {
  const sizes = sized(lab, [1_000, 10_000, 100_000], [100, 1_000]);
  const work = SHAPES.slice(0, 2).flatMap((shape) =>
    sizes.map((size) => ({ shape, size }))
  );
  const { sections, late } = await inTime(
    lab,
    work,
    ({ shape, size }) => measureSize(lab, shape, size),
  );
  return {
    sections: sections.map((section) => withGrowth(section, sections)),
    notes: [
      ...late,
      "Inside of a process whose runtime is warm: medians of up to five calls, from revisions that are in memory.",
      "A plan is the revisions in order, on both sides; Athanor's steps work out their version rows when a run asks for them.",
      "Every 20th revision of the branched graph begins a branch that is merged again.",
    ],
  };
}

async function measureSize(
  lab: Lab,
  { name, make }: typeof SHAPES[number],
  size: number,
): Promise<Section> {
  const folder = `${lab.projects}/graph`;
  await writeFiles(folder, {
    "graph.json": JSON.stringify(make(size)),
    "graph.py": ALEMBIC_GRAPH,
  });
  const file = `${folder}/graph.json`;
  const bench = new URL("../graph_bench.ts", import.meta.url).pathname;
  const there = peersOf(lab.installed).includes(alembic);
  const [ours, theirs] = await measureProcesses(
    [
      { name: OURS, args: ["--allow-read", bench, file] },
      ...(there
        ? [peerContender(alembic.name, [
          lab.installed.python,
          `${folder}/graph.py`,
          file,
          String(sized(lab, 12, 5)),
        ])]
        : []),
    ],
    0,
    { run: 60_000 },
  );
  const figures = (Object.keys(WORK) as Work[]).flatMap((work) => [
    ...(theirs === undefined
      ? []
      : [figure(theirs, work, versionOf(lab, alembic))]),
    figure(ours!, work, lab.version),
  ]);
  const what = { figures, unit: "ms" } as const;
  const goals = size !== 10_000
    ? []
    : (Object.keys(WORK) as Work[]).map((work) =>
      goalOf(what, {
        text: `${name}, ${WORK[work]}: at least 10 times Alembic's rate`,
        ours: toolName(OURS, work),
        others: [toolName(alembic.name, work)],
        atLeast: 10,
        why: "walking the graph",
      })
    );
  const title = `Graph of ${size.toLocaleString("en")} revisions, ${name}`;
  return { title, ...what, goals };
}

function toolName(tool: string, work: Work): string {
  return `${tool}: ${WORK[work]}`;
}

function figure(
  { name, output, rss, failure }: Measured,
  work: Work,
  version: string,
): Figure {
  const times: Record<string, number | true> = Object.assign(
    {},
    ...output.split("\n").filter((line) => line !== "")
      .map((line) => JSON.parse(line)),
  );
  const time = Number(times[work] ?? NaN);
  const missing = Number.isNaN(time);
  const over = times[`${work} over`] === true;
  return {
    tool: toolName(name, work),
    version,
    value: missing ? null : rounded(time),
    ...(over && { over }),
    rss: Number.isNaN(rss) ? null : Math.round(rss),
    runs: missing ? 0 : over ? 1 : 5,
    against: toolName(alembic.name, work),
    ...(missing && { note: failure ?? "did not load in time" }),
  };
}

/** The goal of growth, on the graph that is ten times as large as the one before. */
function withGrowth(section: Section, all: readonly Section[]): Section {
  const before = all[all.indexOf(section) - 1];
  if (before === undefined || !section.title.includes("100,000")) {
    return section;
  }
  const growth = (Object.keys(WORK) as Work[]).map((work): Goal => {
    const [small, large] = [before, section].map(({ figures }) =>
      figures.find(({ tool }) => tool === toolName(OURS, work))?.value ?? null
    );
    const ratio = small && large ? rounded(large / small) : null;
    return {
      text: `${
        WORK[work]
      }: ten times the revisions take near ten times as long (at most ${NEAR_LINEAR})`,
      ratio,
      reached: ratio === null ? null : ratio <= NEAR_LINEAR,
    };
  });
  return { ...section, goals: [...section.goals, ...growth] };
}
