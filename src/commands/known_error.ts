import { AthanorError, isAthanorError } from "../errors.ts";
import { fromFileUrl } from "../util/path.ts";
import { plainMessage } from "../util/plain_message.ts";
import { positionIn } from "../util/stack_position.ts";

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
    details: placeOf(thrown),
    hint:
      "Run again with --verbose to see where; outside of your project it is a bug.",
  });
}

/** The line of the project that it comes from, where the stack has one. */
function placeOf(thrown: unknown): Readonly<Record<string, unknown>> {
  const { stack } = thrown as { stack?: unknown } ?? {};
  const position = positionIn(typeof stack === "string" ? stack : "");
  if (position?.url.startsWith("file:") !== true) return {};
  const { url, line, column } = position;
  return { path: fromFileUrl(url), line, column };
}

function permissionHint(message: string): string {
  const flag = /--allow-[a-z]+/.exec(message)?.[0] ?? "-A";
  return `Put ${flag} after "deno run".`;
}
