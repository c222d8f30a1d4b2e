import { AthanorError } from "../errors.ts";

/** A value that every driver can bind. */
export type Bindable =
  | null
  | string
  | number
  | bigint
  | boolean
  | Date
  | Uint8Array;

/** What a database refuses or would change silently. */
export interface BindRules {
  /** The database's name, for the message. */
  readonly database: string;
  /** Whether texts may contain NUL. */
  readonly nul: boolean;
  /** Whether numbers may be infinite or NaN. */
  readonly nonFinite: boolean;
}

/**
 * Checks a value before it is bound, so that nothing is sent that a client
 * library would turn into something else.
 *
 * @throws {AthanorError} `OPERATION_INVALID`
 */
export function bindable(value: unknown, rules: BindRules): Bindable {
  switch (typeof value) {
    case "bigint":
    case "boolean":
      return value;
    case "string":
      if (!rules.nul && value.includes("\0")) throw nul(rules);
      return value;
    case "number":
      if (!rules.nonFinite && !Number.isFinite(value)) {
        throw refused(`the number ${value}`, rules);
      }
      return value;
  }
  if (value === null || value instanceof Uint8Array) return value;
  if (!(value instanceof Date)) {
    throw refused(`a value of type ${typeof value}`, rules);
  }
  if (Number.isNaN(value.getTime())) throw refused("an invalid Date", rules);
  return value;
}

function refused(what: string, { database }: BindRules): AthanorError {
  return new AthanorError(
    "OPERATION_INVALID",
    `Cannot bind ${what} on ${database}`,
    { hint: "Pass a string, number, bigint, boolean, Date, bytes or null." },
  );
}

function nul({ database }: BindRules): AthanorError {
  return new AthanorError(
    "OPERATION_INVALID",
    `Cannot bind a text that contains NUL on ${database}`,
    { hint: "Take the NUL out, or store the value as bytes." },
  );
}
