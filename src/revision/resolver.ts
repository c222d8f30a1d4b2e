import type { BitSet } from "./bit_set.ts";
import {
  AmbiguousRevisionError,
  MultipleHeadsError,
  quoted,
  RelativeRevisionError,
  RevisionNotFoundError,
  UnknownRowError,
} from "./errors.ts";
import { type Identifier, parseIdentifier } from "./identifier.ts";
import { nearest } from "../util/nearest.ts";
import type { Links } from "./links.ts";

/** The shortest name that its beginning may stand for. */
const SHORTEST_WITH_PREFIX = 4;

/** Turns what people type into nodes. */
export class Resolver {
  readonly #links: Links;
  #heads: readonly number[] | undefined;
  #realHeads: readonly number[] | undefined;
  #bases: readonly number[] | undefined;

  /** Answers for one graph. */
  constructor(links: Links) {
    this.#links = links;
  }

  /** Nothing comes after them on their line. */
  get heads(): readonly number[] {
    return this.#heads ??= this.#links.lines.up.ends();
  }

  /** Nothing comes after them or depends on them. */
  get realHeads(): readonly number[] {
    return this.#realHeads ??= this.#links.needs.up.ends();
  }

  /** They come after nothing. */
  get bases(): readonly number[] {
    return this.#bases ??= this.#links.lines.down.ends();
  }

  /** The id of a node. */
  idOf(node: number): string {
    return this.#links.specs[node]!.id;
  }

  /** The parts of an identifier. */
  parse(text: string): Identifier {
    return parseIdentifier(text, (symbol) => this.#links.names.has(symbol));
  }

  /** The nodes that an identifier means; none for the base. */
  resolve(text: string): number[] {
    const identifier = this.parse(text);
    if (identifier.distance !== 0) return this.#fromThere(identifier);
    const { label, symbol } = identifier;
    if (symbol === "base") return [];
    if (symbol === "heads") {
      return label === null ? [...this.realHeads] : this.#headsOf(label);
    }
    if (symbol === "head") return this.#onlyHead(identifier);
    return [this.#named(identifier)];
  }

  /** The one node that an identifier means, or null for the base. */
  resolveOne(text: string): number | null {
    const nodes = this.resolve(text);
    if (nodes.length > 1) {
      throw new MultipleHeadsError(text, this.#ids(nodes));
    }
    return nodes[0] ?? null;
  }

  /** The nodes of the version table's rows, each once. */
  rows(rows: readonly string[]): number[] {
    const nodes = rows.map((row) => {
      const node = this.#links.names.get(row);
      if (node === undefined || this.idOf(node) !== row) {
        throw new UnknownRowError(row);
      }
      return node;
    });
    return [...new Set(nodes)];
  }

  /** The revision that stands for a branch: the one that declares a label, or the one with an id. */
  branch(label: string): number {
    const node = this.#links.names.get(label);
    if (node !== undefined) return node;
    const named = this.#startingWith(label);
    if (named.length === 1) return named[0]!;
    if (named.length > 1) {
      throw new AmbiguousRevisionError(label, this.#ids(named));
    }
    throw new RevisionNotFoundError(
      label,
      `No branch or revision is called "${label}"`,
      'List the labels with "branches" and "history".',
    );
  }

  /** All that comes before or after a branch's revision on its line, itself included. */
  isOnBranch(label: string): (node: number) => boolean {
    return this.#sharesLine(this.branch(label), this.#links.lines);
  }

  /** Like {@linkcode isOnBranch} for a node, dependencies counted. */
  isRelated(node: number): (other: number) => boolean {
    return this.#sharesLine(node, this.#links.needs);
  }

  /** Steps up or down from a node (null: the base); null when a walk down arrives at the base. */
  walk(
    start: number | null,
    way: {
      readonly target: string;
      readonly distance: number;
      readonly label?: string | null;
      /** Whether a walk that leads too far ends at the end. */
      readonly isClamped?: boolean;
    },
  ): number | null {
    let node = start;
    const isOnBranch = way.label ? this.isOnBranch(way.label) : () => true;
    for (let left = Math.abs(way.distance); left > 0; left--) {
      const next = way.distance > 0
        ? this.#above(node).filter(isOnBranch)
        : this.#below(node);
      if (next.length > 1) this.#refuseFork(way.target, node, next);
      if (next.length === 0) {
        if (way.distance < 0 && node !== null && left === 1) return null;
        if (way.isClamped) return way.distance < 0 ? null : node;
        const end = way.distance < 0 ? "base" : "last revision";
        throw new RelativeRevisionError(way.target, `leads beyond the ${end}`);
      }
      node = next[0]!;
    }
    return node;
  }

  #above(node: number | null): number[] {
    return node === null ? [...this.bases] : this.#links.lines.up.of(node);
  }

  #below(node: number | null): number[] {
    return node === null ? [] : this.#links.lines.down.of(node);
  }

  #refuseFork(
    target: string,
    node: number | null,
    next: readonly number[],
  ): never {
    const candidates = this.#ids(next);
    const place = node === null ? "the base" : `"${this.idOf(node)}"`;
    throw new RelativeRevisionError(
      target,
      `is ambiguous: from ${place} it leads to ${quoted(candidates)}`,
      { candidates, hint: `Name one of them, such as "${candidates[0]}".` },
    );
  }

  /** `symbol+N` from that symbol, `-N` from every head. */
  #fromThere(identifier: Identifier): number[] {
    const { text, label, symbol, distance } = identifier;
    const way = { target: text, distance, label };
    if (symbol !== "") {
      return present([this.walk(this.start(identifier), way)]);
    }
    if (distance > 0) {
      throw new RelativeRevisionError(text, "does not say where it begins", {
        hint: `Name a revision before it, as in "base${text}".`,
      });
    }
    const heads = label === null ? this.realHeads : this.#headsOf(label);
    return present(heads.map((head) => this.walk(head, way)));
  }

  /** Where a walk from a symbol begins. */
  start(identifier: Identifier): number | null {
    const { label, symbol } = identifier;
    return this.resolveOne(label === null ? symbol : `${label}@${symbol}`);
  }

  #headsOf(label: string): number[] {
    return this.heads.filter(this.isOnBranch(label));
  }

  #onlyHead({ text, label }: Identifier): number[] {
    const heads = label === null ? [...this.heads] : this.#headsOf(label);
    if (heads.length > 1) throw new MultipleHeadsError(text, this.#ids(heads));
    return heads;
  }

  #named({ text, label, symbol }: Identifier): number {
    const isOnBranch = label === null ? () => true : this.isOnBranch(label);
    const exact = this.#links.names.get(symbol);
    const found = exact === undefined
      ? this.#startingWith(symbol).filter(isOnBranch)
      : [exact];
    if (found.length === 0) {
      throw notFound(text, symbol, this.#links.names.keys());
    }
    if (found.length > 1) {
      throw new AmbiguousRevisionError(text, this.#ids(found));
    }
    if (!isOnBranch(found[0]!)) {
      throw new RevisionNotFoundError(
        text,
        `Revision "${this.idOf(found[0]!)}" is not on the branch "${label}"`,
        "Leave the label out, or name the branch that it is on.",
      );
    }
    return found[0]!;
  }

  #startingWith(prefix: string): number[] {
    if (prefix === "") return [];
    const nodes: number[] = [];
    for (const [name, node] of this.#links.names) {
      if (name.startsWith(prefix) && name.length >= SHORTEST_WITH_PREFIX) {
        nodes.push(node);
      }
    }
    return nodes;
  }

  #sharesLine(
    node: number,
    edges: { readonly down: Reachable; readonly up: Reachable },
  ): (other: number) => boolean {
    const below = edges.down.reach([node]);
    const above = edges.up.reach([node]);
    return (other) => below.has(other) || above.has(other);
  }

  #ids(nodes: readonly number[]): string[] {
    return nodes.map((node) => this.idOf(node));
  }
}

interface Reachable {
  reach(starts: Iterable<number>): BitSet;
}

function present(nodes: readonly (number | null)[]): number[] {
  return [...new Set(nodes.filter((node) => node !== null))];
}

function notFound(
  text: string,
  symbol: string,
  names: Iterable<string>,
): RevisionNotFoundError {
  if (text === "") {
    return new RevisionNotFoundError(
      text,
      "The revision that is named is an empty text",
      'Name one, such as "head"; where it comes from a variable, see that it is set.',
    );
  }
  const near = nearest(symbol, [
    ...["head", "heads", "base"],
    ...[...names].filter((name) => name.length >= SHORTEST_WITH_PREFIX),
  ]);
  let hint = 'List the revisions with "history".';
  if (near !== undefined) hint = `Did you mean "${near}"?`;
  else if (symbol.length < SHORTEST_WITH_PREFIX) {
    hint =
      "Give the whole id, or its first characters; a label is given whole.";
  }
  return new RevisionNotFoundError(
    text,
    `No revision or branch is called "${text}"`,
    hint,
  );
}
