import { type ErrorCode, isAthanorError } from "../../errors.ts";
import { redactText } from "../../config/url.ts";
import { knownError } from "../known_error.ts";

/** What is looked at, in the order of the report. */
export type CheckName =
  | "deno"
  | "configuration"
  | "scripts"
  | "graph"
  | "environment"
  | "database"
  | "versionTable"
  | "position"
  | "journal"
  | "privileges"
  | "lock";

/** How a check ended; `skipped` where another failure keeps it from being made. */
export type CheckStatus = "ok" | "warning" | "failed" | "skipped";

/** What one check found. */
export interface Finding {
  /** What was looked at. */
  readonly check: CheckName;
  /** Whether it is well. */
  readonly status: CheckStatus;
  /** What was found, in a sentence. */
  readonly message: string;
  /** The way out, when there is one to take. */
  readonly hint: string | null;
  /** The code of the error that was met. */
  readonly code: ErrorCode | null;
  /** Which database it is about. */
  readonly database: string | null;
}

/** A finding, its optional parts filled in. */
export function finding(
  check: CheckName,
  status: CheckStatus,
  rest: { readonly message: string } & Partial<Finding>,
): Finding {
  const { message, hint = null, code = null, database = null } = rest;
  return { check, status, message, hint, code, database };
}

/** A failed check, from what was thrown. */
export function failure(check: CheckName, thrown: unknown): Finding {
  const { code, message, hint } = knownError(thrown);
  return finding(check, "failed", {
    message: redactText(message),
    hint: hint ?? null,
    code,
  });
}

/** The code of an error of ours. */
export function codeOf(thrown: unknown): ErrorCode | undefined {
  return isAthanorError(thrown) ? thrown.code : undefined;
}
