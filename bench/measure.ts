/**
 * Processes side by side: each round runs every command once, so that all see
 * the same machine.
 *
 * @module
 */

/** A command to run, with the arguments of `deno run`. */
export interface Contender {
  readonly name: string;
  readonly args: readonly string[];
  /** Whether each run begins with an empty `DENO_DIR`. @default {false} */
  readonly cold?: boolean;
}

/** What a command took, in milliseconds. */
export interface Measured {
  readonly name: string;
  /** From start to end: the median of the rounds. */
  readonly wall: number;
  /** Of all its threads, kernel included: the mean of the rounds; NaN where the system does not tell. */
  readonly cpu: number;
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/**
 * Runs commands in turns.
 *
 * @throws when one of them fails
 */
export async function measureProcesses(
  contenders: readonly Contender[],
  rounds: number,
): Promise<Measured[]> {
  const walls = contenders.map((): number[] => []);
  const cpus = contenders.map(() => 0);
  for (const contender of contenders) await runOnce(contender);
  for (let round = 0; round < rounds; round++) {
    for (const [at, contender] of contenders.entries()) {
      const { wall, cpu } = await runOnce(contender);
      walls[at]!.push(wall);
      cpus[at]! += cpu;
    }
  }
  return contenders.map(({ name }, at) => ({
    name,
    wall: median(walls[at]!),
    cpu: cpus[at]! / rounds,
  }));
}

async function runOnce(
  { args, cold = false }: Contender,
): Promise<{ wall: number; cpu: number }> {
  const directory = cold ? await Deno.makeTempDir() : undefined;
  const command = new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-check", ...args],
    stdin: "null",
    stdout: "null",
    stderr: "null",
    env: directory === undefined ? {} : { DENO_DIR: directory },
  });
  const before = childrenCpu();
  const started = performance.now();
  const { success } = await command.output();
  const wall = performance.now() - started;
  const cpu = childrenCpu() - before;
  if (!success) throw new Error(`deno run ${args.join(" ")} failed`);
  if (directory !== undefined) {
    await Deno.remove(directory, { recursive: true });
  }
  return { wall, cpu };
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
  const lines = rows.map(({ name, wall, cpu }) => {
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
