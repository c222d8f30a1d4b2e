import { quoted, RelativeRevisionError } from "./errors.ts";
import type { Identifier } from "./identifier.ts";
import type { Links } from "./links.ts";
import type { Resolver } from "./resolver.ts";

/** Where a downgrade goes: null is the base. */
export interface DowngradeTarget {
  readonly node: number | null;
  /** What the downgrade is restricted to when several lines lead up from there. */
  readonly branch: number | null;
}

/** What targets mean where relative steps begin at the rows of the version table. */
export class Targets {
  readonly #links: Links;
  readonly #resolver: Resolver;
  readonly #rows: readonly number[];

  /** Answers for a database at `rows`. */
  constructor(links: Links, resolver: Resolver, rows: readonly number[]) {
    this.#links = links;
    this.#resolver = resolver;
    this.#rows = rows;
  }

  /** The revisions that an upgrade is to arrive at; none for the base. */
  upgrade(target: string): number[] {
    const identifier = this.#resolver.parse(target);
    const { label, symbol, distance } = identifier;
    if (distance <= 0 || symbol !== "") {
      if (distance < 0 && symbol === "") this.#refuseDirection(target, "up");
      return this.#resolver.resolve(target);
    }
    const start = this.#only(this.#upgradeStarts(label), target);
    const node = this.#resolver.walk(start, { target, distance, label });
    return node === null ? [] : [node];
  }

  /** The revision that a downgrade is to arrive at. */
  downgrade(target: string): DowngradeTarget {
    const identifier = this.#resolver.parse(target);
    const { label, symbol, distance } = identifier;
    if (distance === 0) return this.#absolute(identifier);
    if (symbol === "") {
      if (distance > 0) this.#refuseDirection(target, "down");
      return this.#relative(identifier);
    }
    const start = this.#resolver.start(identifier);
    const node = this.#resolver.walk(start, { target, distance, label });
    return { node, branch: this.#branch(label) };
  }

  #branch(label: string | null): number | null {
    return label === null ? null : this.#resolver.branch(label);
  }

  /** The label of an absolute target only chooses among the lines that go. */
  #absolute({ label, symbol, text }: Identifier): DowngradeTarget {
    const node = this.#resolver.resolveOne(symbol === "" ? text : symbol);
    return { node, branch: this.#branch(label) };
  }

  #relative({ text, label, distance }: Identifier): DowngradeTarget {
    const starts = label === null ? this.#rows : this.#tipsOnBranch(label);
    const start = this.#only(starts, text);
    if (start === null) {
      throw new RelativeRevisionError(text, "leads beyond the base");
    }
    const node = this.#resolver.walk(start, { target: text, distance });
    return { node, branch: label === null ? start : this.#branch(label) };
  }

  #only(starts: readonly number[], target: string): number | null {
    if (starts.length <= 1) return starts[0] ?? null;
    const candidates = starts.map((node) => this.#resolver.idOf(node));
    const step = target.slice(target.lastIndexOf("@") + 1);
    throw new RelativeRevisionError(
      target,
      `is ambiguous: the database is at ${quoted(candidates)}`,
      {
        candidates,
        hint: `Say which one, as in "${candidates[0]}${step}" or ` +
          `"${candidates[0]}@${step}".`,
      },
    );
  }

  #refuseDirection(target: string, direction: "up" | "down"): never {
    const other = direction === "up" ? "down" : "up";
    throw new RelativeRevisionError(
      target,
      `leads ${other} from where the database is`,
      { hint: `Use "${other}grade ${target}".` },
    );
  }

  /** Rows on the branch, else the highest applied revisions that are on it. */
  #upgradeStarts(label: string | null): readonly number[] {
    if (label === null) return this.#rows;
    const isOnBranch = this.#resolver.isOnBranch(label);
    const rows = this.#rows.filter(isOnBranch);
    if (rows.length > 0) return rows;
    const applied = this.#links.needs.down.reach(this.#rows);
    const active = applied.values().filter(isOnBranch);
    const below = new Set(
      active.flatMap((node) => this.#links.needs.down.of(node)),
    );
    return active.filter((node) => !below.has(node));
  }

  /** Rows on the branch, else the applied revisions on it that end their lines. */
  #tipsOnBranch(label: string): readonly number[] {
    const isOnBranch = this.#resolver.isOnBranch(label);
    const rows = this.#rows.filter(isOnBranch);
    return rows.length > 0 ? rows : this.tips().filter(isOnBranch);
  }

  /** The applied revisions that end their lines, those that are only depended on included. */
  tips(): number[] {
    const applied = this.#links.needs.down.reach(this.#rows);
    const children = this.#links.lines.up.degreesWithin(applied);
    return applied.values().filter((node) => children[node] === 0);
  }
}
