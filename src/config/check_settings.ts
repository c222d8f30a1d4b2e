import { DIALECT_NAMES, isDialectName } from "../dialect_name.ts";
import { AthanorError } from "../errors.ts";
import { nearest } from "../util/nearest.ts";
import type { Settings } from "./settings.ts";

/** Says what a value should be, or nothing when it is that. */
type Check = (value: unknown) => string | undefined;

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== ""
    ? undefined
    : "a text that is not empty";
}

function flag(value: unknown): string | undefined {
  return typeof value === "boolean" ? undefined : "true or false";
}

function positiveInteger(value: unknown): string | undefined {
  return Number.isInteger(value) && Number(value) > 0
    ? undefined
    : "a whole number above 0";
}

function seconds(value: unknown): string | undefined {
  return typeof value === "number" && Number.isFinite(value) && value >= 0
    ? undefined
    : "a number of seconds, 0 or more";
}

function limit(value: unknown): string | undefined {
  return seconds(value) === undefined && value !== 0
    ? undefined
    : "a number of seconds above 0";
}

function count(value: unknown): string | undefined {
  return Number.isInteger(value) && Number(value) >= 0
    ? undefined
    : "a whole number, 0 or more";
}

function dialect(value: unknown): string | undefined {
  return typeof value === "string" && isDialectName(value)
    ? undefined
    : `one of ${DIALECT_NAMES.join(", ")}`;
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 &&
    value.every((item) => text(item) === undefined);
}

function textList(value: unknown): string | undefined {
  return isTextList(value)
    ? undefined
    : "a list of texts that are not empty, with one at least";
}

function list(value: unknown): string | undefined {
  return Array.isArray(value) ? undefined : "a list";
}

function timezone(value: unknown): string | undefined {
  const wanted = 'an IANA time zone such as "Europe/Berlin" or "UTC"';
  if (typeof value !== "string") return wanted;
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return undefined;
  } catch {
    return wanted;
  }
}

function isHook(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { name, command, cwd } = value as Record<string, unknown>;
  return text(name) === undefined && isTextList(command) &&
    (cwd === undefined || text(cwd) === undefined);
}

function hooks(value: unknown): string | undefined {
  return Array.isArray(value) && value.every(isHook)
    ? undefined
    : 'a list of hooks such as { name: "deno fmt", command: ["deno", "fmt", "{file}"] }';
}

function isPlugin(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { name, setup } = value as Record<string, unknown>;
  return text(name) === undefined && typeof setup === "function";
}

function plugins(value: unknown): string | undefined {
  return Array.isArray(value) && value.every(isPlugin)
    ? undefined
    : "a list of plugins, each made with definePlugin";
}

function callable(value: unknown): string | undefined {
  return typeof value === "function" ? undefined : "a function";
}

function anything(): undefined {}

const CHECKS: Record<keyof Settings, Check> = {
  url: text,
  dialect,
  scriptLocation: text,
  versionLocations: textList,
  recursiveVersionLocations: flag,
  fileTemplate: text,
  truncateSlugLength: positiveInteger,
  timezone,
  moduleSpecifier: text,
  versionTable: text,
  versionTableSchema: text,
  versionTablePk: flag,
  driver: text,
  transactionPerMigration: flag,
  lock: flag,
  revisionEnvironment: flag,
  migrationLockTimeout: seconds,
  migrationLeaseTime: limit,
  lockTimeout: limit,
  lockRetries: count,
  statementTimeout: limit,
  targetMetadata: anything,
  plugins,
  revisions: list,
  environment: callable,
  postWriteHooks: hooks,
};

/** Settings whose value may hold a password, so that a message does not quote it. */
const SECRET: ReadonlySet<string> = new Set(["url"]);

/**
 * Refuses settings that are unknown or of the wrong kind.
 *
 * @param settings what the file or the caller gave
 * @param source the file to name in the message
 * @throws {AthanorError} `CONFIG_INVALID`
 */
export function checkSettings(settings: unknown, source?: string): void {
  const where = source === undefined ? "" : ` in ${source}`;
  if (
    typeof settings !== "object" || settings === null || Array.isArray(settings)
  ) {
    throw new AthanorError(
      "CONFIG_INVALID",
      `The settings${where} are not an object`,
      {
        hint: "Write export default { … } satisfies Settings.",
        details: { source },
      },
    );
  }
  for (const [name, value] of Object.entries(settings)) {
    checkSetting(name, value, where);
  }
}

function checkSetting(name: string, value: unknown, where: string): void {
  const known = Object.keys(CHECKS);
  if (!Object.hasOwn(CHECKS, name)) {
    const meant = nearest(name, known);
    throw new AthanorError(
      "CONFIG_INVALID",
      `Unknown setting "${name}"${where}`,
      {
        hint: meant === undefined
          ? `The settings are ${known.join(", ")}.`
          : `Did you mean "${meant}"?`,
        details: { setting: name },
      },
    );
  }
  if (value === undefined) return;
  const wanted = CHECKS[name as keyof Settings](value);
  if (wanted === undefined) return;
  const got = SECRET.has(name) ? "" : `, not ${quote(value)}`;
  throw new AthanorError(
    "CONFIG_INVALID",
    `The setting "${name}"${where} must be ${wanted}${got}`,
    {
      hint: "docs/configuration.md lists every setting.",
      details: { setting: name },
    },
  );
}

function quote(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return typeof value;
  }
}
