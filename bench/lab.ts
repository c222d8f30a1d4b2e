/**
 * What every item of the bench works with: where the peers are, how often to
 * measure, and databases to measure on.
 *
 * @module
 */
import { connectClient } from "../tests/servers/clients.ts";
import { serverUrl } from "../tests/servers/databases.ts";
import { type Contender, exists } from "./measure.ts";
import type {
  CommandLine,
  Commands,
  Database,
  Installed,
  Peer,
  Work,
} from "./peers/mod.ts";
import type { Section } from "./results.ts";

/** Where and how an item is measured. */
export interface Lab {
  readonly installed: Installed;
  /** Small sizes and few rounds, to see whether all of it works. */
  readonly quick: boolean;
  /** The version of ours, as the table says it. */
  readonly version: string;
  /** The folder of the projects, under the peers' so that they find their packages. */
  readonly projects: string;
  /** Until when parts of the item may begin, as of `performance.now()`. */
  readonly deadline: number;
}

/** One item of the bench. */
export type Measure = (lab: Lab) => Promise<Measurement>;

/** What an item found. */
export interface Measurement {
  readonly sections: readonly Section[];
  readonly notes?: readonly string[];
}

/** Calls a function with values one after the other while there is time; says what was left out. */
export async function inTime<T>(
  { deadline }: Lab,
  values: readonly T[],
  body: (value: T) => Promise<Section>,
): Promise<{ sections: Section[]; late: string[] }> {
  const sections: Section[] = [];
  for (const value of values) {
    if (performance.now() > deadline) break;
    sections.push(await body(value));
  }
  const left = values.length - sections.length;
  const late = left === 0
    ? []
    : [`${left} more tables were left out: the item's time was over.`];
  return { sections, late };
}

/** What our tool is called in the tables. */
export const OURS = "Athanor";

/** The larger figure, or the smaller where only a quick look is wanted. */
export function sized<T>({ quick }: Lab, full: T, small: T): T {
  return quick ? small : full;
}

/** A database that each run finds empty. */
export interface FreshDatabase {
  /** A path on SQLite, a URL on PostgreSQL. */
  readonly url: string;
  /** As our settings say it. */
  readonly athanorUrl: string;
  /** Makes it empty. */
  readonly reset: () => Promise<void>;
}

/** Of this process alone, so that two runs leave each other's databases alone. */
const PREFIX = `bench_${Deno.pid}_`;

/** A database of a name. */
export function freshDatabase(
  lab: Lab,
  database: Database,
  name: string,
): FreshDatabase {
  if (database === "sqlite") {
    const url = `${lab.projects}/${name}.db`;
    return { url, athanorUrl: `sqlite:${url}`, reset: () => removeSqlite(url) };
  }
  const base = serverUrl("postgresql");
  if (base === undefined) throw new Error("no PostgreSQL could be started");
  const inside = PREFIX + name.replaceAll(/\W/g, "_").toLowerCase();
  const url = Object.assign(new URL(base), { pathname: inside }).href;
  return { url, athanorUrl: url, reset: () => makeAnew(base, inside) };
}

async function removeSqlite(path: string): Promise<void> {
  for (const end of ["", "-journal", "-wal", "-shm"]) {
    if (await exists(path + end)) await Deno.remove(path + end);
  }
}

async function makeAnew(base: string, name: string): Promise<void> {
  await using client = await connectClient("postgresql", base);
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${name} STRATEGY file_copy`);
}

/** Drops all databases that were made by `freshDatabase`. */
export async function dropDatabases(): Promise<void> {
  const base = serverUrl("postgresql");
  if (base === undefined) return;
  await using client = await connectClient("postgresql", base);
  const rows = await client.query(
    "SELECT datname FROM pg_database WHERE starts_with(datname, $1)",
    [PREFIX],
  );
  for (const { datname } of rows) {
    await client.query(`DROP DATABASE ${String(datname)} WITH (FORCE)`);
  }
}

/** A project that was written. */
export interface WrittenProject {
  readonly folder: string;
  readonly commands: Commands;
}

/** Writes the project of a peer. */
export async function writeProject(
  lab: Lab,
  peer: Peer,
  work: Work,
): Promise<WrittenProject> {
  const { files, commands } = peer.project(work, lab.installed);
  const mode = work.each ? "each" : "all";
  const name = `${peer.package}-${work.database}-${mode}-${work.revisions}`;
  const folder = `${lab.projects}/${name}`;
  await writeFiles(folder, files);
  return { folder, commands };
}

/** Writes files by their paths in a folder, which begins empty. */
export async function writeFiles(
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  if (await exists(folder)) await Deno.remove(folder, { recursive: true });
  const folders = new Set<string>();
  for (const [path, text] of Object.entries(files)) {
    const whole = `${folder}/${path}`;
    const parent = whole.slice(0, whole.lastIndexOf("/"));
    if (!folders.has(parent)) await Deno.mkdir(parent, { recursive: true });
    folders.add(parent);
    await Deno.writeTextFile(whole, text);
  }
}

/** A command of a peer as a contender. */
export function peerContender(
  name: string,
  [command, ...args]: CommandLine,
  more: Pick<Contender, "cwd" | "prepare"> = {},
): Contender {
  return { name, command, args, ...more };
}

/** The version of a peer, as it is installed. */
export function versionOf({ installed }: Lab, peer: Peer): string {
  return installed.versions[peer.package] ?? "";
}
