import { BitSet } from "./bit_set.ts";
import type { Links } from "./links.ts";
import type { VersionRowChange } from "./step.ts";

/**
 * The rows of the version table while a plan is made. A row stands for a
 * revision and all below it, so a revision that another row implies has none.
 */
export class VersionRows {
  readonly #links: Links;
  readonly #held: BitSet;
  readonly #applied: BitSet;

  /** Begins with the rows that are there. */
  constructor(links: Links, rows: readonly number[]) {
    this.#links = links;
    this.#applied = links.needs.down.reach(rows);
    this.#held = new BitSet(links.specs.length);
    for (const row of rows) this.#held.add(row);
  }

  /** The rows as they are now, in load order. */
  get nodes(): number[] {
    return this.#held.values();
  }

  /** The changes when a revision was applied: its row takes the place of those below it. */
  upgrade(node: number): VersionRowChange[] {
    const below = [...this.#links.needs.down.of(node)];
    this.#applied.add(node);
    return this.move(below, node);
  }

  /** The changes when a revision was taken back: those below it that no other row implies get their rows again. */
  downgrade(node: number): VersionRowChange[] {
    this.#applied.delete(node);
    this.#held.delete(node);
    const bared = [...this.#links.needs.down.of(node)]
      .filter((below) => this.#isBare(below));
    for (const below of bared) this.#held.add(below);
    const last = bared.pop();
    if (last === undefined) return [this.#delete(node)];
    return [
      ...bared.map((below) => this.#insert(below)),
      this.#update(node, last),
    ];
  }

  /** The changes that put one row (or none, for null) in the place of those of `from` that are there. */
  move(from: readonly number[], to: number | null): VersionRowChange[] {
    const gone = from.filter((node) => this.#held.has(node) && node !== to);
    for (const node of gone) this.#held.delete(node);
    const isNew = to !== null && this.#held.add(to);
    if (!isNew) return gone.map((node) => this.#delete(node));
    const last = gone.pop();
    return [
      ...gone.map((node) => this.#delete(node)),
      last === undefined ? this.#insert(to) : this.#update(last, to),
    ];
  }

  /** Nothing applied is above it, and it has no row. */
  #isBare(node: number): boolean {
    return !this.#held.has(node) &&
      !this.#links.needs.up.of(node).some((child) => this.#applied.has(child));
  }

  #insert(node: number): VersionRowChange {
    return { kind: "insert", id: this.#id(node) };
  }

  #delete(node: number): VersionRowChange {
    return { kind: "delete", id: this.#id(node) };
  }

  #update(from: number, to: number): VersionRowChange {
    return { kind: "update", from: this.#id(from), to: this.#id(to) };
  }

  #id(node: number): string {
    return this.#links.specs[node]!.id;
  }
}
