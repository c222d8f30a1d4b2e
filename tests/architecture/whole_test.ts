import { deepStrictEqual } from "node:assert/strict";
import { filesUnder, ROOT } from "./files.ts";

/** A module's path under `src/` as `loadModule` takes it. */
const PATH = /"((?:[a-z]+\/)+[a-z_]+\.ts)"/g;

function read(path: string): string {
  return Deno.readTextFileSync(new URL(path, ROOT));
}

/** The paths that `src/` asks the door for, each in a file that uses it. */
function asked(): string[] {
  const texts = filesUnder(ROOT, "src/").map(read)
    .filter((text) => /\b(?:loadModule|loading)\b/.test(text));
  const paths = texts.flatMap((text) =>
    [...text.matchAll(PATH)].map(([, path]) => path!)
  );
  const drivers = [
    ...read("src/drivers/builtin.ts").matchAll(
      /readonly "(\w+\.ts)": typeof import/g,
    ),
  ].map(([, file]) => `drivers/${file}`);
  return [...new Set([...paths, ...drivers])].toSorted();
}

Deno.test("whole.ts provides every module that is loaded when it is used, under its own path", () => {
  const whole = read("whole.ts");
  const imports = new Map(
    [...whole.matchAll(/import \* as (\w+) from "\.\/src\/([^"]+)"/g)]
      .map(([, name, path]) => [path!, name!]),
  );
  const provided = new Map(
    [...whole.matchAll(/^ {2}"([^"]+)": (\w+),$/gm)]
      .map(([, path, name]) => [path!, name!]),
  );
  deepStrictEqual([...provided.keys()].toSorted(), asked());
  deepStrictEqual(provided, imports);
});
