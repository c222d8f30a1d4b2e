/**
 * Where in a person's own files something happened, read from a call stack.
 *
 * @module
 */

/** A place in a script, both numbers from 1. */
export interface SourcePosition {
  /** The module's URL. */
  readonly url: string;
  /** The line, from 1. */
  readonly line: number;
  /** The column, from 1. */
  readonly column: number;
}

/**
 * The innermost frame within the given script; without a script, or when it is
 * not in the stack, the innermost frame outside of this package and of others
 * from npm.
 *
 * @param stack the text of a call stack
 */
export function positionIn(
  stack: string,
  scriptUrl?: string,
): SourcePosition | undefined {
  const frames = parseFrames(stack);
  const inScript = frames.find(({ url }) => url === scriptUrl);
  return inScript ?? frames.find(({ url }) => !isOurs(url) && !NPM.test(url));
}

const PACKAGE_ROOT = new URL("../../", import.meta.url).href;
const NPM = /\/node_modules\/|\/npm\/registry\./;
const OWN_FILES = ["src/", "mod.ts", "cli.ts"];

function isOurs(url: string): boolean {
  return OWN_FILES.some((file) => url.startsWith(PACKAGE_ROOT + file));
}

function parseFrames(stack: string): SourcePosition[] {
  const frames: SourcePosition[] = [];
  for (const text of stack.split("\n")) {
    const match = /\(?((?:file|https?|data|blob):[^\s()]*?):(\d+):(\d+)\)?$/
      .exec(text);
    if (match === null) continue;
    const [, url = "", line, column] = match;
    frames.push({ url, line: Number(line), column: Number(column) });
  }
  return frames;
}
