import { equal } from "node:assert/strict";
import { readVectorText } from "./read.ts";
import type { VectorFile } from "./read.ts";

const SHARED = new URL("../../../shared/vectors/", import.meta.url);

async function readShared(name: VectorFile): Promise<string | undefined> {
  try {
    return await Deno.readTextFile(new URL(`${name}.jsonl`, SHARED));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

for (const name of ["ddl", "graph", "autogenerate"] as const) {
  Deno.test(`readVectorText gives the ${name} vectors as they are shared`, async () => {
    const text = await readVectorText(name);
    equal(text.startsWith('{"id"'), true);
    const shared = await readShared(name);
    if (shared !== undefined) equal(text === shared, true, "refresh the copy");
  });
}
