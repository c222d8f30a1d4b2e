import { AthanorError } from "../errors.ts";
import { knownError } from "./known_error.ts";

/**
 * The error to report for one that nobody could catch.
 *
 * @param standing what was done until then
 */
export function uncaughtError(
  thrown: unknown,
  standing: Readonly<Record<string, unknown>>,
): AthanorError {
  const { code, message, hint, details, cause } = knownError(thrown);
  return new AthanorError(code, `Nobody caught an error: ${message}`, {
    hint: code === "UNEXPECTED"
      ? "Await every promise in env.ts, upgrade() and downgrade(), and catch what timers throw."
      : hint,
    details: { ...details, ...standing },
    cause,
  });
}
