import { RevisionRangeError } from "./errors.ts";
import type { Situation } from "./plan.ts";
import type { Resolver } from "./resolver.ts";
import { topDown } from "./topology.ts";

/**
 * The revisions of a range `from:to`, newest first, both ends included. An end
 * left out is the base or the heads; `current` is where the database is; a
 * start `-N` counts from the other end, and so does an end `+N`.
 */
export function planHistory(range: string, situation: Situation): Uint32Array {
  const { links, resolver, rows } = situation;
  const colon = range.indexOf(":");
  if (colon < 0) {
    throw new RevisionRangeError(`"${range}" is not a range`, {
      target: range,
      rows: [],
      hint: "Write it as from:to, from: or :to.",
    });
  }
  const [from, to] = [range.slice(0, colon), range.slice(colon + 1)];
  const ends = boundaries({ from, to, range }, situation);
  const found = links.needs.down.reach(ends.to);
  if (ends.from.length > 0) {
    if (!ends.from.every((node) => found.has(node))) {
      throw new RevisionRangeError(
        `The range "${range}" does not lead up from "${from}" to "${to}"`,
        {
          target: range,
          rows: rows.map((row) => resolver.idOf(row)),
          hint: "Put the older revision first; both must be on one branch.",
        },
      );
    }
    found.keepOnly(links.lines.up.reach(ends.from));
  }
  return topDown(found, links.needs);
}

function boundaries(
  { from, to, range }: { from: string; to: string; range: string },
  situation: Situation,
): { from: readonly number[]; to: readonly number[] } {
  const walk = (start: number | null, distance: string): number[] => {
    const way = { target: range, distance: Number(distance), isClamped: true };
    const end = situation.resolver.walk(start, way);
    return end === null ? [] : [end];
  };
  if (/^\+\d+$/.test(to)) {
    const starts = boundary(from || "base", situation);
    return { from: starts, to: walk(starts[0] ?? null, to) };
  }
  const ends = boundary(to || "heads", situation);
  if (!/^-\d+$/.test(from)) {
    return { from: boundary(from || "base", situation), to: ends };
  }
  const starts = ends.map((end) => walk(end, from));
  const isFromBase = starts.some((start) => start.length === 0);
  return { from: isFromBase ? [] : starts.flat(), to: ends };
}

function boundary(text: string, situation: Situation): readonly number[] {
  return text === "current" ? situation.rows : situation.resolver.resolve(text);
}

/** The target of a range that starts at `label@base`, restricted to that branch. */
export function restrictTarget(
  { start, target }: { start: string; target: string },
  resolver: Resolver,
): string {
  const { label, symbol, distance } = resolver.parse(start);
  if (label === null || symbol !== "base" || distance !== 0) return target;
  const other = resolver.parse(target).label;
  if (other === null) return `${label}@${target}`;
  if (resolver.isOnBranch(label)(resolver.branch(other))) return target;
  throw new RevisionRangeError(
    `The range "${start}:${target}" starts on one branch and ends on another`,
    {
      target,
      rows: [],
      hint: `Start it at "${other}@base", or at "base" for all branches.`,
    },
  );
}
