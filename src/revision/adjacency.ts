import { BitSet } from "./bit_set.ts";

/**
 * The edges of a graph over the integers `0 … size - 1`, packed into two
 * arrays: the targets of `node` are `targets[offsets[node] … offsets[node + 1]]`.
 * Walking it allocates nothing, which is what keeps 100,000 revisions fast.
 */
export class Adjacency {
  /** Where the targets of each node begin; one more for the end. */
  readonly offsets: Uint32Array;
  /** The targets of all nodes, one node after the other. */
  readonly targets: Uint32Array;

  private constructor(offsets: Uint32Array, targets: Uint32Array) {
    this.offsets = offsets;
    this.targets = targets;
  }

  /** Packs the targets of each node, which are asked for once, in order. */
  static of(
    size: number,
    targetsOf: (node: number) => readonly number[],
  ): Adjacency {
    const offsets = new Uint32Array(size + 1);
    const targets: number[] = [];
    for (let node = 0; node < size; node++) {
      for (const target of targetsOf(node)) targets.push(target);
      offsets[node + 1] = targets.length;
    }
    return new Adjacency(offsets, new Uint32Array(targets));
  }

  /** No edges between some nodes. */
  static empty(size: number): Adjacency {
    return new Adjacency(new Uint32Array(size + 1), new Uint32Array(0));
  }

  /** How many nodes there are. */
  get size(): number {
    return this.offsets.length - 1;
  }

  /** How many targets a node has. */
  degree(node: number): number {
    return this.offsets[node + 1]! - this.offsets[node]!;
  }

  /** How many targets of each node are in a set. */
  degreesWithin(set: BitSet): Uint32Array {
    const degrees = new Uint32Array(this.size);
    for (let node = 0; node < degrees.length; node++) {
      const end = this.offsets[node + 1]!;
      for (let at = this.offsets[node]!; at < end; at++) {
        if (set.has(this.targets[at]!)) degrees[node]!++;
      }
    }
    return degrees;
  }

  /** The nodes without targets, in ascending order. */
  ends(): number[] {
    const ends: number[] = [];
    for (let node = 0; node < this.size; node++) {
      if (this.degree(node) === 0) ends.push(node);
    }
    return ends;
  }

  /** One target of a node, by its place among them. */
  target(node: number, at: number): number {
    return this.targets[this.offsets[node]! + at]!;
  }

  /**
   * The targets of a node, in the order they were given. A short list is a
   * tenth of the price of a view of the packed ones.
   */
  of(node: number): number[] {
    const start = this.offsets[node]!;
    const list = new Array<number>(this.degree(node));
    for (let at = 0; at < list.length; at++) {
      list[at] = this.targets[start + at]!;
    }
    return list;
  }

  /** The same edges seen from their targets; sources are in ascending order. */
  reversed(): Adjacency {
    const size = this.size;
    const offsets = new Uint32Array(size + 1);
    for (const target of this.targets) offsets[target + 1]!++;
    for (let node = 0; node < size; node++) {
      offsets[node + 1]! += offsets[node]!;
    }
    const free = offsets.slice();
    const sources = new Uint32Array(this.targets.length);
    for (let node = 0; node < size; node++) {
      const end = this.offsets[node + 1]!;
      for (let at = this.offsets[node]!; at < end; at++) {
        sources[free[this.targets[at]!]!++] = node;
      }
    }
    return new Adjacency(offsets, sources);
  }

  /** All that is reached from some nodes, themselves included, by nodes that `within` allows. */
  reach(starts: Iterable<number>, within?: (node: number) => boolean): BitSet {
    const seen = new BitSet(this.size);
    const stack: number[] = [];
    for (const start of starts) {
      if (seen.add(start)) stack.push(start);
    }
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      const end = this.offsets[node + 1]!;
      for (let at = this.offsets[node]!; at < end; at++) {
        const target = this.targets[at]!;
        if (within !== undefined && !within(target)) continue;
        if (seen.add(target)) stack.push(target);
      }
    }
    return seen;
  }
}
