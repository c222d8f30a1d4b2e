import { ok, strictEqual } from "node:assert/strict";
import type { RevisionGraph, Step } from "../../src/revision/mod.ts";

/**
 * The rows after some steps, sorted. Fails when a step inserts a row that is
 * there, or changes one that is not.
 */
export function applyRows(
  steps: readonly Step[],
  rows: readonly string[],
): string[] {
  const held = new Set(rows);
  for (const step of steps) applyStep(step, held);
  return [...held].sort();
}

/** Makes the changes of one step. */
export function applyStep(step: Step, held: Set<string>): void {
  const about = `${step.kind} ${step.upIds} / ${step.downIds}`;
  for (const change of step.rows) {
    if (change.kind === "clear") {
      held.clear();
      continue;
    }
    if (change.kind !== "insert") {
      const gone = change.kind === "update" ? change.from : change.id;
      ok(held.delete(gone), `${about}: there is no row ${gone}`);
    }
    if (change.kind !== "delete") {
      const made = change.kind === "update" ? change.to : change.id;
      ok(!held.has(made), `${about}: there is a row ${made}`);
      held.add(made);
    }
  }
}

/** Fails when a revision runs twice, or on the wrong side of one that it needs. */
export function checkOrder(graph: RevisionGraph, steps: readonly Step[]): void {
  const ids = steps.map((step) => step.revision!.id);
  strictEqual(new Set(ids).size, ids.length, "a revision runs twice");
  const position = new Map(ids.map((id, at) => [id, at]));
  for (const [at, id] of ids.entries()) {
    const { down, dependencies } = graph.get(id)!;
    for (const needed of [...down, ...dependencies]) {
      const other = position.get(needed);
      if (other === undefined) continue;
      const isUpgrade = steps[at]!.kind === "upgrade";
      ok(
        isUpgrade ? other < at : other > at,
        `${id} and ${needed}: wrong order`,
      );
    }
  }
}
