/**
 * Processes side by side: each round runs every command once, so that all see
 * the same machine.
 *
 * @module
 */

/** A command to run. */
export interface Contender {
  readonly name: string;
  readonly args: readonly string[];
  /** The program. @default {"deno", to which `args` are the arguments of `deno run`} */
  readonly command?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether each run begins with an empty `DENO_DIR`. @default {false} */
  readonly cold?: boolean;
  /** Makes ready for a run; its time does not count. */
  readonly prepare?: () => Promise<void>;
}

/** What a command took, in milliseconds. */
export interface Measured {
  readonly name: string;
  /** From start to end: the median of the rounds. */
  readonly wall: number;
  /** Of all its threads, kernel included: the mean of the rounds; NaN where the system does not tell. */
  readonly cpu: number;
  /** The most memory that a process of it held at once, in MB; NaN where `/usr/bin/time` is missing. */
  readonly rss: number;
  /** How many rounds counted. */
  readonly rounds: number;
  /** What it printed in the last round. */
  readonly output: string;
  /** Why there are no figures. */
  readonly failure?: string;
  /** When it was ended, having taken too long; in milliseconds. */
  readonly ended?: number;
}

/** How long processes may take, in milliseconds. */
export interface Limits {
  /** One run; what takes longer is ended, and has no figures. @default {none} */
  readonly run?: number;
  /** All rounds; no round begins after it. @default {none} */
  readonly all?: number;
}

/** A first run that took longer counts as the only one. */
const LONG = 8_000;

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** The runs of one contender. */
interface Runs {
  readonly contender: Contender;
  readonly done: Run[];
  /** The first run, which also measures the memory and warms what is cached. */
  first?: Run;
  failure?: ProcessFailure;
}

/** A process that did not end well. */
class ProcessFailure extends Error {
  /** What it printed before. */
  readonly output: string;
  /** When it was ended for taking too long. */
  readonly ended: number | undefined;

  constructor(message: string, output: string, ended?: number) {
    super(message);
    this.output = output;
    this.ended = ended;
  }
}

interface Run {
  readonly wall: number;
  readonly cpu: number;
  readonly rss: number;
  readonly output: string;
}

/**
 * Runs commands in turns. One that fails is left out of further rounds.
 *
 * @param rounds how often each runs, after a first run that only counts when
 * it took more than eight seconds
 */
export async function measureProcesses(
  contenders: readonly Contender[],
  rounds: number,
  limits: Limits = {},
): Promise<Measured[]> {
  const all = contenders.map((contender): Runs => ({ contender, done: [] }));
  const started = performance.now();
  for (const runs of all) await attempt(runs, limits, true);
  for (let round = 0; round < rounds; round++) {
    if (performance.now() - started > (limits.all ?? Infinity)) break;
    for (const runs of all) {
      const settled = runs.failure !== undefined ||
        runs.first!.wall > LONG;
      if (!settled) await attempt(runs, limits, false);
    }
  }
  return all.map(measured);
}

async function attempt(
  runs: Runs,
  limits: Limits,
  first: boolean,
): Promise<void> {
  try {
    const run = await runOnce(runs.contender, { limit: limits.run, first });
    if (first) runs.first = run;
    else runs.done.push(run);
  } catch (error) {
    if (!(error instanceof ProcessFailure)) throw error;
    runs.failure = error;
  }
}

function measured(
  { contender: { name }, done, first, failure }: Runs,
): Measured {
  const counted = done.length > 0 || first === undefined ? done : [first];
  const cpu = counted.reduce((sum, run) => sum + run.cpu, 0) / counted.length;
  return {
    name,
    wall: median(counted.map(({ wall }) => wall)),
    cpu,
    rss: first?.rss ?? NaN,
    rounds: counted.length,
    output: (failure ?? counted.at(-1))?.output ?? "",
    ...(failure !== undefined && { failure: failure.message }),
    ...(failure?.ended !== undefined && { ended: failure.ended }),
  };
}

/** Tells how much memory a process held at most: GNU time, where it is installed. */
const TIME = "/usr/bin/time";

async function runOnce(
  contender: Contender,
  { limit, first }: { limit: number | undefined; first: boolean },
): Promise<Run> {
  try {
    await contender.prepare?.();
  } catch (error) {
    throw new ProcessFailure(`cannot begin: ${(error as Error).message}`, "");
  }
  const directory = contender.cold ? await Deno.makeTempDir() : undefined;
  const memory = first && await exists(TIME)
    ? await Deno.makeTempFile()
    : undefined;
  const [program, ...args] = commandLine(contender, { limit, memory });
  const command = new Deno.Command(program!, {
    args,
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
    env: {
      ...contender.env,
      ...(directory !== undefined && { DENO_DIR: directory }),
    },
    ...(contender.cwd !== undefined && { cwd: contender.cwd }),
  });
  try {
    const before = childrenCpu();
    const started = performance.now();
    const { success, code, stdout, stderr } = await command.output();
    const wall = performance.now() - started;
    const cpu = childrenCpu() - before;
    const output = new TextDecoder().decode(stdout);
    if (!success) {
      if (limit !== undefined && code === TIMED_OUT) {
        const text = `ended after ${(wall / 1000).toFixed(0)} s`;
        throw new ProcessFailure(text, output, wall);
      }
      const said = lastWords(new TextDecoder().decode(stderr) || output);
      throw new ProcessFailure(said, output);
    }
    return { wall, cpu, rss: await megabytes(memory), output };
  } finally {
    if (directory !== undefined) {
      await Deno.remove(directory, { recursive: true });
    }
    if (memory !== undefined) await Deno.remove(memory);
  }
}

/** What `timeout(1)` exits with when it ended the process. */
const TIMED_OUT = 124;

function commandLine(
  { command, args }: Contender,
  { limit, memory }: { limit: number | undefined; memory: string | undefined },
): readonly string[] {
  // `timeout` ends all the processes that the command started, too.
  const ended = limit === undefined ? [] : ["timeout", `${limit / 1000}`];
  const timed = memory === undefined
    ? []
    : [TIME, "--quiet", "--format=%M", `--output=${memory}`];
  const line = command === undefined
    ? [Deno.execPath(), "run", "--no-check", ...args]
    : [command, ...args];
  return [...ended, ...timed, ...line];
}

async function megabytes(file: string | undefined): Promise<number> {
  if (file === undefined) return NaN;
  const kilobytes = (await Deno.readTextFile(file)).trim().split("\n").at(-1);
  return Number(kilobytes) / 1024;
}

/** The last line that says something, short enough for a table. */
function lastWords(text: string): string {
  const escape = String.fromCharCode(27);
  const lines = text.replaceAll(new RegExp(`${escape}\\[[0-9;]*m`, "g"), "")
    .split("\n").map((line) => line.trim()).filter((line) => line !== "");
  const line = lines.findLast((one) => /error|fail|cannot/i.test(one)) ??
    lines.at(-1) ?? "failed without a word";
  return line.slice(0, 160);
}

/** Whether there is such a file or folder. */
export async function exists(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}

const MILLISECONDS_A_TICK = 10;

/** What ended children took so far, from Linux's `proc_pid_stat(5)`: `cutime` and `cstime`. */
function childrenCpu(): number {
  try {
    const stat = Deno.readTextFileSync("/proc/self/stat");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[13]) + Number(fields[14])) * MILLISECONDS_A_TICK;
  } catch {
    return NaN;
  }
}

/** Writes times as a table, each beside the first. */
export function printProcesses(rows: readonly Measured[]): void {
  const [first] = rows;
  const lines = rows.map(({ name, wall, cpu, failure }) => {
    if (failure !== undefined) return `| ${name} | ${failure} | | | |`;
    const times = (wall / (first?.wall ?? NaN)).toFixed(2);
    const cpuTimes = (cpu / (first?.cpu ?? NaN)).toFixed(2);
    const ms = [wall, cpu].map((time) => `${time.toFixed(1)} ms`);
    return `| ${name} | ${ms[0]} | ${times} | ${ms[1]} | ${cpuTimes} |`;
  });
  printLines([
    "| command | median | times the first | CPU | times the first |",
    "| --- | --- | --- | --- | --- |",
    ...lines,
  ]);
}

/** Writes lines, with an empty one after them. */
export function printLines(lines: readonly string[]): void {
  const text = `${lines.join("\n")}\n\n`;
  Deno.stdout.writeSync(new TextEncoder().encode(text));
}
