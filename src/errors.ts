/**
 * The stable codes that an {@linkcode AthanorError} can carry. `docs/errors.md`
 * has a heading for each; a code never changes its meaning once released.
 */
export type ErrorCode =
  // Configuration and command line
  | "CONFIG_INVALID"
  | "CONFIG_NOT_FOUND"
  | "USAGE"
  | "PERMISSION_DENIED"
  | "UNEXPECTED"
  // Scripts and revisions
  | "SCRIPT_DIRECTORY_MISSING"
  | "SCRIPT_INVALID"
  | "SCRIPT_SYNTAX"
  | "SCRIPT_WRITE_FAILED"
  | "BUNDLE_FAILED"
  | "REVISION_ID_INVALID"
  | "REVISION_DUPLICATE"
  | "REVISION_PARENT_MISSING"
  | "REVISION_CYCLE"
  | "REVISION_LABEL_CONFLICT"
  | "REVISION_NOT_FOUND"
  | "REVISION_AMBIGUOUS"
  | "REVISION_RANGE"
  | "REVISION_RELATIVE"
  | "REVISION_NOT_IN_SCRIPTS"
  | "MULTIPLE_HEADS"
  | "DATABASE_NOT_AT_HEAD"
  | "TARGET_INVALID"
  // Operations and the kernel
  | "OPERATION_INVALID"
  | "OPERATION_UNSUPPORTED"
  | "OPERATION_NOT_REVERSIBLE"
  | "OPERATION_REGISTERED"
  | "NO_MIGRATION_RUNNING"
  | "MIGRATION_CLOSED"
  | "KERNEL_INCOMPATIBLE"
  | "KERNEL_PANIC"
  // Databases
  | "URL_INVALID"
  | "DRIVER_UNAVAILABLE"
  | "CONNECT_FAILED"
  | "STATEMENT_FAILED"
  | "MIGRATION_FAILED"
  | "VERSION_ROW_CHANGED"
  | "OFFLINE_UNAVAILABLE"
  | "LOCK_NOT_OBTAINED"
  | "LEASE_LOST"
  | "NEEDS_REPAIR"
  | "INTERRUPTED"
  | "ROWS_LOST"
  | "VALUES_CHANGED"
  | "FOREIGN_KEY_VIOLATED";

/** What may be said of an {@linkcode AthanorError} beside its message. */
export interface AthanorErrorOptions {
  /** The way out, as one sentence for the person who reads the message. */
  readonly hint?: string | undefined;
  /** The error that this one explains. */
  readonly cause?: unknown;
  /** The facts behind the message, for programs; never a password. */
  readonly details?: Readonly<Record<string, unknown>> | undefined;
}

/** Marks our errors across copies of this module, where `instanceof` cannot. */
const BRAND = Symbol.for("athanor.error");

/**
 * The base of every error that Athanor throws on purpose.
 *
 * Recognise one with {@linkcode isAthanorError}, not with `instanceof`: a
 * process may hold several copies of this module.
 *
 * @example
 * ```ts
 * import { AthanorError } from "athanor";
 *
 * const error = new AthanorError("USAGE", 'Unknown command "upgarde"', {
 *   hint: 'Did you mean "upgrade"?',
 * });
 * console.assert(error.code === "USAGE");
 * ```
 */
export class AthanorError extends Error {
  /** The class's name. */
  override readonly name: string = "AthanorError";
  /** What kind of failure this is; stable across releases. */
  readonly code: ErrorCode;
  /** The way out, as one sentence. */
  readonly hint: string | undefined;
  /** The facts behind the message, for programs. */
  readonly details: Readonly<Record<string, unknown>>;
  /** Says that this is one of our errors, whichever copy of the module made it. */
  readonly [BRAND] = true;

  /** `message` is one sentence without the way out, which is `options.hint`. */
  constructor(
    code: ErrorCode,
    message: string,
    options: AthanorErrorOptions = {},
  ) {
    super(
      message,
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.code = code;
    this.hint = options.hint;
    this.details = options.details ?? {};
  }
}

/** Tells whether a thrown value is one of ours, whichever copy of the module made it. */
export function isAthanorError(value: unknown): value is AthanorError {
  return typeof value === "object" && value !== null && BRAND in value;
}
