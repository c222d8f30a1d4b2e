import { toFileUrl } from "../util/path.ts";
import type { Config } from "../config/config.ts";
import { isDenied } from "../util/denied.ts";
import { findRevisionFiles } from "./find_files.ts";
import { invalid, isComplete, type ScannedHeader, specOf } from "./header.ts";
import type { RevisionSpec } from "../revision/mod.ts";
import { scanHeader } from "./header_scan.ts";
import { importModule } from "./import_module.ts";
import type { FoundScript } from "./script.ts";
import { scanSqlHeader } from "./sql_script.ts";

/**
 * Reads the headers of all revision files. A file is imported only when its
 * text does not say what must be known.
 *
 * @throws {AthanorError} `SCRIPT_DIRECTORY_MISSING`, `SCRIPT_INVALID`, `SCRIPT_SYNTAX`
 */
export async function readScripts(config: Config): Promise<FoundScript[]> {
  const found: FoundScript[] = [];
  for (const path of findRevisionFiles(config)) {
    found.push(await readScriptFile(path, config));
  }
  return found;
}

/**
 * Reads the header of one revision file.
 *
 * @throws {AthanorError} `SCRIPT_INVALID`, `SCRIPT_SYNTAX`
 */
export async function readScriptFile(
  path: string,
  config: Config,
): Promise<FoundScript> {
  const source = sourceName(path, config);
  return await readScript(readText(path, source), { path, source });
}

/** Reads one script from its text. */
async function readScript(
  text: string,
  { path, source }: { path: string; source: string },
): Promise<FoundScript> {
  const header = scanText(text, path);
  if (isSqlScript(path) || isComplete(header.values)) {
    const spec = specOf(header.values ?? {}, source);
    return new ScriptFile(path, spec, { source, header });
  }
  const exports = await importModule({ url: toFileUrl(path).href, source });
  const longDoc = header.doc;
  return { path, source, longDoc, exports, spec: specOf(exports, source) };
}

/** A script of which only the text was read. */
class ScriptFile implements FoundScript {
  readonly path: string;
  readonly source: string;
  readonly spec: RevisionSpec;
  readonly #header: ScannedHeader;

  constructor(
    path: string,
    spec: RevisionSpec,
    { source, header }: { source: string; header: ScannedHeader },
  ) {
    this.path = path;
    this.source = source;
    this.spec = spec;
    this.#header = header;
  }

  get longDoc(): string {
    return this.#header.doc;
  }
}

/** Scans a script by the kind that its name says. */
export function scanText(text: string, path: string): ScannedHeader {
  return isSqlScript(path) ? scanSqlHeader(text) : scanHeader(text);
}

/** Tells whether a script is SQL rather than a module. */
export function isSqlScript(path: string): boolean {
  return path.endsWith(".sql");
}

/** A file as messages call it: relative to the project where it is inside. */
export function sourceName(path: string, config: Config): string {
  const { directory } = config;
  const start = directory.endsWith("/") ? directory : `${directory}/`;
  return path.startsWith(start) ? path.slice(start.length) : path;
}

/** Reads a script's text; one call a file is the fastest way that was measured. */
export function readText(path: string, source: string): string {
  try {
    return Deno.readTextFileSync(path);
  } catch (cause) {
    if (isDenied(cause)) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw invalid(source, `cannot be read: ${reason}`, {
      hint: "Check the file's permissions.",
      cause,
    });
  }
}
