import { isUrl } from "../util/path.ts";
import { invalid, specOf } from "./header.ts";
import { importModule, type ModuleExports } from "./import_module.ts";
import type { FoundScript } from "./script.ts";

/**
 * The scripts of `settings.revisions`: modules, promises of modules, URLs of
 * modules, or URLs of modules whose default export is such a list.
 *
 * @throws {AthanorError} `SCRIPT_INVALID` or `SCRIPT_SYNTAX`, naming the entry
 */
export async function givenScripts(
  entries: readonly unknown[],
  list = "revisions",
): Promise<FoundScript[]> {
  const found: FoundScript[] = [];
  for (const [at, entry] of entries.entries()) {
    found.push(...await readEntry(entry, `${list}[${at}]`));
  }
  return found;
}

async function readEntry(
  entry: unknown,
  place: string,
): Promise<FoundScript[]> {
  const url = urlOf(entry);
  if (url === undefined) {
    return readModule(await settled(entry, place), { source: place });
  }
  const module = await importModule({ url, source: url });
  return readModule(module, { source: url, path: url });
}

function urlOf(entry: unknown): string | undefined {
  if (entry instanceof URL) return entry.href;
  return typeof entry === "string" && isUrl(entry) ? entry : undefined;
}

async function settled(entry: unknown, place: string): Promise<unknown> {
  try {
    return await entry;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw invalid(place, `could not be imported: ${reason}`, { cause });
  }
}

async function readModule(
  module: unknown,
  { source, path }: { source: string; path?: string },
): Promise<FoundScript[]> {
  if (typeof module !== "object" || module === null) {
    throw invalid(source, "is not a module, a promise of one, or a URL", {
      hint:
        'Write import("./a1.ts"), or new URL("./a1.ts", import.meta.url) for one that is loaded later.',
    });
  }
  const exports = module as ModuleExports;
  const list = exports["default"];
  if (exports["revision"] === undefined && Array.isArray(list)) {
    return await givenScripts(list, source);
  }
  const spec = specOf(exports, source);
  const longDoc = typeof exports["doc"] === "string" ? exports["doc"] : "";
  return [{ spec, source, longDoc, exports, ...(path ? { path } : {}) }];
}
