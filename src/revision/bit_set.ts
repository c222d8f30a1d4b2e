/** A set of small integers, one bit each. */
export class BitSet {
  readonly #words: Uint32Array;

  /** Makes an empty set for the integers below `capacity`. */
  constructor(capacity: number) {
    this.#words = new Uint32Array((capacity + 31) >>> 5);
  }

  /** Makes a set of all integers below `capacity`. */
  static full(capacity: number): BitSet {
    const set = new BitSet(capacity);
    set.#words.fill(~0);
    const last = capacity & 31;
    if (last !== 0) set.#words[capacity >>> 5] = (1 << last) - 1;
    return set;
  }

  /** Makes a set of the integers of some lists. */
  static of(
    capacity: number,
    ...lists: readonly Iterable<number>[]
  ): BitSet {
    const set = new BitSet(capacity);
    for (const list of lists) {
      for (const value of list) set.add(value);
    }
    return set;
  }

  /** Adds an integer and says whether it is new. */
  add(value: number): boolean {
    const word = this.#words[value >>> 5]!;
    const next = word | (1 << (value & 31));
    this.#words[value >>> 5] = next;
    return next !== (word | 0);
  }

  /** Removes an integer. */
  delete(value: number): void {
    this.#words[value >>> 5]! &= ~(1 << (value & 31));
  }

  /** Says whether an integer is in the set. */
  has(value: number): boolean {
    return (this.#words[value >>> 5]! & (1 << (value & 31))) !== 0;
  }

  /** Removes what is not in the other set. */
  keepOnly(other: BitSet): void {
    for (let at = 0; at < this.#words.length; at++) {
      this.#words[at]! &= other.#words[at]!;
    }
  }

  /** Removes what is in the other set. */
  subtract(other: BitSet): void {
    for (let at = 0; at < this.#words.length; at++) {
      this.#words[at]! &= ~other.#words[at]!;
    }
  }

  /** The integers in ascending order. */
  values(): number[] {
    const values: number[] = [];
    for (let at = 0; at < this.#words.length; at++) {
      let word = this.#words[at]!;
      while (word !== 0) {
        const bit = 31 - Math.clz32(word & -word);
        values.push(at * 32 + bit);
        word &= word - 1;
      }
    }
    return values;
  }

  /** Says whether the set is empty. */
  get isEmpty(): boolean {
    return this.#words.every((word) => word === 0);
  }
}
