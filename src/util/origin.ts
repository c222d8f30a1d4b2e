/**
 * Where in a migration an operation was said, taken from the call stack at the
 * moment it was recorded and read only when an error needs it.
 *
 * @module
 */
import { positionIn, type SourcePosition } from "./stack_position.ts";

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

/** The origins of values that are handed on before they are recorded. */
const remembered = new WeakMap<object, Origin>();

/**
 * Remembers where a value was said.
 *
 * @param above the function whose callers are wanted
 */
export function rememberOrigin(
  value: object,
  above: (...rest: never[]) => unknown,
): void {
  remembered.set(value, new Origin(above));
}

/** Where a value was said, if that was remembered. */
export function rememberedOrigin(value: object): Origin | undefined {
  return remembered.get(value);
}
