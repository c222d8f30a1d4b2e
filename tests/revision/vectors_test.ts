import { deepStrictEqual, ok } from "node:assert/strict";
import { isAthanorError } from "../../src/errors.ts";
import { RevisionGraph, type Step } from "../../src/revision/mod.ts";
import { readVectors } from "../vectors/read.ts";
import { applyRows, checkOrder } from "./plan_checks.ts";

interface VectorRequest {
  readonly kind: string;
  readonly from?: string[];
  readonly target?: string;
  readonly identifier?: string;
  readonly expect: string[] | Expected;
}

interface Expected {
  readonly revisions?: string[];
  readonly heads?: string[];
  readonly error?: string;
}

interface GraphVector {
  readonly id: string;
  readonly graph: {
    readonly id: string;
    readonly down: string[];
    readonly labels: string[];
    readonly deps: string[];
  }[];
  readonly requests: VectorRequest[];
}

/** Which of our codes stand for each class of error. */
const CODES: Readonly<Record<string, readonly string[]>> = {
  ResolutionError: ["REVISION_NOT_FOUND", "REVISION_AMBIGUOUS"],
  MultipleHeads: ["MULTIPLE_HEADS"],
  RangeNotAncestorError: ["REVISION_RANGE"],
  RevisionError: ["REVISION_RELATIVE"],
};

/** Where we differ on purpose, each with how many requests differ. */
const DIFFERENCES = [
  {
    reason:
      "the target is absolute, so what fails is no relative step: it is " +
      "a target that is not below the rows, like any other",
    count: 32,
    covers: ({ kind, target = "", expect }: VectorRequest): boolean =>
      kind === "downgrade" && /@[^-+]+$/.test(target) &&
      !Array.isArray(expect) && expect.error === "RevisionError",
    codes: ["REVISION_RANGE"],
  },
  {
    reason: "two heads of a branch of which one depends on the other ask for " +
      "nothing contradictory: both are applied",
    count: 1,
    covers: ({ kind, target = "", expect }: VectorRequest): boolean =>
      kind === "upgrade" && target.endsWith("@heads") &&
      !Array.isArray(expect) && expect.error === "RevisionError",
    codes: [],
  },
  {
    reason:
      "a dependency that an ancestor brings in anyway gets no row beside " +
      "that ancestor's: a row implies all below it (DESIGN section 9)",
    count: 3,
    covers: ({ kind, expect }: VectorRequest, id: string): boolean =>
      id === "dev-174" && kind === "downgrade" && !Array.isArray(expect) &&
      expect.heads?.join() === "15c193ae,1b7e85a5,f44ca55b",
    codes: [],
  },
];

function answer(graph: RevisionGraph, request: VectorRequest): unknown {
  const { kind, target = "", from = [], identifier = "" } = request;
  switch (kind) {
    case "heads":
      return graph.heads.toSorted();
    case "bases":
      return graph.bases.toSorted();
    case "branchpoints":
      return graph.branchPoints.toSorted();
    case "mergepoints":
      return graph.mergePoints.toSorted();
    case "resolve":
      return {
        revisions: graph.resolve(identifier).map(({ id }) => id).sort(),
      };
    case "stamp":
      return { heads: applyRows(graph.stampSteps(target, from), from) };
    case "upgrade":
      return outcome(graph, graph.upgradeSteps(target, from), from);
    case "downgrade":
      return outcome(graph, graph.downgradeSteps(target, from), from);
  }
  throw new Error(`A vector asks for "${kind}"`);
}

function outcome(
  graph: RevisionGraph,
  steps: readonly Step[],
  rows: readonly string[],
): Expected {
  checkOrder(graph, steps);
  return {
    revisions: steps.map((step) => step.revision!.id).sort(),
    heads: applyRows(steps, rows),
  };
}

function expected(expect: string[] | Expected): unknown {
  if (Array.isArray(expect)) return expect;
  return Object.fromEntries(
    Object.entries(expect).map(([key, ids]) => [key, [...ids].sort()]),
  );
}

function check(graph: RevisionGraph, request: VectorRequest): void {
  const { expect } = request;
  const error = Array.isArray(expect) ? undefined : expect.error;
  let found: unknown;
  try {
    found = answer(graph, request);
  } catch (thrown) {
    if (!isAthanorError(thrown)) throw thrown;
    ok(error !== undefined, `${thrown.code}: ${thrown.message}`);
    ok(CODES[error]!.includes(thrown.code), `${thrown.code} for ${error}`);
    return;
  }
  ok(error === undefined, `no ${error} but ${JSON.stringify(found)}`);
  deepStrictEqual(found, expected(expect));
}

const vectors = await readVectors<GraphVector>("graph");

Deno.test("RevisionGraph agrees with every vector but the listed differences", () => {
  const counts = DIFFERENCES.map(() => 0);
  for (const { id, graph: revisions, requests } of vectors) {
    const graph = RevisionGraph.build(
      revisions.map(({ id, down, labels, deps }) => ({
        id,
        down,
        labels,
        dependsOn: deps,
      })),
    );
    for (const request of requests) {
      const known = DIFFERENCES.findIndex((each) => each.covers(request, id));
      if (known >= 0) counts[known]!++;
      else {withName(`${id} ${JSON.stringify(request)}`, () =>
          check(graph, request));}
    }
  }
  deepStrictEqual(counts, DIFFERENCES.map((each) => each.count));
});

Deno.test("RevisionGraph answers the listed differences as their reasons say", () => {
  for (const { id, graph: revisions, requests } of vectors) {
    const graph = RevisionGraph.build(
      revisions.map(({ deps, ...rest }) => ({ ...rest, dependsOn: deps })),
    );
    for (const request of requests) {
      const known = DIFFERENCES.find((each) => each.covers(request, id));
      if (known === undefined) continue;
      let code: string | undefined;
      try {
        answer(graph, request);
      } catch (thrown) {
        if (!isAthanorError(thrown)) throw thrown;
        code = thrown.code;
      }
      deepStrictEqual(code, known.codes[0], `${id} ${JSON.stringify(request)}`);
    }
  }
});

function withName(name: string, body: () => void): void {
  try {
    body();
  } catch (cause) {
    throw new Error(`Vector ${name}: ${(cause as Error).message}`, { cause });
  }
}
