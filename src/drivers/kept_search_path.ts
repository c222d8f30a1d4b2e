import type { Connection } from "./driver.ts";

const CHANGES = /\bsearch_path\b/i;

/**
 * Where a session looks for names, as it was before a script changed it. What
 * pg_dump writes sets it to nothing for the rest of the session: the version
 * table would not be found, nor what later revisions name.
 */
export class KeptSearchPath {
  readonly #connection: Connection;
  #before: string | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Looks before the first statement that may change it. */
  async noteBefore(statements: readonly string[]): Promise<void> {
    if (this.#before !== undefined) return;
    if (!statements.some((sql) => CHANGES.test(sql))) return;
    this.#before = await this.#connection.searchPath?.();
  }

  /** Sets it back, where it may have changed. */
  async restore(): Promise<void> {
    const before = this.#before;
    this.#before = undefined;
    if (before !== undefined) await this.#connection.setSearchPath?.(before);
  }
}
