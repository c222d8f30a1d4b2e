/** The project's root, as a `file:` URL with a slash at its end. */
export const ROOT = new URL("../../", import.meta.url);

/** The files under a folder, or the file itself, relative to the root, sorted; missing ones are none. */
export function filesUnder(root: URL, path: string): string[] {
  const stat = statOrNothing(new URL(path, root));
  if (stat === undefined) return [];
  if (stat.isFile) return [path];
  const folder = path.endsWith("/") ? path : `${path}/`;
  return [...Deno.readDirSync(new URL(folder, root))]
    .toSorted((a, b) => a.name < b.name ? -1 : 1)
    .flatMap((entry) => filesUnder(root, folder + entry.name));
}

function statOrNothing(url: URL): Deno.FileInfo | undefined {
  try {
    return Deno.statSync(url);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

/** Calls a function with a temporary project of the given files, and removes it. */
export async function withTree<T>(
  files: Readonly<Record<string, string>>,
  body: (root: URL) => T | Promise<T>,
): Promise<T> {
  const folder = await Deno.makeTempDir();
  const root = new URL(`file://${folder}/`);
  try {
    for (const [path, text] of Object.entries(files)) {
      const url = new URL(path, root);
      await Deno.mkdir(new URL(".", url), { recursive: true });
      await Deno.writeTextFile(url, text);
    }
    return await body(root);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
