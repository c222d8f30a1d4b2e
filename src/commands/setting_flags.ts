import type { Settings } from "../config/settings.ts";
import type { LOCK, TIME_LIMITS } from "./shared_flags.ts";
import type { Globals } from "./read_globals.ts";
import type { InputFor } from "./command_outline.ts";
import { UsageError } from "./usage_error.ts";

/** The flags of commands that change a database. */
type SettingInput = InputFor<{
  readonly summary: "";
  readonly acts: true;
  readonly flags: typeof LOCK & typeof TIME_LIMITS;
}>;

/** What `--no-lock` risks, for the log. */
export const NO_LOCK_RISK =
  "Running without the migration lock: if another run migrates this database " +
  "at the same time, revisions may run twice or half";

/**
 * The settings that flags give, which win over the file and the environment.
 *
 * @throws {UsageError} for a timeout that is no number of seconds, or retries that are no number
 */
export function settingFlags(
  { url }: Globals,
  input: SettingInput,
): Settings {
  const { lockTimeout, noLock = false, lockRetries } = input;
  const { tableLockTimeout, statementTimeout } = input;
  if (noLock && lockTimeout !== undefined) {
    throw new UsageError("--no-lock and --lock-timeout exclude each other", {
      hint: "Leave one of them out.",
    });
  }
  if (url === "") {
    throw new UsageError("--url is empty", {
      hint:
        "Give a URL, such as --url sqlite:app.db; where it comes from a variable, see that it is set.",
    });
  }
  const given = {
    url,
    lock: noLock ? false : undefined,
    migrationLockTimeout: seconds("lock-timeout", lockTimeout),
    lockTimeout: limit("table-lock-timeout", tableLockTimeout),
    lockRetries: count("lock-retries", lockRetries),
    statementTimeout: limit("statement-timeout", statementTimeout),
  };
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  );
}

function seconds(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  throw new UsageError(
    `--${flag} needs a number of seconds, not "${text}"`,
    { hint: `Write it as in --${flag} 10; 0 gives up at once.` },
  );
}

function limit(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+(?:\.\d+)?$/.test(text) && Number(text) > 0) return Number(text);
  throw new UsageError(
    `--${flag} needs a number of seconds above 0, not "${text}"`,
    { hint: `Write it as in --${flag} 10.` },
  );
}

function count(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return Number(text);
  throw new UsageError(`--${flag} needs a whole number, not "${text}"`, {
    hint: `Write it as in --${flag} 5.`,
  });
}
