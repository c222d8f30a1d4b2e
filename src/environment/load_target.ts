import { isTarget, type Target, type Targets } from "../autogenerate/target.ts";
import { AthanorError, isAthanorError } from "../errors.ts";
import { sa } from "../schema/mod.ts";
import { nearest } from "../util/nearest.ts";
import { isUrl, resolvePath, toFileUrl } from "../util/path.ts";
import { placeOf, withPlace } from "../util/placed_error.ts";
import { plainMessage } from "../util/plain_message.ts";

/** The exports that a module may give its schema as, the preferred first. */
const EXPORTS = ["metadata", "default"];

/**
 * Finds the schemas that `targetMetadata` means; see `TargetInput`.
 *
 * @param input what the configuration or `env.ts` gave
 * @param directory what paths are relative to
 * @returns nothing when nothing was given
 * @throws {AthanorError} `TARGET_INVALID` for what is no schema and for a
 * module that cannot be imported, with its place; what a function throws
 */
export async function loadTargets(
  input: unknown,
  directory: string,
): Promise<Targets | undefined> {
  if (input === undefined || input === null) return undefined;
  return await settle(input, { directory, source: "targetMetadata" });
}

/** Where a value came from. */
interface Origin {
  readonly directory: string;
  /** How messages call it. */
  readonly source: string;
}

async function settle(input: unknown, origin: Origin): Promise<Targets> {
  const value = await (typeof input === "function" ? called(input) : input);
  if (isTarget(value)) {
    const isMade = value.kind === "metadata";
    return [isMade ? value : value.within?.(origin.directory) ?? value];
  }
  if (typeof value === "string" || value instanceof URL) {
    return await imported(value, origin);
  }
  if (typeof value === "function") return await settle(value, origin);
  if (Array.isArray(value)) {
    const targets: Targets[] = [];
    for (const item of value) targets.push(await settle(item, origin));
    return targets.flat();
  }
  if (isConvention(value)) return [conventionAlone(value)];
  throw new AthanorError(
    "TARGET_INVALID",
    `${origin.source} is no schema, but ${described(value)}`,
    { hint: "Give an sa.MetaData, or the path of a module that exports one." },
  );
}

/** A naming convention without tables, as bundles have it. */
function isConvention(
  value: unknown,
): value is Required<Pick<Target, "namingConvention">> {
  return typeof value === "object" && value !== null &&
    Object.keys(value).join() === "namingConvention";
}

/** It names constraints; there is nothing to compare with. */
function conventionAlone(
  { namingConvention }: Required<Pick<Target, "namingConvention">>,
): Target {
  const metadata = (): Promise<[]> => Promise.resolve([]);
  return { kind: "target", namingConvention, metadata };
}

async function called(give: unknown): Promise<unknown> {
  try {
    return await (give as () => unknown)();
  } catch (error) {
    throw isAthanorError(error) ? withPlace(error) : error;
  }
}

/** The schema that a module exports. */
async function imported(
  specifier: string | URL,
  { directory }: Origin,
): Promise<Targets> {
  const name = String(specifier);
  const url = isUrl(name) ? name : toFileUrl(resolvePath(directory, name)).href;
  const module = await importTarget(url, name);
  const found = EXPORTS.find((one) => module[one] !== undefined);
  if (found === undefined) {
    const exports = Object.keys(module).join(", ") || "nothing";
    throw new AthanorError(
      "TARGET_INVALID",
      `The target "${name}" exports no "metadata": it exports ${exports}`,
      { hint: "Write export const metadata = new sa.MetaData();" },
    );
  }
  const source = `The export "${found}" of the target "${name}"`;
  return await settle(module[found], { directory, source });
}

async function importTarget(
  url: string,
  name: string,
): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await import(url);
  } catch (error) {
    if (isAthanorError(error)) throw withPlace(error);
    const reason = plainMessage(error);
    throw new AthanorError(
      "TARGET_INVALID",
      `The target "${name}" cannot be imported: ${reason}`,
      {
        hint: misspelt(reason) ?? missing(error, url) ??
          "Correct the file and run the command again.",
        cause: error,
        details: { ...placeOf(error) },
      },
    );
  }
}

/** The function of `sa` that was meant. */
function misspelt(reason: string): string | undefined {
  const [, room, name = ""] =
    /^sa(?:\.(\w+))?\.(\w+) is not a function/.exec(reason) ?? [];
  if (name === "") return undefined;
  const functions: object = room === undefined
    ? sa
    : Object(Reflect.get(sa, room));
  const isLower = /^[a-z]/.test(name);
  const candidates = Object.keys(functions)
    .filter((one) => /^[a-z]/.test(one) === isLower);
  const meant = nearest(name, candidates);
  const before = room === undefined ? "sa" : `sa.${room}`;
  return meant && `Did you mean ${before}.${meant}?`;
}

/** The target itself is not there, as opposed to what it imports. */
function missing(error: unknown, url: string): string | undefined {
  const isMissing = error instanceof Error &&
    error.message.startsWith(`Module not found "${url}"`);
  return isMissing
    ? "Paths in targetMetadata are relative to athanor.config.ts."
    : undefined;
}

function described(value: unknown): string {
  if (Object.prototype.toString.call(value) === "[object Module]") {
    return "a module";
  }
  return value === null ? "null" : `a value of type ${typeof value}`;
}
