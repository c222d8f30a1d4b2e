import { AthanorError, isAthanorError } from "../errors.ts";
import { withoutColors } from "../util/plain_message.ts";
import { invalid } from "./header.ts";

/** The exports of a module. */
export type ModuleExports = Readonly<Record<string, unknown>>;

/** A module to import: its URL, and how messages call it. */
export interface ModuleSource {
  readonly url: string;
  readonly source: string;
}

/** From how many modules on one index module is faster than an import for each: their cost grows with their number. */
const WORTH_AN_INDEX = 20;

/**
 * Imports modules, in the given order.
 *
 * @throws {AthanorError} `SCRIPT_SYNTAX` with file and line, or `SCRIPT_INVALID`
 */
export async function importModules(
  sources: readonly ModuleSource[],
): Promise<ModuleExports[]> {
  if (sources.length >= WORTH_AN_INDEX) {
    const modules = await importThroughIndex(sources);
    if (modules !== null) return modules;
  }
  const modules: ModuleExports[] = [];
  for (const source of sources) modules.push(await importModule(source));
  return modules;
}

/** All modules through one that re-exports them; null when any of them fails. */
async function importThroughIndex(
  sources: readonly ModuleSource[],
): Promise<ModuleExports[] | null> {
  const lines = sources.map(({ url }, at) =>
    `export * as m${at} from ${JSON.stringify(url)};`
  );
  const blob = new Blob(lines, { type: "text/javascript" });
  const url = URL.createObjectURL(blob);
  try {
    const index: Record<string, ModuleExports> = await import(url);
    return sources.map((_, at) => index[`m${at}`]!);
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Imports one module and says what is wrong with it. */
export async function importModule(
  { url, source }: ModuleSource,
): Promise<ModuleExports> {
  try {
    return await import(url);
  } catch (error) {
    throw isAthanorError(error) ? error : explain(error, { url, source });
  }
}

/** Where an engine's message says that a text could not be parsed. */
const PLACE = /\bat (\S+):(\d+):(\d+)\s*$/;

/**
 * Deno reports a syntax error as `ERR_MODULE_NOT_FOUND`, as if the file were
 * missing; only the message tells.
 */
function explain(error: unknown, module: ModuleSource): AthanorError {
  const message = error instanceof Error ? error.message : String(error);
  const text = withoutColors(message);
  const isEarly = error instanceof SyntaxError && PLACE.test(text) &&
    !text.includes("does not provide an export");
  if (isEarly || text.startsWith("SyntaxError: ")) {
    return syntaxError(text, { ...module, cause: error });
  }
  const reason = text.split("\n")[0]!;
  return invalid(module.source, `cannot be imported: ${reason}`, {
    cause: error,
  });
}

function syntaxError(
  text: string,
  { url, source, cause }: ModuleSource & { readonly cause: unknown },
): AthanorError {
  const [, at = url, line, column] = PLACE.exec(text) ?? [];
  const file = at === url ? source : at;
  const place = line === undefined ? file : `${file}:${line}:${column}`;
  const reason = text.split("\n")[0]!.replace(/^SyntaxError: /, "")
    .replace(PLACE, "").trim();
  const details = {
    source,
    url: at,
    line: Number(line),
    column: Number(column),
  };
  return new AthanorError(
    "SCRIPT_SYNTAX",
    `Syntax error in ${place}: ${reason}`,
    {
      hint: "Correct the file and run the command again.",
      cause,
      details: line === undefined ? { source, url: at } : details,
    },
  );
}
