import { BitSet } from "./bit_set.ts";

/**
 * The edges of a graph over the integers `0 … size - 1`, packed into two
 * arrays: the targets of `node` are `targets[offsets[node] … offsets[node + 1]]`.
 * Walking it allocates nothing, which is what keeps 100,000 revisions fast.
 */
export class Adjacency {
  readonly #offsets: Uint32Array;
  readonly #targets: Uint32Array;

  /** Packs lists of targets, one list for each node. */
  constructor(lists: readonly (readonly number[])[]) {
    this.#offsets = new Uint32Array(lists.length + 1);
    lists.forEach((list, node) => {
      this.#offsets[node + 1] = this.#offsets[node]! + list.length;
    });
    this.#targets = new Uint32Array(this.#offsets[lists.length]!);
    lists.forEach((list, node) => {
      this.#targets.set(list, this.#offsets[node]!);
    });
  }

  /** How many nodes there are. */
  get size(): number {
    return this.#offsets.length - 1;
  }

  /** How many targets a node has. */
  degree(node: number): number {
    return this.#offsets[node + 1]! - this.#offsets[node]!;
  }

  /** The targets of a node, in the order they were given. */
  of(node: number): Uint32Array {
    return this.#targets.subarray(
      this.#offsets[node]!,
      this.#offsets[node + 1]!,
    );
  }

  /** The same edges seen from their targets; sources are in ascending order. */
  reversed(): Adjacency {
    const lists: number[][] = Array.from({ length: this.size }, () => []);
    for (let node = 0; node < this.size; node++) {
      for (const target of this.of(node)) lists[target]!.push(node);
    }
    return new Adjacency(lists);
  }

  /** All that is reached from some nodes, themselves included, by nodes that `within` allows. */
  reach(starts: Iterable<number>, within?: (node: number) => boolean): BitSet {
    const seen = new BitSet(this.size);
    const stack: number[] = [];
    for (const start of starts) {
      if (seen.add(start)) stack.push(start);
    }
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      const end = this.#offsets[node + 1]!;
      for (let at = this.#offsets[node]!; at < end; at++) {
        const target = this.#targets[at]!;
        if (within !== undefined && !within(target)) continue;
        if (seen.add(target)) stack.push(target);
      }
    }
    return seen;
  }
}
