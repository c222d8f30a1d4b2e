import assert from "node:assert/strict";
import { op, sa, sqlFor } from "../../mod.ts";

/** How many frames Deno has V8 find the lines of when a stack is captured. */
const LOOKED_UP = 10;

/** The frames above the script's own, in the stacks captured while it speaks. */
async function framesOfOurs(say: () => unknown): Promise<number[]> {
  const found: number[] = [];
  const { captureStackTrace } = Error;
  Error.captureStackTrace = (holder) => {
    // The first two lines are the message and this function.
    const frames = new Error().stack?.split("\n").slice(2) ?? [];
    found.push(frames.findIndex((one) => one.includes(import.meta.url)));
    captureStackTrace(holder);
  };
  try {
    await sqlFor("postgresql", say);
  } finally {
    Error.captureStackTrace = captureStackTrace;
  }
  return found;
}

Deno.test("recording an operation has V8 parse no function of a script again", async () => {
  const found = await framesOfOurs(() => {
    op.createTable("t", [sa.column("id", sa.integer())]);
    op.createIndex("ix", "t", ["id"]);
    op.execute("SELECT 1");
  });
  assert.equal(found.length, 3);
  for (const frames of found) assert(frames >= LOOKED_UP, `${frames} frames`);
});
