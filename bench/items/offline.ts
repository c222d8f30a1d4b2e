import {
  inTime,
  type Lab,
  type Measurement,
  OURS,
  peerContender,
  sized,
  versionOf,
  writeProject,
} from "../lab.ts";
import { type Contender, measureProcesses } from "../measure.ts";
import { alembic, peersOf } from "../peers/mod.ts";
import {
  type Figure,
  figureOf,
  goalOf,
  rounded,
  type Section,
} from "../results.ts";
import { newProject } from "../thousand.ts";

const URL_OF_NONE = "postgresql://nobody@127.0.0.1:1/none";

/** Scripts of 1000 and 5000 revisions, written without a database. */
export async function measureOffline(lab: Lab): Promise<Measurement> {
  const { sections, late } = await inTime(
    lab,
    sized(lab, [1000, 5000], [50, 100]),
    (revisions) => measureSize(lab, revisions),
  );
  return {
    sections,
    notes: [
      ...late,
      "`upgrade head --sql` for PostgreSQL: whole processes, in revisions a second.",
    ],
  };
}

async function measureSize(lab: Lab, revisions: number): Promise<Section> {
  using project = newProject(revisions);
  project.write(
    "athanor.config.ts",
    `export default { url: "${URL_OF_NONE}" };`,
  );
  const ours: Contender = {
    name: OURS,
    args: [
      "-A",
      new URL("../../cli.ts", import.meta.url).pathname,
      ..."upgrade head --sql --quiet --config".split(" "),
      `${project.directory}/athanor.config.ts`,
    ],
  };
  const contenders = [
    ...await alembicContenders(lab, revisions),
    ours,
    { ...ours, name: `${OURS}, cold`, cold: true },
  ];
  const measured = await measureProcesses(contenders, sized(lab, 3, 1), {
    run: 90_000,
    all: sized(lab, 25_000, 10_000),
  });
  const figures = measured.map((one): Figure => {
    const isOurs = one.name.startsWith(OURS);
    const version = isOurs ? lab.version : versionOf(lab, alembic);
    const figure = figureOf(one, version);
    const { value } = figure;
    const rate = value === null ? null : rounded(revisions / value * 1000);
    return { ...figure, value: rate };
  });
  const what = { figures, unit: "a second" } as const;
  const goal = goalOf(what, {
    text: `${revisions} revisions offline: at least 10 times Alembic's rate`,
    ours: OURS,
    others: [alembic.name],
    atLeast: 10,
    why:
      "importing the revisions: Deno loads each TypeScript module by itself, where Python reads its compiled cache",
  });
  return { title: `${revisions} revisions offline`, ...what, goals: [goal] };
}

async function alembicContenders(
  lab: Lab,
  revisions: number,
): Promise<Contender[]> {
  if (!peersOf(lab.installed).includes(alembic)) return [];
  const url = URL_OF_NONE;
  const { folder } = await writeProject(lab, alembic, {
    revisions,
    database: "postgresql",
    url,
    each: true,
  });
  const line = ["-m", "alembic", "upgrade", "head", "--sql"];
  return [
    peerContender(alembic.name, [lab.installed.python, ...line], {
      cwd: folder,
    }),
  ];
}
