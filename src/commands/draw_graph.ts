/** A revision to draw: its id, and those that come before it. */
export interface DrawnRevision {
  readonly id: string;
  readonly parents: readonly string[];
}

/** The lines of a revision: some that join lanes, the one with its dot, some that part lanes. */
export interface DrawnLines {
  readonly before: readonly string[];
  readonly dot: string;
  readonly after: readonly string[];
}

/**
 * Draws how revisions follow each other, newest first, one lane for each line
 * of history that is open at a place.
 *
 * @param revisions each before its parents; parents that are not among them are left out
 * @returns the lines of each, in the same order
 */
export function drawGraph(revisions: readonly DrawnRevision[]): DrawnLines[] {
  const shown = new Set(revisions.map(({ id }) => id));
  const lanes = new Lanes();
  return revisions.map(({ id, parents }) =>
    lanes.draw(id, parents.filter((parent) => shown.has(parent)))
  );
}

/** The open lanes from left to right: each waits for a revision, or is free. */
class Lanes {
  readonly #waiting: (string | undefined)[] = [];

  draw(id: string, parents: readonly string[]): DrawnLines {
    const lane = this.#laneOf(id);
    const before = this.#join(id, lane);
    const dot = this.#line(new Map([[lane, "●"]]));
    this.#waiting[lane] = parents[0];
    const after = parents.slice(1).map((parent) => this.#part(parent, lane));
    while (this.#waiting.length > 0 && this.#waiting.at(-1) === undefined) {
      this.#waiting.pop();
    }
    return { before, dot, after };
  }

  /** The first lane that waits for a revision, else a free one. */
  #laneOf(id: string): number {
    const waiting = this.#waiting.indexOf(id);
    if (waiting >= 0) return waiting;
    const lane = this.#freeLane();
    this.#waiting[lane] = id;
    return lane;
  }

  #freeLane(): number {
    const free = this.#waiting.indexOf(undefined);
    return free < 0 ? this.#waiting.length : free;
  }

  /** Ends all other lanes that wait for the same revision; they are right of its own. */
  #join(id: string, lane: number): string[] {
    const others = [...this.#waiting.keys()]
      .filter((other) => other > lane && this.#waiting[other] === id);
    const last = others.at(-1);
    if (last === undefined) return [];
    const marks = new Map(others.map((other) => [other, "┴"]));
    const line = this.#connect(marks, [lane, last], ["├", "╯"]);
    for (const other of others) this.#waiting[other] = undefined;
    return [line];
  }

  /** Leads from a lane to the one of a further parent. */
  #part(parent: string, lane: number): string {
    const known = this.#waiting.indexOf(parent);
    const other = known < 0 ? this.#freeLane() : known;
    this.#waiting[other] = parent;
    const isNew = known < 0;
    return other < lane
      ? this.#connect(new Map(), [other, lane], [isNew ? "╭" : "├", "┤"])
      : this.#connect(new Map(), [lane, other], ["├", isNew ? "╮" : "┤"]);
  }

  /** A line from one lane to another that is right of it, with the marks of its ends. */
  #connect(
    marks: ReadonlyMap<number, string>,
    [from, to]: readonly [number, number],
    [start, end]: readonly [string, string],
  ): string {
    const between = new Map<number, string>();
    for (let lane = from + 1; lane < to; lane++) {
      between.set(lane, this.#waiting[lane] === undefined ? "─" : "┼");
    }
    const all = [...between, ...marks, [from, start], [to, end]] as const;
    return this.#line(new Map(all), [from, to]);
  }

  /** All lanes with some of them marked, and a rule between two of them. */
  #line(
    marks: ReadonlyMap<number, string>,
    [from, to]: readonly [number, number] = [0, 0],
  ): string {
    const cells = this.#waiting.map((id, lane) => {
      const mark = marks.get(lane) ?? (id === undefined ? " " : "│");
      return mark + (lane >= from && lane < to ? "─" : " ");
    });
    return cells.join("").trimEnd();
  }
}
