import { AthanorError } from "../errors.ts";
import { fromFileUrl } from "./path.ts";
import { positionIn } from "./stack_position.ts";

/** Where an error came from, as the details of an {@linkcode AthanorError} say it. */
export interface Place {
  readonly path?: string;
  readonly line?: number;
  readonly column?: number;
}

/** The place in a person's own file that an error came from; nothing when its stack does not tell. */
export function placeOf(error: unknown): Place {
  const stack = error instanceof Error ? error.stack : undefined;
  const position = positionIn(stack ?? "");
  if (position === undefined) return {};
  const { url, line, column } = position;
  const path = url.startsWith("file:") ? fromFileUrl(url) : url;
  return { path, line, column };
}

/** One of our errors with the place in a person's own file, unless it has one. */
export function withPlace(error: AthanorError): AthanorError {
  const { code, message, hint, details } = error;
  if ("path" in details) return error;
  return new AthanorError(code, message, {
    hint,
    cause: error,
    details: { ...placeOf(error), ...details },
  });
}
