import { bindable } from "./bindable.ts";

/** A value that both clients of SQLite bind as it is. */
export type SqliteValue = null | number | bigint | string | Uint8Array;

const RULES = { database: "SQLite", nul: false, nonFinite: false };

/**
 * The value to bind. `node:sqlite` would bind an integral number as REAL, a
 * `Date` as NULL and a boolean not at all.
 *
 * @throws {AthanorError} `OPERATION_INVALID`
 */
export function sqliteValue(value: unknown): SqliteValue {
  const checked = bindable(value, RULES);
  if (typeof checked === "boolean") return checked ? 1n : 0n;
  if (checked instanceof Date) return checked.toISOString();
  return Number.isSafeInteger(checked) ? BigInt(checked as number) : checked;
}

/** The way out, by the code of an error (<https://sqlite.org/rescode.html>). */
export function sqliteHint(code: number | undefined): string | undefined {
  return code === undefined ? undefined : HINTS[code & 0xff];
}

const HINTS: Readonly<Record<number, string | undefined>> = {
  5: "Another process holds a lock on the database: wait for it or stop it.",
  8: "The file or its folder is read-only: make both writable.",
  13: "The disk is full: make room and run again.",
  14: "Check that the folder exists and that the file may be written.",
  26: "The file is not a SQLite database: check the path in the URL.",
};
