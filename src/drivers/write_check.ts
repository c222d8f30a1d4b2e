import type { Connection } from "./driver.ts";

/** What was found out, and how. */
export interface WriteAccess {
  /** Unknown where looking alone does not tell. */
  readonly writable: boolean | undefined;
  /** What was looked at, and what was seen. */
  readonly reason: string;
  /** The way out, when the answer is not yes. */
  readonly hint?: string;
}

/** The database to look at. */
export interface WriteAccessTarget {
  readonly connection: Connection;
  /** Its URL, when it was connected to by one. */
  readonly url: string | undefined;
  /** The folder that relative paths in the URL are relative to. */
  readonly directory: string;
}
