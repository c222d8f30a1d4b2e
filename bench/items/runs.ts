import {
  type FreshDatabase,
  freshDatabase,
  type Lab,
  type Measurement,
  OURS,
  peerContender,
  sized,
  versionOf,
  writeProject,
} from "../lab.ts";
import { type Contender, measureProcesses } from "../measure.ts";
import {
  type CommandLine,
  type Database,
  isScripted,
  type Peer,
  peersOf,
  type Work,
} from "../peers/mod.ts";
import { type Figure, figureOf, goalOf, type Section } from "../results.ts";
import { callsOf, onPostgresql, onSqlite, upgradeOf } from "../run_bench.ts";
import { newProject, writeImports } from "../thousand.ts";

const RAW = {
  sqlite: "the same statements by `node:sqlite`, and the imports",
  postgresql: "the same statements by `npm:pg` pipelined, and the imports",
};

const PLACES = { sqlite: "SQLite", postgresql: "PostgreSQL" };

/** A contender with what the table says of it. */
interface Entry {
  readonly version: string;
  readonly contender: Contender;
  readonly peer?: Peer;
  readonly work?: Work;
  /** The program that also runs when there is nothing to do. */
  readonly again?: Contender;
}

/** Runs of 1000 revisions on SQLite. */
export function measureSqlite(lab: Lab): Promise<Measurement> {
  return measureRuns(lab, "sqlite");
}

/** Runs of 1000 revisions on PostgreSQL, and a run with nothing to do. */
export function measurePostgresql(lab: Lab): Promise<Measurement> {
  return measureRuns(lab, "postgresql");
}

async function measureRuns(lab: Lab, database: Database): Promise<Measurement> {
  const revisions = sized(lab, 1000, 50);
  const sections: Section[] = [];
  const again: Entry[] = [];
  for (const each of [true, false]) {
    const { section, entries } = await measureMode(lab, {
      database,
      revisions,
      each,
    });
    sections.push(section);
    // A tool that has both modes does the same when there is nothing to do.
    const known = again.map(({ peer }) => peer);
    again.push(...entries.filter(({ peer }) => !known.includes(peer)));
  }
  if (database === "postgresql") sections.push(await nothingToDo(lab, again));
  return {
    sections,
    notes: [
      "Each revision makes a table of six columns and one index. All times are of whole processes, from an empty database to the head.",
      "Imports: the raw script imports the library and the same revisions before it sends what our own run sent, in the same calls.",
      ...notesOf(again),
    ],
  };
}

function notesOf(entries: readonly Entry[]): string[] {
  return entries.flatMap(({ peer, work }) => {
    const note = peer !== undefined && work !== undefined && peer.note?.(work);
    return note ? [`${peer!.name} ${note}.`] : [];
  });
}

type Mode = Pick<Work, "database" | "revisions" | "each">;

async function measureMode(
  lab: Lab,
  mode: Mode,
): Promise<{ section: Section; entries: Entry[] }> {
  using project = newProject(mode.revisions);
  const [raw, ours] = await ownEntries(lab, project, mode);
  const peers: Entry[] = [];
  const missing: Figure[] = [];
  for (const peer of peersOf(lab.installed)) {
    const entry = await peerEntry(lab, peer, mode);
    if ("tool" in entry) missing.push(entry);
    else peers.push(entry);
  }
  const cold = {
    ...ours,
    contender: { ...ours.contender, name: `${OURS}, cold`, cold: true },
  };
  const entries = [raw, ours, cold, ...peers];
  const measured = await measureProcesses(
    entries.map(({ contender }) => contender),
    sized(lab, 3, 1),
    { run: 60_000, all: sized(lab, 100_000, 20_000) },
  );
  const figures = [
    ...measured.map((one, at) => figureOf(one, entries[at]!.version)),
    ...missing,
  ];
  const what = { figures, unit: "ms" } as const;
  const how = mode.each ? "one transaction each" : "one transaction";
  const title = `${mode.revisions} revisions on ${
    PLACES[mode.database]
  }, ${how}`;
  const goals = [
    goalOf(what, {
      text: `${how}: at most 1.2 times ${RAW[mode.database]}`,
      ours: OURS,
      others: [raw.contender.name],
      atMost: 1.2,
      why: "calling the revisions, rendering and the version rows",
    }),
    goalOf(what, {
      text: `${how}: ahead of every peer`,
      ours: OURS,
      others: peers.map(({ contender }) => contender.name),
      atLeast: 1,
      why: "importing the revisions as TypeScript modules",
    }),
  ];
  return { section: { title, ...what, goals }, entries: [ours, ...peers] };
}

/** The raw statements, and our own run of them. */
async function ownEntries(
  lab: Lab,
  project: ReturnType<typeof newProject>,
  { database, each, revisions }: Mode,
): Promise<readonly [raw: Entry, ours: Entry]> {
  const on = database === "sqlite" ? onSqlite : onPostgresql;
  const calls = await callsOf(on, upgradeOf(project, each));
  project.write("calls.json", JSON.stringify(calls));
  writeImports(project);
  const rawDatabase = freshDatabase(lab, database, "raw");
  const raw = denoContender(RAW[database], rawDatabase, [
    "-A",
    new URL("../raw_run.ts", import.meta.url).pathname,
    rawDatabase.url,
    `${project.directory}/calls.json`,
    `${project.directory}/import.ts`,
  ]);
  // The database stays for the run with nothing to do, the project's copy with it.
  const kept = `${lab.projects}/athanor-${database}-${each}-${revisions}`;
  const ownDatabase = freshDatabase(lab, database, `athanor-${each}`);
  await copyProject(project.directory, kept, {
    url: ownDatabase.athanorUrl,
    transactionPerMigration: each,
  });
  const ours = denoContender(OURS, ownDatabase, [
    "-A",
    new URL("../../cli.ts", import.meta.url).pathname,
    "upgrade",
    "head",
    "--quiet",
    "--config",
    `${kept}/athanor.config.ts`,
  ]);
  const { prepare: _, ...again } = ours;
  return [
    { version: Deno.version.deno, contender: raw },
    { version: lab.version, contender: ours, again },
  ];
}

async function copyProject(
  from: string,
  to: string,
  settings: Readonly<Record<string, unknown>>,
): Promise<void> {
  const versions = "migrations/versions";
  await Deno.mkdir(`${to}/${versions}`, { recursive: true });
  for await (const { name } of Deno.readDir(`${from}/${versions}`)) {
    const path = `${versions}/${name}`;
    await Deno.copyFile(`${from}/${path}`, `${to}/${path}`);
  }
  const text = `export default ${JSON.stringify(settings)};\n`;
  await Deno.writeTextFile(`${to}/athanor.config.ts`, text);
}

function denoContender(
  name: string,
  { reset }: FreshDatabase,
  args: readonly string[],
): Contender {
  return { name, args, prepare: reset };
}

/** A peer's run, or why there is none. */
async function peerEntry(
  lab: Lab,
  peer: Peer,
  mode: Mode,
): Promise<Entry | Figure> {
  const name = `${peer.package}-${mode.each}`;
  const { url, reset } = freshDatabase(lab, mode.database, name);
  const work: Work = { ...mode, url };
  const version = versionOf(lab, peer);
  const note = peer.cannot?.(work);
  if (note !== undefined) {
    return { tool: peer.name, version, value: null, rss: null, runs: 0, note };
  }
  const { folder, commands } = await writeProject(lab, peer, work);
  const contenderOf = (line: CommandLine): Contender =>
    peerContender(peer.name, line, { cwd: folder });
  return {
    version,
    peer,
    work,
    contender: { ...contenderOf(commands.up), prepare: reset },
    again: contenderOf(commands.up),
  };
}

/** A run on databases that are at their heads. */
async function nothingToDo(
  lab: Lab,
  entries: readonly Entry[],
): Promise<Section> {
  const ready = entries.filter(({ again }) => again !== undefined);
  const measured = await measureProcesses(
    ready.map(({ again }) => again!),
    sized(lab, 5, 1),
    { run: 30_000, all: sized(lab, 20_000, 10_000) },
  );
  const figures = measured.map((one, at) => figureOf(one, ready[at]!.version));
  const what = { figures, unit: "ms" } as const;
  const scripted = ready.flatMap(({ peer }) =>
    peer !== undefined && isScripted(peer) ? [peer.name] : []
  );
  return {
    title: `Nothing to do, on PostgreSQL`,
    ...what,
    goals: [
      goalOf(what, {
        text: "nothing to do: ahead of every Node and Python peer",
        ours: OURS,
        others: scripted,
        atLeast: 1,
        why: "reading the heads of 1000 scripts before the database is asked",
      }),
    ],
  };
}
