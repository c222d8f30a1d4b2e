import { AthanorError } from "../errors.ts";
import type { LockKey, LockSession } from "./lock.ts";

/**
 * A lock on a file beside the database (`app.db-athanor_version-lock`), held
 * through `flock`, which the system frees when the process ends. The file says
 * who holds it and is removed with the lock. SQLite and PGlite, whose databases
 * are files, share it.
 *
 * It is not a lock on the database file: closing any handle of that file in
 * this process would drop SQLite's own locks (<https://sqlite.org/howtocorrupt.html> §2.2).
 */
export class FileLock implements LockSession {
  readonly #path: string;
  #file: Deno.FsFile | undefined;

  constructor(database: string, { table, schema }: LockKey) {
    const key = schema === undefined ? table : `${schema}.${table}`;
    this.#path = `${database}-${encodeURIComponent(key)}-lock`;
  }

  async tryAcquire(): Promise<boolean> {
    const file = await this.#open();
    try {
      if (!await file.tryLock(true) || !await this.#isCurrent(file)) {
        file.close();
        return false;
      }
      await file.truncate();
      await file.write(new TextEncoder().encode(identity()));
    } catch (error) {
      // Closing it frees the lock: a full disk must not keep it for good.
      file.close();
      throw error;
    }
    this.#file = file;
    return true;
  }

  /** Looks whether the file is locked: one that a killed process left behind names nobody. */
  async holder(): Promise<string | undefined> {
    // No `using` here: a bundle of this module also runs in Node 20 and 22.
    let file: Deno.FsFile | undefined;
    try {
      file = await Deno.open(this.#path, { read: true });
      if (await file.tryLock(false)) return undefined;
      return (await Deno.readTextFile(this.#path)).trim() || "another process";
    } catch {
      return undefined;
    } finally {
      file?.close();
    }
  }

  async release(): Promise<void> {
    const file = this.#file;
    if (file === undefined) return;
    this.#file = undefined;
    await Deno.remove(this.#path).catch(() => {});
    file.close();
  }

  async #open(): Promise<Deno.FsFile> {
    try {
      return await Deno.open(this.#path, {
        create: true,
        read: true,
        write: true,
      });
    } catch (cause) {
      throw new AthanorError(
        "CONNECT_FAILED",
        `Cannot write the lock file "${this.#path}"`,
        {
          cause,
          hint:
            "Make the database's folder writable, or pass --no-lock when nothing else migrates it.",
        },
      );
    }
  }

  /** Whether the locked file is still the one at the path: a holder removes it with the lock. */
  async #isCurrent(file: Deno.FsFile): Promise<boolean> {
    try {
      const [held, there] = await Promise.all([
        file.stat(),
        Deno.stat(this.#path),
      ]);
      return held.ino === there.ino && held.dev === there.dev;
    } catch {
      return false;
    }
  }
}

function identity(): string {
  return `process ${Deno.pid}, since ${new Date().toISOString()}\n`;
}
