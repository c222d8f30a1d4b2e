import type { Settings } from "../config/settings.ts";
import type { LOCK } from "./shared_flags.ts";
import type { Globals } from "./read_globals.ts";
import type { InputFor } from "./command_outline.ts";
import { UsageError } from "./usage_error.ts";

/** The flags of commands that change a database. */
type LockInput = InputFor<
  { readonly summary: ""; readonly acts: true; readonly flags: typeof LOCK }
>;

/** What `--no-lock` risks, for the log. */
export const NO_LOCK_RISK =
  "Running without the migration lock: if another run migrates this database " +
  "at the same time, revisions may run twice or half";

/**
 * The settings that flags give, which win over the file and the environment.
 *
 * @throws {UsageError} for a timeout that is no number of seconds
 */
export function settingFlags(
  { url }: Globals,
  { lockTimeout, noLock = false }: LockInput,
): Settings {
  if (noLock && lockTimeout !== undefined) {
    throw new UsageError("--no-lock and --lock-timeout exclude each other", {
      hint: "Leave one of them out.",
    });
  }
  return {
    ...(url !== undefined && { url }),
    ...(noLock && { lock: false }),
    ...(lockTimeout !== undefined && {
      migrationLockTimeout: seconds(lockTimeout),
    }),
  };
}

function seconds(text: string): number {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  throw new UsageError(
    `--lock-timeout needs a number of seconds, not "${text}"`,
    { hint: "Write it as in --lock-timeout 10; 0 gives up at once." },
  );
}
