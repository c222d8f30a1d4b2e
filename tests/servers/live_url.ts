import { serverUrl, withDatabase } from "./databases.ts";
import type { ServerName } from "./url_variables.ts";

/** The databases that are real in tests. */
export type LiveName = "sqlite" | ServerName;

const NAMES: readonly LiveName[] = ["sqlite", "postgresql", "mysql"];

/** Calls a function with the URL of a new, empty database. */
export async function withLiveUrl(
  name: LiveName,
  body: (url: string, name: LiveName) => Promise<void>,
): Promise<void> {
  if (name !== "sqlite") {
    return await withDatabase(name, (url) => body(url, name));
  }
  const folder = await Deno.makeTempDir({ prefix: "athanor_" });
  try {
    await body(`sqlite:${folder}/live.db`, name);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/**
 * A test for each database, with the URL of a new, empty one. Where a server
 * does not run, its test counts as skipped; `deno task test` says why.
 *
 * @param names the databases concerned; all by default
 */
export function liveUrlTest(
  name: string,
  body: (url: string, name: LiveName) => Promise<void>,
  names: readonly LiveName[] = NAMES,
): void {
  for (const database of names) {
    Deno.test({
      name: `${name} (${database})`,
      ignore: database !== "sqlite" && serverUrl(database) === undefined,
      fn: () => withLiveUrl(database, body),
    });
  }
}
