/**
 * Reads the conformance vectors that lie beside this file. What they mean is
 * said in the project's shared `vectors/README.md`.
 *
 * @module
 */

/** The names of the vector files. */
export type VectorFile = "ddl" | "graph" | "autogenerate";

/** The text of a vector file: one JSON object a line. */
export async function readVectorText(name: VectorFile): Promise<string> {
  const file = await Deno.open(new URL(`${name}.jsonl.gz`, import.meta.url));
  const text = file.readable.pipeThrough(new DecompressionStream("gzip"));
  return await new Response(text).text();
}

/** The vectors of a file, each as `T`. */
export async function readVectors<T>(name: VectorFile): Promise<readonly T[]> {
  const lines = (await readVectorText(name)).trimEnd().split("\n");
  return lines.map((line): T => JSON.parse(line));
}
