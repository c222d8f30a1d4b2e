import type { Adjacency } from "./adjacency.ts";
import type { BitSet } from "./bit_set.ts";

/**
 * The nodes of a set with every node before those below it, one branch at a
 * time: a line is followed down until another line must come first. Nodes
 * without a child in the set start in ascending order.
 *
 * `down` and `up` are the same edges in both directions. Nodes on or below a
 * cycle are left out.
 */
export function topDown(
  todo: BitSet,
  edges: { readonly down: Adjacency; readonly up: Adjacency },
): number[] {
  const { down, up } = edges;
  const waiting = new Uint32Array(down.size);
  const stack: number[] = [];
  const nodes = todo.values();
  for (const node of nodes) {
    for (let at = up.degree(node) - 1; at >= 0; at--) {
      if (todo.has(up.target(node, at))) waiting[node]!++;
    }
  }
  for (let at = nodes.length - 1; at >= 0; at--) {
    if (waiting[nodes[at]!] === 0) stack.push(nodes[at]!);
  }
  const order: number[] = [];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    order.push(node);
    for (let at = down.degree(node) - 1; at >= 0; at--) {
      const next = down.target(node, at);
      if (todo.has(next) && --waiting[next]! === 0) stack.push(next);
    }
  }
  return order;
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
