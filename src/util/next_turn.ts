/** Lets the event loop turn once, so that signals, timers and rejections are heard. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
