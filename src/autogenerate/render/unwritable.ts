import { AthanorError } from "../../errors.ts";

/** Makes the error of something that has no text in a revision. */
export function unwritable(what: string, hint: string): AthanorError {
  return new AthanorError(
    "OPERATION_UNSUPPORTED",
    `${what} cannot be written into a revision`,
    { hint },
  );
}
