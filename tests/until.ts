import { ok } from "node:assert/strict";

/** Waits until something holds, and fails when it does not within twenty seconds. */
export async function until(condition: () => Promise<boolean>): Promise<void> {
  const started = performance.now();
  while (!await condition()) {
    ok(performance.now() - started < 20_000, "it did not come true in time");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
