/**
 * `deno task bench`: Athanor and its peers on the same work in the same run.
 * Installs the peers, starts PostgreSQL, measures item by item, and writes
 * `bench/results.md`. `--quick` takes small sizes and few rounds, and writes
 * nothing; `--only NAME` measures one item again and keeps the others.
 *
 * @module
 */
import { registerBuiltins } from "../src/builtins.ts";
import { startServers } from "../tests/servers/start.ts";
import { ITEMS } from "./items/mod.ts";
import { dropDatabases, type Lab } from "./lab.ts";
import { exists, printLines } from "./measure.ts";
import { describeMachine } from "./machine.ts";
import { installPeers } from "./peers/install.ts";
import { reportOf, sectionLines } from "./report.ts";
import { type Item, readResults, writeResults } from "./results.ts";
import manifest from "../deno.json" with { type: "json" };

const REPORT = new URL("./results.md", import.meta.url);

interface Options {
  readonly quick: boolean;
  readonly only: readonly string[];
}

/** Reads the arguments. */
function optionsOf(args: readonly string[]): Options {
  const only: string[] = [];
  let quick = false;
  for (let at = 0; at < args.length; at++) {
    const [flag, value] = args[at]!.split("=");
    if (flag === "--quick") quick = true;
    else if (flag === "--only") {
      only.push(...(value ?? args[++at] ?? "").split(","));
    } else throw new Error(`unknown option "${flag}"; there are ${USAGE}`);
  }
  const unknown = only.find((name) => !(name in ITEMS));
  if (unknown !== undefined) {
    const names = Object.keys(ITEMS).join(", ");
    throw new Error(`no item "${unknown}"; there are ${names}`);
  }
  return { quick, only };
}

/** How long parts of an item may begin, in milliseconds. */
const ITEM_LIMIT = 400_000;

const USAGE = "--quick and --only NAME";

async function main(): Promise<void> {
  const options = optionsOf(Deno.args);
  registerBuiltins();
  const installed = await installPeers();
  const servers = await startServers();
  for (const [name, url] of Object.entries(servers.env)) {
    Deno.env.set(name, url);
  }
  const projects = `${installed.node}/projects-${crypto.randomUUID()}`;
  await Deno.mkdir(projects, { recursive: true });
  const version = manifest.version;
  const { quick } = options;
  const deadline = Infinity;
  const lab: Lab = { installed, quick, version, projects, deadline };
  try {
    await measureAll(lab, options);
  } finally {
    await dropDatabases();
    await servers.stop();
    if (await exists(projects)) {
      await Deno.remove(projects, { recursive: true });
    }
  }
}

async function measureAll(lab: Lab, { quick, only }: Options): Promise<void> {
  const names = Object.keys(ITEMS).filter((name) =>
    only.length === 0 || only.includes(name)
  );
  for (const name of names) {
    printLines([`# ${name} (${new Date().toISOString()})`]);
    const item = await measureItem(lab, name);
    printLines(itemLines(item));
    if (!quick) await keep(lab, name, item);
  }
}

function itemLines({ sections, seconds, failure }: Item): string[] {
  const failed = failure === undefined ? [] : [`FAILED: ${failure}`];
  return [...sections.flatMap(sectionLines), ...failed, `${seconds} s`];
}

/** Measures an item; what goes wrong in it is its result. */
async function measureItem(lab: Lab, name: string): Promise<Item> {
  const { title, measure } = ITEMS[name]!;
  const started = performance.now();
  const measured = new Date().toISOString().slice(0, 16).replace("T", " ");
  const before = loadNow();
  const ended = (): Pick<Item, "seconds" | "load"> => ({
    seconds: Math.round((performance.now() - started) / 1000),
    load: [before, loadNow()],
  });
  const what = { title, measured, quick: lab.quick };
  try {
    const { sections, notes = [] } = await measure({
      ...lab,
      deadline: started + ITEM_LIMIT,
    });
    return { ...what, sections, notes, ...ended() };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { ...what, sections: [], notes: [], ...ended(), failure };
  }
}

/** How many processes wanted the processor in the last minute, rounded to tenths. */
function loadNow(): number {
  return Math.round(Deno.loadavg()[0]! * 10) / 10;
}

/** Writes what is known so far, so that a crash later loses nothing. */
async function keep(
  { installed }: Lab,
  name: string,
  item: Item,
): Promise<void> {
  const before = await readResults();
  const items = { ...before.items, [name]: item };
  const { machine, versions } = await describeMachine(installed);
  const results = { machine, versions, items };
  await writeResults(results);
  await Deno.writeTextFile(REPORT, reportOf(results, Object.keys(ITEMS)));
  await new Deno.Command(Deno.execPath(), {
    args: ["fmt", "--quiet", REPORT.pathname],
  }).output();
}

if (import.meta.main) await main();
