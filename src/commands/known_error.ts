import { AthanorError, isAthanorError } from "../errors.ts";
import { placeOf } from "../util/placed_error.ts";
import { plainMessage } from "../util/plain_message.ts";

/** Makes one of our errors of whatever was thrown, so that all are told alike. */
export function knownError(thrown: unknown): AthanorError {
  if (isAthanorError(thrown)) return thrown;
  const message = plainMessage(thrown);
  // A denied import is a TypeError: only its message tells.
  if (/^Requires [a-z]+ access to /.test(message)) {
    const [what = message] = message.split(", run again with");
    return new AthanorError("PERMISSION_DENIED", what, {
      cause: thrown,
      hint: permissionHint(message),
    });
  }
  return new AthanorError("UNEXPECTED", message, {
    cause: thrown,
    details: { ...placeOf(thrown) },
    hint:
      "Run again with --verbose to see where; outside of your project it is a bug.",
  });
}

function permissionHint(message: string): string {
  const flag = /--allow-[a-z]+/.exec(message)?.[0] ?? "-A";
  return `Put ${flag} after "deno run".`;
}
