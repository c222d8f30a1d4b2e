/**
 * Opens the revisions of a URL in a process of its own, so that no lock file
 * learns of a server that is gone after the test: prints what came of it.
 *
 * @module
 */
import { Config } from "../../src/config/config.ts";
import type { AthanorError } from "../../src/errors.ts";
import { ScriptDirectory } from "../../src/script/mod.ts";

/** What came of it. */
export interface Opened {
  readonly heads?: readonly string[];
  /** Of each revision, oldest first; null for a module that was handed over. */
  readonly paths?: readonly (string | null)[];
  readonly loaded?: number;
  readonly code?: string;
  readonly message?: string;
}

/** Runs this module for a URL. */
export async function openRemote(url: string): Promise<Opened> {
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-lock", "--no-check", import.meta.url, url],
    stderr: "inherit",
  }).output();
  return JSON.parse(new TextDecoder().decode(stdout));
}

async function open(url: string): Promise<Opened> {
  try {
    const scripts = await ScriptDirectory.open(
      new Config({ revisions: [url] }),
    );
    const ids = scripts.graph.revisions().map(({ id }) => id);
    return {
      heads: scripts.graph.heads,
      paths: ids.map((id) => scripts.script(id).path ?? null),
      loaded: (await scripts.load(ids)).size,
    };
  } catch (error) {
    const { code, message } = error as AthanorError;
    return { code, message };
  }
}

if (import.meta.main) {
  const opened = await open(Deno.args[0]!);
  await Deno.stdout.write(new TextEncoder().encode(JSON.stringify(opened)));
}
