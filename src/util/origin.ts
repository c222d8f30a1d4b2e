/**
 * Where in a migration an operation was said, taken from the call stack at the
 * moment it was recorded and read only when an error needs it.
 *
 * @module
 */
import { positionIn, type SourcePosition } from "./stack_position.ts";

/**
 * Deno has V8 find the lines of the innermost ten frames of each stack when it
 * is captured, for which a function that ran only once is parsed again; those
 * farther out wait for an error. From a verb to here there are six or seven
 * frames, and these are the rest, so that none of the ten is a script's.
 */
const FRAMES_BELOW = 4;

/** How many frames are kept: ours, and enough for helpers that a script calls. */
const FRAMES = 40;

/** The call stack of one recorded operation. */
export class Origin {
  readonly #holder: { stack?: string } = {};

  /** Keeps where it is made. */
  constructor() {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = FRAMES;
    captureBelow(FRAMES_BELOW, this.#holder);
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

/** The origins of values that are handed on before they are recorded. */
const remembered = new WeakMap<object, Origin>();

/** Remembers where a value is said. */
export function rememberOrigin(value: object): void {
  remembered.set(value, new Origin());
}

/** Where a value was said, if that was remembered. */
export function rememberedOrigin(value: object): Origin | undefined {
  return remembered.get(value);
}

/** Captures the stack beneath some frames of our own. */
function captureBelow(frames: number, holder: object): void {
  if (frames > 1) captureBelow(frames - 1, holder);
  else Error.captureStackTrace(holder);
}
