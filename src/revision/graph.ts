import { spreadLabels } from "./labels.ts";
import { linkRevisions, type Links } from "./links.ts";
import { planDowngrade, planUpgrade, type Situation } from "./plan.ts";
import { planHistory, restrictTarget } from "./range.ts";
import { Resolver } from "./resolver.ts";
import { type Plan, PlannedStep } from "./planned_step.ts";
import type { Revision, RevisionSpec } from "./revision.ts";
import { planStamp } from "./stamp.ts";
import type { Step } from "./step.ts";
import { Targets } from "./targets.ts";
import { topDown } from "./topology.ts";
import {
  downgradeRows,
  type RowChanges,
  stampRows,
  upgradeRows,
} from "./version_rows.ts";

/**
 * The revisions of a project and how they follow each other. It knows no file
 * and no database: rows of the version table are given as a list of ids.
 *
 * @example Plan an upgrade
 * ```ts
 * import { RevisionGraph } from "./graph.ts";
 *
 * const graph = RevisionGraph.build([
 *   { id: "a1", down: [], labels: [], dependsOn: [] },
 *   { id: "b2", down: ["a1"], labels: [], dependsOn: [] },
 * ]);
 * const steps = graph.upgradeSteps("head", ["a1"]);
 * console.assert(steps[0]?.revision?.id === "b2");
 * ```
 */
export class RevisionGraph {
  readonly #links: Links;
  readonly #resolver: Resolver;
  readonly #revisions: (Revision | undefined)[];
  #branchLabels: Map<number, string[]> | undefined;

  private constructor(links: Links) {
    this.#links = links;
    this.#resolver = new Resolver(links);
    this.#revisions = new Array(links.specs.length);
  }

  /**
   * Builds the graph of all revisions, in the order of loading.
   *
   * @param specs what each script says of itself
   * @throws {AthanorError} `REVISION_ID_INVALID`, `REVISION_DUPLICATE`,
   * `REVISION_LABEL_CONFLICT`, `REVISION_PARENT_MISSING` or `REVISION_CYCLE`,
   * naming the sources
   */
  static build(specs: Iterable<RevisionSpec>): RevisionGraph {
    return new RevisionGraph(linkRevisions([...specs]));
  }

  /** How many revisions there are. */
  get size(): number {
    return this.#links.specs.length;
  }

  /** The ids that nothing comes after, in load order; another revision may depend on one of them. */
  get heads(): string[] {
    return this.#ids(this.#resolver.heads);
  }

  /** The ids that a full upgrade leaves in the version table. */
  get realHeads(): string[] {
    return this.#ids(this.#resolver.realHeads);
  }

  /** The ids that come after nothing. */
  get bases(): string[] {
    return this.#ids(this.#resolver.bases);
  }

  /** The ids that several revisions come directly after. */
  get branchPoints(): string[] {
    return this.#idsWhere((node) => this.#links.lines.up.degree(node) > 1);
  }

  /** The ids that come directly after several revisions. */
  get mergePoints(): string[] {
    return this.#idsWhere((node) => this.#links.lines.down.degree(node) > 1);
  }

  /** The branch labels that are declared, in load order. */
  get labels(): string[] {
    return this.#links.specs.flatMap((spec) => spec.labels);
  }

  /** The revision with exactly this id, or nothing. */
  get(id: string): Revision | undefined {
    const node = this.#links.names.get(id);
    const isId = node !== undefined && this.#links.specs[node]!.id === id;
    return isId ? this.#revision(node) : undefined;
  }

  /** All revisions, each before those that come after it or depend on it. */
  revisions(): Revision[] {
    const all = this.#links.needs.down.reach(this.#links.specs.keys());
    return this.#all(topDown(all, this.#links.needs).reverse());
  }

  /**
   * The revisions that identifiers mean; none for `base` or null.
   *
   * @param identifiers an id, its first characters, a label, `head`, `heads`,
   * `base`, any of these after `label@`, `-N` (from the heads), or a list
   * @throws {AthanorError} `REVISION_NOT_FOUND`, `REVISION_AMBIGUOUS`,
   * `REVISION_RELATIVE` or `MULTIPLE_HEADS`
   */
  resolve(identifiers: string | readonly string[] | null): Revision[] {
    const nodes = asList(identifiers).flatMap((text) =>
      this.#resolver.resolve(text)
    );
    return this.#all([...new Set(nodes)]);
  }

  /**
   * The one revision that an identifier means, or null for the base.
   *
   * @throws {AthanorError} as {@linkcode resolve}, and `MULTIPLE_HEADS` when it
   * means several
   */
  resolveOne(identifier: string | null): Revision | null {
    const node = identifier === null
      ? null
      : this.#resolver.resolveOne(identifier);
    return node === null ? null : this.#revision(node);
  }

  /**
   * What an upgrade from a start means: `label@base` restricts a target that
   * names no branch to its own, so that `label@base:heads` leaves the other
   * branches out (Alembic does so for `--sql`).
   *
   * @param start where a script starts, as typed; undefined for the base
   * @param target as {@linkcode upgradeSteps} takes it
   * @returns the target to give to {@linkcode upgradeSteps}
   * @throws {AthanorError} `REVISION_RANGE` when the target is on another branch
   */
  targetFrom(start: string | undefined, target: string): string {
    return restrictTarget({ start: start ?? "base", target }, this.#resolver);
  }

  /**
   * The steps that bring a database up to a target. A target that is there
   * already gives none.
   *
   * @param target an identifier, `+N`, `label@+N`, `rev+N` or `rev-N`, or a list
   * @param rows the ids in the version table
   * @throws {AthanorError} as {@linkcode resolve}, and `REVISION_NOT_IN_SCRIPTS`
   */
  upgradeSteps(
    target: string | readonly string[],
    rows: readonly string[],
  ): Step[] {
    const situation = this.#situation(rows);
    const order = planUpgrade(asList(target), situation);
    return this.#steps("upgrade", order, upgradeRows(order, situation));
  }

  /**
   * The steps that take a database down to a target. A target that is there
   * already gives none.
   *
   * @param target an identifier, `-N`, `label@-N`, `rev-N` or `rev+N`; before
   * an absolute one, `label@` chooses among the lines that lead up from it
   * @param rows the ids in the version table
   * @throws {AthanorError} as {@linkcode upgradeSteps}, and `REVISION_RANGE`
   * when the target is not below a row
   */
  downgradeSteps(target: string | null, rows: readonly string[]): Step[] {
    const situation = this.#situation(rows);
    const order = planDowngrade(target ?? "base", situation);
    return this.#steps("downgrade", order, downgradeRows(order, situation));
  }

  /**
   * The steps that set the version rows without running anything. Rows that
   * have nothing to do with the targets stay.
   *
   * @param targets identifiers; null and none mean the base
   * @param rows the ids in the version table
   * @throws {AthanorError} as {@linkcode upgradeSteps}
   */
  stampSteps(
    targets: string | readonly string[] | null,
    rows: readonly string[],
  ): Step[] {
    const situation = this.#situation(rows);
    const rowsOf = stampRows(situation);
    return planStamp(asList(targets), situation).map((move) => {
      const from = this.#ids(move.from);
      const to = move.to === null ? [] : [this.#links.specs[move.to]!.id];
      return {
        kind: "stamp" as const,
        revision: move.to === null ? null : this.#revision(move.to),
        isUpgrade: move.isUpgrade,
        upIds: move.isUpgrade ? to : from,
        downIds: move.isUpgrade ? from : to,
        rows: rowsOf(move),
      };
    }).filter((step) => step.rows.length > 0);
  }

  /**
   * The steps of a stamp that deletes all rows first, those included that no
   * revision has; they go in the transaction of the first step.
   *
   * @param targets as of {@linkcode stampSteps}
   * @param rows the ids in the version table, known or not
   */
  purgeSteps(
    targets: string | readonly string[] | null,
    rows: readonly string[],
  ): Step[] {
    const [first, ...rest] = this.stampSteps(targets, []);
    if (rows.length === 0) return first === undefined ? [] : [first, ...rest];
    const clear = { kind: "clear" } as const;
    if (first !== undefined) {
      return [{ ...first, rows: [clear, ...first.rows] }, ...rest];
    }
    return [{
      kind: "stamp",
      revision: null,
      isUpgrade: false,
      upIds: rows.filter((row) => this.get(row) !== undefined),
      downIds: [],
      rows: [clear],
    }];
  }

  /**
   * The revisions of a range, newest first, both ends included.
   *
   * @param range `from:to`; either end may be missing, `current`, or relative
   * to the other one (`-3:`, `:+2`)
   * @param rows the ids in the version table, for `current`
   * @throws {AthanorError} as {@linkcode resolve}, and `REVISION_RANGE`
   */
  history(range: string = ":", rows: readonly string[] = []): Revision[] {
    return this.#all(planHistory(range, this.#situation(rows)));
  }

  /** The ends of all lines that the rows stand for: the rows, and revisions that only a dependency brought in. */
  currentTips(rows: readonly string[]): Revision[] {
    const { links, resolver, rows: nodes } = this.#situation(rows);
    return this.#all(new Targets(links, resolver, nodes).tips());
  }

  /** The ids that are in the version table after some steps. */
  rowsAfter(steps: readonly Step[], rows: readonly string[]): string[] {
    const held = new Set(rows);
    for (const change of steps.flatMap((step) => step.rows)) {
      if (change.kind === "clear") held.clear();
      else if (change.kind === "insert") held.add(change.id);
      else if (change.kind === "delete") held.delete(change.id);
      else if (held.delete(change.from)) held.add(change.to);
    }
    return [...held];
  }

  #situation(rows: readonly string[]): Situation {
    const links = this.#links;
    const resolver = this.#resolver;
    return { links, resolver, rows: resolver.rows(rows) };
  }

  #steps(
    kind: "upgrade" | "downgrade",
    order: Uint32Array,
    rows: RowChanges,
  ): Step[] {
    const { down } = this.#links.needs;
    const plan: Plan = {
      kind,
      rows,
      downIds: (node) => this.#ids(down.of(node)),
    };
    return mapped(
      order,
      (node) => new PlannedStep(plan, node, this.#revision(node)),
    );
  }

  #revision(node: number): Revision {
    return this.#revisions[node] ??= this.#describe(node);
  }

  #describe(node: number): Revision {
    const { specs, lines, needs, dependencies } = this.#links;
    this.#branchLabels ??= spreadLabels(this.#links);
    const { id, down, labels, dependsOn, source } = specs[node]!;
    const revision: Revision = {
      id,
      down,
      labels,
      dependsOn,
      dependencies: this.#ids(dependencies.of(node)),
      children: this.#ids(lines.up.of(node)),
      branchLabels: this.#branchLabels.get(node) ?? [],
      isHead: lines.up.degree(node) === 0,
      isRealHead: needs.up.degree(node) === 0,
      isBase: lines.down.degree(node) === 0,
      isBranchPoint: lines.up.degree(node) > 1,
      isMergePoint: lines.down.degree(node) > 1,
    };
    return source === undefined ? revision : { ...revision, source };
  }

  #all(nodes: ArrayLike<number>): Revision[] {
    return mapped(nodes, (node) => this.#revision(node));
  }

  #ids(nodes: readonly number[]): string[] {
    const { specs } = this.#links;
    return nodes.map((node) => specs[node]!.id);
  }

  #idsWhere(test: (node: number) => boolean): string[] {
    return this.#ids([...this.#links.specs.keys()].filter(test));
  }
}

/** What is made of each node; an array or typed array is read without its iterator. */
function mapped<T>(
  nodes: ArrayLike<number>,
  make: (node: number) => T,
): T[] {
  const all = new Array<T>(nodes.length);
  for (let at = 0; at < all.length; at++) all[at] = make(nodes[at]!);
  return all;
}

function asList(texts: string | readonly string[] | null): readonly string[] {
  if (texts === null) return [];
  return typeof texts === "string" ? [texts] : texts;
}
