import type { Adjacency } from "./adjacency.ts";
import type { BitSet } from "./bit_set.ts";

/**
 * The nodes of a set with every node before those below it, one branch at a
 * time: a line is followed down until another line must come first. Nodes
 * without a child in the set start in ascending order.
 *
 * `down` and `up` are the same edges in both directions. Nodes on or below a
 * cycle are left out. All is in arrays of their final size: one that grows to
 * 100,000 places costs more than the walk.
 */
export function topDown(
  todo: BitSet,
  edges: { readonly down: Adjacency; readonly up: Adjacency },
): Uint32Array {
  const { offsets, targets } = edges.down;
  const waiting = edges.up.degreesWithin(todo);
  const stack: number[] = [];
  for (let node = edges.down.size - 1; node >= 0; node--) {
    if (waiting[node] === 0 && todo.has(node)) stack.push(node);
  }
  const order = new Uint32Array(edges.down.size);
  let end = 0;
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    order[end++] = node;
    const start = offsets[node]!;
    for (let at = offsets[node + 1]! - 1; at >= start; at--) {
      const next = targets[at]!;
      if (todo.has(next) && --waiting[next]! === 0) stack.push(next);
    }
  }
  return order.subarray(0, end);
}

/**
 * A cycle among the nodes that {@linkcode topDown} left out, each before one
 * that comes after it. Every such node has another above it, so walking up
 * comes round.
 */
export function findCycle(left: BitSet, up: Adjacency): number[] {
  const seen: number[] = [];
  const position = new Map<number, number>();
  let node = left.values()[0]!;
  while (!position.has(node)) {
    position.set(node, seen.length);
    seen.push(node);
    node = up.of(node).find((next) => left.has(next))!;
  }
  const cycle = seen.slice(position.get(node)!);
  const start = cycle.indexOf(Math.min(...cycle));
  return [...cycle.slice(start), ...cycle.slice(0, start)];
}
