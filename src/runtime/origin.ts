/**
 * Where in a migration an operation was said, taken from the call stack at the
 * moment it was recorded and read only when an error needs it.
 *
 * @module
 */

/** A place in a script, both numbers from 1. */
export interface SourcePosition {
  /** The module's URL. */
  readonly url: string;
  readonly line: number;
  readonly column: number;
}

/** How many frames are kept: enough for helpers that a script calls. */
const FRAMES = 30;

/** The call stack of one recorded operation. */
export class Origin {
  readonly #holder: { stack?: string } = {};

  /** @param above the function whose callers are wanted */
  constructor(above: (...rest: never[]) => unknown) {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = FRAMES;
    Error.captureStackTrace(this.#holder, above);
    Error.stackTraceLimit = limit;
  }

  /**
   * The innermost frame within the given script; without a script, the
   * innermost frame outside of this package.
   */
  position(scriptUrl: string | undefined): SourcePosition | undefined {
    return positionIn(this.#holder.stack ?? "", scriptUrl);
  }
}

/** Finds the frame of a script in a stack's text; see {@linkcode Origin.position}. */
export function positionIn(
  stack: string,
  scriptUrl: string | undefined,
): SourcePosition | undefined {
  const frames = parseFrames(stack);
  const inScript = frames.find(({ url }) => url === scriptUrl);
  return inScript ?? frames.find(({ url }) => !url.startsWith(PACKAGE_ROOT));
}

const PACKAGE_ROOT = new URL("../../", import.meta.url).href + "src/";

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
