import {
  freshDatabase,
  type Lab,
  type Measurement,
  OURS,
  peerContender,
  sized,
  versionOf,
  writeProject,
} from "../lab.ts";
import { type Contender, measureProcesses, printLines } from "../measure.ts";
import { run } from "../peers/install.ts";
import { isScripted, type Peer, peersOf } from "../peers/mod.ts";
import { figureOf, goalOf, type Section } from "../results.ts";
import { contenders, migrated } from "../startup_bench.ts";

const EMPTY = "an empty Deno script";

/** A command beside an empty script. */
interface Start {
  readonly title: string;
  /** What the startup bench calls it. */
  readonly ours: string;
  readonly atMost: number;
  readonly why: string;
}

const HELP: Start = {
  title: "`--help`",
  ours: "athanor --help",
  atMost: 1.7,
  why: "starting Deno and reading the cached modules of the command line",
};

const CURRENT: Start = {
  title: "`current` on SQLite",
  ours: "athanor current",
  atMost: 2.5,
  why:
    "loading the modules that find the configuration, open SQLite and read the version table",
};

/** A peer's command that is beside ours. */
interface PeerStart {
  readonly peer: Peer;
  readonly contender: Contender;
}

/** What the command line takes to start. */
export async function measureStart(lab: Lab): Promise<Measurement> {
  using small = await migrated(3);
  const ours = contenders(small, small);
  const helps = peersOf(lab.installed).flatMap((peer) => {
    const line = peer.help?.(lab.installed);
    if (line === undefined) return [];
    return [{ peer, contender: peerContender(peer.name, line) }];
  });
  return {
    sections: [
      await section(lab, HELP, ours, helps),
      await section(lab, CURRENT, ours, await statuses(lab)),
    ],
    notes: [
      '"Cold" begins with an empty `DENO_DIR`: Deno parses and compiles every module anew.',
      "Kysely and Umzug have no command line of their own; their `current` is a script as their users write it. Drizzle has nothing that says where a database is.",
    ],
  };
}

async function section(
  lab: Lab,
  { title, ours, atMost, why }: Start,
  all: readonly Contender[],
  peers: readonly PeerStart[],
): Promise<Section> {
  const chosen = all.filter(({ name }) => name === EMPTY || name === ours)
    .map((one) => one.name === ours ? { ...one, name: OURS } : one);
  const cold = chosen.map((one) => {
    return { ...one, name: `${one.name}, cold`, cold: true };
  });
  const measured = await measureProcesses(
    [...chosen, ...cold, ...peers.map(({ contender }) => contender)],
    sized(lab, 10, 2),
    { run: 30_000, all: sized(lab, 25_000, 10_000) },
  );
  const figures = measured.map((one) => {
    const peer = peers.find(({ contender }) => contender.name === one.name);
    if (peer !== undefined) return figureOf(one, versionOf(lab, peer.peer));
    const version = one.name.startsWith(OURS) ? lab.version : Deno.version.deno;
    const cold = one.name === `${OURS}, cold`;
    return {
      ...figureOf(one, version),
      ...(cold && { against: `${EMPTY}, cold` }),
    };
  });
  const what = { figures, unit: "ms" } as const;
  const scripted = peers.filter(({ peer }) => isScripted(peer));
  const goals = [
    goalOf(what, {
      text: `${title}: at most ${atMost} times an empty Deno script`,
      ours: OURS,
      others: [EMPTY],
      atMost,
      why,
    }),
    goalOf(what, {
      text: `${title}: ahead of every Node and Python peer`,
      ours: OURS,
      others: scripted.map(({ peer }) => peer.name),
      atLeast: 1,
    }),
  ];
  return { title, ...what, goals };
}

/** The peers that say where a SQLite database is, at their third revision. */
async function statuses(lab: Lab): Promise<PeerStart[]> {
  const found: PeerStart[] = [];
  for (const peer of peersOf(lab.installed)) {
    try {
      const contender = await statusOf(lab, peer);
      if (contender !== undefined) found.push({ peer, contender });
    } catch (error) {
      printLines([`Left out: ${peer.name}: ${(error as Error).message}`]);
    }
  }
  return found;
}

async function statusOf(lab: Lab, peer: Peer): Promise<Contender | undefined> {
  const { url, reset } = freshDatabase(lab, "sqlite", `start-${peer.package}`);
  const base = { revisions: 3, database: "sqlite", url } as const;
  const work = [true, false].map((each) => ({ ...base, each }))
    .find((one) => peer.cannot?.(one) === undefined);
  if (work === undefined) return undefined;
  const project = await writeProject(lab, peer, work);
  const { up, status } = project.commands;
  if (status === undefined) return undefined;
  await reset();
  await run(up, { cwd: project.folder });
  return peerContender(peer.name, status, { cwd: project.folder });
}
