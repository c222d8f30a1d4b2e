/**
 * What is asked of the runtime around us, so that a bundle also runs where
 * there is no Deno, no file system and no environment.
 *
 * @module
 */

/** Deno, where this is Deno. */
const deno: typeof Deno | undefined = (globalThis as { Deno?: typeof Deno })
  .Deno;

/** Whether paths may be written with backslashes. */
export const isWindows: boolean = deno?.build?.os === "windows";

/** The working directory; `/` where there is none. */
export function workingDirectory(): string {
  return deno?.cwd?.() ?? "/";
}

/** Whether files can be locked, so that the lock goes when its holder dies. */
export const canLockFiles: boolean = deno?.FsFile !== undefined;

/** Whether there is such a file; asked at once, for a thread would cost more than the answer. */
export function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    if (error instanceof Deno.errors.NotADirectory) return false;
    throw error;
  }
}

/** The number of this process; 0 where that is not told. */
export function processId(): number {
  return deno?.pid ?? 0;
}

/** The name of this machine, where it may be asked for without a prompt. */
export function hostName(): string | undefined {
  if (deno?.permissions === undefined) return undefined;
  const { state } = deno.permissions.querySync({
    name: "sys",
    kind: "hostname",
  });
  return state === "granted" ? deno.hostname() : undefined;
}

/**
 * Reads an environment variable. Without the permission to, or without an
 * environment, it counts as unset, and nobody is prompted: every variable that
 * Athanor reads has another way in.
 */
export function environmentVariable(name: string): string | undefined {
  return givenVariable(name) || undefined;
}

/** The same, where an empty variable is told from one that is not set. */
export function givenVariable(name: string): string | undefined {
  if (deno?.permissions === undefined) return undefined;
  const { state } = deno.permissions.querySync({ name: "env", variable: name });
  return state === "granted" ? deno.env.get(name) : undefined;
}

/** Takes what was thrown where nobody waits; false leaves it to the runtime. */
type Take = (error: unknown) => boolean;

/** What is used of `process` where there is no event of the global scope. */
interface ProcessEvents {
  on(name: string, listener: (error: unknown) => void): void;
  off(name: string, listener: (error: unknown) => void): void;
}

/**
 * Hears of rejections and errors that nobody handles.
 *
 * @returns a function that stops it
 */
export function watchUnhandled(take: Take): () => void {
  return typeof globalThis.addEventListener === "function"
    ? watchEvents(take)
    : watchProcess(take);
}

function watchEvents(take: Take): () => void {
  const rejected = (event: PromiseRejectionEvent): void => {
    if (take(event.reason)) event.preventDefault();
  };
  const thrown = (event: ErrorEvent): void => {
    if (take(event.error)) event.preventDefault();
  };
  addEventListener("unhandledrejection", rejected);
  addEventListener("error", thrown);
  return () => {
    removeEventListener("unhandledrejection", rejected);
    removeEventListener("error", thrown);
  };
}

/** Node's way: with a listener it leaves the rest to that. */
function watchProcess(take: Take): () => void {
  const { process } = globalThis as { process?: ProcessEvents };
  const heard = (error: unknown): void => {
    if (!take(error)) throw error;
  };
  process?.on("unhandledRejection", heard);
  process?.on("uncaughtException", heard);
  return () => {
    process?.off("unhandledRejection", heard);
    process?.off("uncaughtException", heard);
  };
}
