/**
 * Lets the event loop turn, so that signals, timers and rejections are heard.
 *
 * Two timers, one after the other: a signal that came during a synchronous
 * statement is not told yet when the first one is due.
 */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(() => setTimeout(resolve)));
}
