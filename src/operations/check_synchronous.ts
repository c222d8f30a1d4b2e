import { invalid } from "../schema/check.ts";

/** Refuses an async callback: what it says after its first await would come too late. */
export function checkSynchronous(returned: unknown): void {
  if (typeof returned !== "object" || returned === null) return;
  if (!("then" in returned) || typeof returned.then !== "function") return;
  Promise.resolve(returned).catch(() => {});
  throw invalid(
    "The callback of batchAlterTable is async",
    "Read what it needs before the block, and say the changes without awaiting.",
  );
}
