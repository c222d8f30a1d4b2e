import { Adjacency } from "./adjacency.ts";
import { BitSet } from "./bit_set.ts";
import {
  DuplicateRevisionError,
  LabelConflictError,
  MissingParentError,
  RevisionCycleError,
} from "./errors.ts";
import { checkLabel, checkRevisionId } from "./identifier.ts";
import type { RevisionSpec } from "./revision.ts";
import { findCycle, topDown } from "./topology.ts";

/** Edges in both directions. */
export interface Edges {
  readonly down: Adjacency;
  readonly up: Adjacency;
}

/**
 * The specs turned into integers: a revision is its place in `specs`, which is
 * the order of loading.
 */
export interface Links {
  readonly specs: readonly RevisionSpec[];
  /** Ids, then labels, to the revision that each names. */
  readonly names: ReadonlyMap<string, number>;
  /** What each revision's `dependsOn` names. */
  readonly dependencies: Adjacency;
  /** The edges of `down` alone: they make branches and labels. */
  readonly lines: Edges;
  /**
   * The edges of `down` and of the dependencies that no ancestor on the line
   * declares already: they make the order and the version rows.
   */
  readonly needs: Edges;
}

/**
 * Links revisions to a graph.
 *
 * @throws {AthanorError} `REVISION_ID_INVALID`, `REVISION_DUPLICATE`,
 * `REVISION_LABEL_CONFLICT`, `REVISION_PARENT_MISSING` or `REVISION_CYCLE`
 */
export function linkRevisions(specs: readonly RevisionSpec[]): Links {
  const names = nameRevisions(specs);
  nameLabels(specs, names);
  const size = specs.length;
  const lines = bothWays(
    Adjacency.of(size, (node) => parents(specs[node]!, names, specs)),
  );
  const order = orderOf(specs, lines, "down revisions");
  if (specs.every((spec) => spec.dependsOn.length === 0)) {
    const dependencies = Adjacency.empty(size);
    return { specs, names, dependencies, lines, needs: lines };
  }
  const needed = specs.map((spec) => dependenciesOf(spec, names));
  const every = joined(lines.down, needed);
  orderOf(specs, every, "down revisions and dependencies");
  const needs = joined(lines.down, withoutInherited(needed, lines, order));
  const dependencies = Adjacency.of(size, (node) => needed[node]!);
  return { specs, names, dependencies, lines, needs };
}

function nameRevisions(specs: readonly RevisionSpec[]): Map<string, number> {
  const names = new Map<string, number>();
  specs.forEach((spec, node) => {
    checkRevisionId(spec);
    const other = names.get(spec.id);
    if (other !== undefined) {
      const sources = [specs[other]!.source, spec.source];
      throw new DuplicateRevisionError(
        spec.id,
        sources.filter((source) => source !== undefined),
      );
    }
    names.set(spec.id, node);
  });
  return names;
}

function nameLabels(
  specs: readonly RevisionSpec[],
  names: Map<string, number>,
): void {
  specs.forEach((spec, node) => {
    if (spec.labels.length === 0) return;
    for (const label of spec.labels) {
      checkLabel(label, spec);
      const owner = names.get(label);
      if (owner !== undefined) {
        throw new LabelConflictError(label, spec, specs[owner]!);
      }
      names.set(label, node);
    }
  });
}

function parents(
  spec: RevisionSpec,
  names: ReadonlyMap<string, number>,
  specs: readonly RevisionSpec[],
): number[] {
  return unique(spec.down.map((id) => {
    const node = names.get(id);
    if (node === undefined || specs[node]!.id !== id) {
      throw new MissingParentError(spec, id, "down revision");
    }
    return node;
  }));
}

function dependenciesOf(
  spec: RevisionSpec,
  names: ReadonlyMap<string, number>,
): number[] {
  return unique(spec.dependsOn.map((name) => {
    const node = names.get(name);
    if (node === undefined) {
      throw new MissingParentError(spec, name, "dependency");
    }
    return node;
  }));
}

function unique(nodes: number[]): number[] {
  return nodes.length > 1 ? [...new Set(nodes)] : nodes;
}

function joined(
  down: Adjacency,
  dependencies: readonly (readonly number[])[],
): Edges {
  return bothWays(Adjacency.of(
    down.size,
    (node) => unique([...down.of(node), ...dependencies[node]!]),
  ));
}

function bothWays(down: Adjacency): Edges {
  return { down, up: down.reversed() };
}

/** All nodes from the newest to the oldest; a cycle has no such order. */
function orderOf(
  specs: readonly RevisionSpec[],
  edges: Edges,
  relation: "down revisions" | "down revisions and dependencies",
): Uint32Array {
  const left = BitSet.full(specs.length);
  const order = topDown(left, edges);
  if (order.length === specs.length) return order;
  for (const node of order) left.delete(node);
  const cycle = findCycle(left, edges.up);
  throw new RevisionCycleError(cycle.map((node) => specs[node]!), relation);
}

/**
 * Drops the dependencies that an ancestor on the same line declares as well:
 * they are there before the revision is. Only the part of the line between the
 * declarers is walked, so that many dependencies cost no more than their lines.
 */
function withoutInherited(
  dependencies: readonly (readonly number[])[],
  lines: Edges,
  order: Uint32Array,
): number[][] {
  const position = new Uint32Array(order.length);
  order.forEach((node, at) => position[node] = at);
  const kept = dependencies.map((list) => [...list]);
  for (const [needed, nodes] of declarersOf(dependencies)) {
    if (nodes.length === 1) continue;
    const top = Math.min(...nodes.map((node) => position[node]!));
    const above = nodes.flatMap((node) => lines.up.of(node));
    const after = lines.up.reach(above, (node) => position[node]! >= top);
    for (const node of nodes.filter((each) => after.has(each))) {
      kept[node] = kept[node]!.filter((other) => other !== needed);
    }
  }
  return kept;
}

/** Who declares each dependency. */
function declarersOf(
  dependencies: readonly (readonly number[])[],
): Map<number, number[]> {
  const declarers = new Map<number, number[]>();
  dependencies.forEach((list, node) => {
    for (const needed of list) {
      const nodes = declarers.get(needed);
      if (nodes === undefined) declarers.set(needed, [node]);
      else nodes.push(node);
    }
  });
  return declarers;
}
