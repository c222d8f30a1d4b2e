/**
 * Examples are run as their README says, and print what their `output.txt` has.
 * With `ATHANOR_UPDATE=1` the files are written anew.
 *
 * @module
 */
import { strictEqual } from "node:assert/strict";

const EXAMPLES = new URL("../../examples/", import.meta.url);

/** The examples that have a `run.ts`, sorted. */
export function exampleNames(): string[] {
  return [...Deno.readDirSync(EXAMPLES)]
    .filter(({ name, isDirectory }) => isDirectory && isFile(`${name}/run.ts`))
    .map(({ name }) => name)
    .toSorted();
}

/** How an example is run. */
export interface RunExampleOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** The file that has what it prints. @default {"output.txt"} */
  readonly output?: string;
}

/** Runs an example and compares what it printed. */
export async function checkExample(
  name: string,
  { env = {}, output = "output.txt" }: RunExampleOptions = {},
): Promise<void> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", new URL(`${name}/run.ts`, EXAMPLES).pathname],
    env: { NO_COLOR: "1", ...env },
    stdin: "null",
  }).output();
  const decoder = new TextDecoder();
  strictEqual(code, 0, decoder.decode(stderr));
  const printed = decoder.decode(stdout)
    .replaceAll(/\b\d+ ms\b/g, "N ms")
    .replaceAll(EXAMPLES.pathname, "examples/");
  const file = new URL(`${name}/${output}`, EXAMPLES);
  if (Deno.env.get("ATHANOR_UPDATE") === "1") {
    await Deno.writeTextFile(file, printed);
  }
  strictEqual(printed, await Deno.readTextFile(file));
}

function isFile(path: string): boolean {
  try {
    return Deno.statSync(new URL(path, EXAMPLES)).isFile;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
