import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { RevisionGraph, type Step } from "../../src/revision/mod.ts";
import { applyStep, checkOrder } from "./plan_checks.ts";
import { randomNumbers, randomRevisions } from "./random_graph.ts";

const RUNS = 200;
/** `ATHANOR_SEED=n` repeats one failing graph. */
const SEED = Deno.env.get("ATHANOR_SEED");

function forRandomGraphs(
  body: (graph: RevisionGraph, random: () => number) => void,
): void {
  const first = SEED === undefined ? Date.now() % 2 ** 31 : Number(SEED);
  const runs = SEED === undefined ? RUNS : 1;
  for (let seed = first; seed < first + runs; seed++) {
    const random = randomNumbers(seed);
    const size = 1 + Math.floor(random() * 40);
    try {
      body(RevisionGraph.build(randomRevisions(size, random)), random);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`ATHANOR_SEED=${seed}: ${reason}`, { cause });
    }
  }
}

/** What some revisions need, themselves included, found the slow and plain way. */
function closure(graph: RevisionGraph, ids: Iterable<string>): Set<string> {
  const found = new Set<string>();
  const visit = (id: string): void => {
    if (found.has(id)) return;
    found.add(id);
    const { down, dependencies } = graph.get(id)!;
    [...down, ...dependencies].forEach(visit);
  };
  for (const id of ids) visit(id);
  return found;
}

/** The rows that stand for exactly these applied revisions. */
function consistentRows(graph: RevisionGraph, applied: Set<string>): string[] {
  return [...applied].filter((id) =>
    ![...applied].some((other) =>
      other !== id && closure(graph, [other]).has(id)
    )
  ).sort();
}

function checkPrefixes(
  graph: RevisionGraph,
  steps: readonly Step[],
  start: { rows: readonly string[] },
): string[] {
  const held = new Set(start.rows);
  const applied = closure(graph, start.rows);
  for (const step of steps) {
    applyStep(step, held);
    if (step.kind === "upgrade") applied.add(step.revision!.id);
    else applied.delete(step.revision!.id);
    deepStrictEqual([...held].sort(), consistentRows(graph, applied));
  }
  return [...held].sort();
}

Deno.test("upgradeSteps visits each revision once, parents first, with consistent rows after each", () => {
  forRandomGraphs((graph) => {
    const steps = graph.upgradeSteps("heads", []);
    strictEqual(steps.length, graph.size);
    checkOrder(graph, steps);
    const rows = checkPrefixes(graph, steps, { rows: [] });
    deepStrictEqual(rows, graph.realHeads.sort());
    deepStrictEqual(graph.upgradeSteps("heads", rows), []);
  });
});

Deno.test("downgradeSteps to the base mirrors the upgrade", () => {
  forRandomGraphs((graph) => {
    const steps = graph.downgradeSteps("base", graph.realHeads);
    strictEqual(steps.length, graph.size);
    checkOrder(graph, steps);
    deepStrictEqual(checkPrefixes(graph, steps, { rows: graph.realHeads }), []);
    const up = graph.upgradeSteps("heads", []).map(({ revision }) => revision);
    deepStrictEqual(steps.map(({ revision }) => revision).reverse(), up);
  });
});

Deno.test("upgradeSteps to any revision applies what it needs and nothing else", () => {
  forRandomGraphs((graph, random) => {
    const ids = graph.revisions().map(({ id }) => id);
    const pick = (): string => ids[Math.floor(random() * ids.length)]!;
    const first = graph.upgradeSteps(pick(), []);
    const rows = checkPrefixes(graph, first, { rows: [] });
    const target = pick();
    const steps = graph.upgradeSteps(target, rows);
    checkOrder(graph, steps);
    const after = checkPrefixes(graph, steps, { rows });
    deepStrictEqual(
      closure(graph, after),
      closure(graph, [...rows, target]),
    );
  });
});

Deno.test("downgradeSteps to any applied revision keeps it and drops all that needs its children", () => {
  forRandomGraphs((graph, random) => {
    const ids = graph.revisions().map(({ id }) => id);
    const target = ids[Math.floor(random() * ids.length)]!;
    const rows = graph.realHeads;
    if (rows.includes(target) || graph.get(target)!.children.length === 0) {
      return;
    }
    const steps = graph.downgradeSteps(target, rows);
    checkOrder(graph, steps);
    const after = checkPrefixes(graph, steps, { rows });
    const left = closure(graph, after);
    ok(left.has(target));
    const { children } = graph.get(target)!;
    ok(children.every((child) => !left.has(child)));
    const gone = ids.filter((id) => !left.has(id));
    ok(
      gone.every((id) =>
        children.some((child) => closure(graph, [id]).has(child))
      ),
    );
    deepStrictEqual(
      checkPrefixes(graph, graph.upgradeSteps("heads", after), {
        rows: after,
      }),
      rows.sort(),
    );
  });
});

Deno.test("stampSteps leaves the target's row and touches only rows that are there", () => {
  forRandomGraphs((graph, random) => {
    const ids = graph.revisions().map(({ id }) => id);
    const pick = (): string => ids[Math.floor(random() * ids.length)]!;
    const rows = graph.rowsAfter(graph.upgradeSteps(pick(), []), []);
    const target = pick();
    const held = new Set(rows);
    for (const step of graph.stampSteps(target, rows)) applyStep(step, held);
    ok(held.has(target));
  });
});

Deno.test("heads, realHeads, bases, branchPoints and mergePoints agree with the plain definitions", () => {
  forRandomGraphs((graph) => {
    const all = graph.revisions();
    const where = (test: (id: string) => boolean): string[] =>
      all.map(({ id }) => id).filter(test).sort();
    const children = (id: string): number =>
      all.filter(({ down }) => down.includes(id)).length;
    const dependents = (id: string): number =>
      all.filter(({ dependencies }) => dependencies.includes(id)).length;
    deepStrictEqual(graph.heads.sort(), where((id) => children(id) === 0));
    deepStrictEqual(
      graph.realHeads.sort(),
      where((id) => children(id) + dependents(id) === 0),
    );
    deepStrictEqual(
      graph.bases.sort(),
      where((id) => graph.get(id)!.down.length === 0),
    );
    deepStrictEqual(graph.branchPoints.sort(), where((id) => children(id) > 1));
    deepStrictEqual(
      graph.mergePoints.sort(),
      where((id) => graph.get(id)!.down.length > 1),
    );
  });
});
