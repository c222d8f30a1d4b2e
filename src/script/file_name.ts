import { AthanorError } from "../errors.ts";
import type { LocalTime } from "./local_time.ts";

/** What a file name may be made of. */
export interface FileNameParts {
  readonly rev: string;
  readonly message: string;
  readonly time: LocalTime;
  /** @default {"{rev}_{slug}"} */
  readonly fileTemplate?: string | undefined;
  /** @default {40} */
  readonly truncateSlugLength?: number | undefined;
  /** Whether a file in a subfolder would be found again. @default {false} */
  readonly recursiveVersionLocations?: boolean | undefined;
}

const DEFAULT_SLUG_LENGTH = 40;

/**
 * The name of a new file, below its version location. It is one that is found
 * again as a revision, whatever the message says.
 *
 * @throws {AthanorError} `CONFIG_INVALID` when the template names something
 * else, leads out of the version location, or to where files are not found
 */
export function fileName(parts: FileNameParts): string {
  const template = parts.fileTemplate ?? "{rev}_{slug}";
  const slug = slugOf(parts.message, parts.truncateSlugLength);
  const values: Record<string, string> = { ...parts.time.parts, slug };
  const name = template.replace(/\{(\w+)\}/g, (token, key: string) => {
    const value = key === "rev" ? parts.rev : values[key];
    if (value === undefined) throw badTemplate(template, `names ${token}`);
    return value;
  });
  const isOutside = /^[\\/]|(?:^|[\\/])\.\.(?:[\\/]|$)/.test(name);
  if (isOutside) throw badTemplate(template, "leads out of the folder");
  if (name.includes("/") && parts.recursiveVersionLocations !== true) {
    const reason =
      "makes folders, which are searched only with recursiveVersionLocations: true";
    throw badTemplate(template, reason);
  }
  return withExtension(findable(name));
}

/** Files that begin with `_` or `.` are helpers, and those that end in `_test` are tests: no revisions. */
function findable(name: string): string {
  return name.replace(/_+$/, "").replace(/(^|\/)[._]+/g, "$1")
    .replace(/[._]test(?=$|\.[mjts]+$)/, "$&_");
}

function withExtension(name: string): string {
  return /\.(?:ts|mts|js|mjs)$/.test(name) ? name : `${name}.ts`;
}

function badTemplate(template: string, reason: string): AthanorError {
  return new AthanorError(
    "CONFIG_INVALID",
    `The setting fileTemplate "${template}" ${reason}`,
    {
      hint: "Use {rev} {slug} {epoch} {year} {month} {day} {hour} {minute} " +
        "{second}, and folders below the version location.",
    },
  );
}

/** The words of a message in lower case, joined with `_` and cut at a word's end. */
export function slugOf(
  message: string,
  longest: number = DEFAULT_SLUG_LENGTH,
): string {
  const words = message.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
  const slug = words.join("_");
  if (slug.length <= longest) return slug;
  // Half of a surrogate pair is no character of a file's name.
  const cut = slug.slice(0, longest).replace(/[\ud800-\udbff]$/, "");
  const end = cut.lastIndexOf("_");
  return end > 0 ? cut.slice(0, end) : cut;
}
