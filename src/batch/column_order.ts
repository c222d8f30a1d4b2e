import { invalid, quoted } from "../schema/check.ts";
import { sameName } from "../reflection/sqlite_fold.ts";

/** Where a new column goes. */
export interface Placement {
  readonly insertBefore?: string | undefined;
  readonly insertAfter?: string | undefined;
}

/** Something in a row of columns. */
interface Keyed {
  readonly key: string;
  /** What it was before; nothing for a new column. */
  readonly before: unknown;
}

/**
 * Puts a new column into its place: before the one said, or behind the one said
 * and all that were put there already, or at the end.
 *
 * @throws {AthanorError} `OPERATION_INVALID` for a column that is not there, or two places that do not go together
 */
export function insertColumn<T extends Keyed>(
  columns: readonly T[],
  added: T,
  { insertBefore, insertAfter }: Placement,
): T[] {
  const end = columns.length;
  const upper = insertBefore === undefined
    ? end
    : indexOf(columns, insertBefore);
  const lower = insertAfter === undefined ? -1 : indexOf(columns, insertAfter);
  if (upper <= lower) {
    throw invalid(
      `The column ${quoted(added.key)} cannot come before ${
        quoted(insertBefore)
      } and after ${quoted(insertAfter)}`,
      "Give one of insertBefore and insertAfter.",
    );
  }
  const at = insertBefore !== undefined || insertAfter === undefined
    ? upper
    : nextExisting(columns, lower);
  return columns.toSpliced(at, 0, added);
}

/**
 * The columns in another order: each as early as before, but after those that
 * the chains put in front of it.
 *
 * @throws {AthanorError} `OPERATION_INVALID` for a column that is not there, or chains that contradict each other
 */
export function reorderColumns<T extends Keyed>(
  columns: readonly T[],
  chains: readonly (readonly string[])[],
): T[] {
  const before = new Map<number, Set<number>>();
  for (const chain of chains) {
    const places = chain.map((name) => indexOf(columns, name));
    for (const [index, place] of places.entries()) {
      const last = places[index - 1];
      if (last === undefined || last === place) continue;
      before.set(place, (before.get(place) ?? new Set()).add(last));
    }
  }
  const placed = new Set<number>();
  const isFree = (index: number) =>
    !placed.has(index) &&
    [...before.get(index) ?? []].every((one) => placed.has(one));
  while (placed.size < columns.length) {
    const next = columns.findIndex((_, index) => isFree(index));
    if (next === -1) {
      throw invalid(
        "The lists of partialReordering contradict each other",
        "Leave one of them out.",
      );
    }
    placed.add(next);
  }
  return [...placed].map((index) => columns[index]!);
}

function nextExisting<T extends Keyed>(
  columns: readonly T[],
  index: number,
): number {
  const next = columns.findIndex((one, at) =>
    at > index && one.before !== undefined
  );
  return next === -1 ? columns.length : next;
}

function indexOf<T extends Keyed>(columns: readonly T[], name: string): number {
  const index = columns.findIndex(({ key }) => sameName(key, name));
  if (index !== -1) return index;
  throw invalid(
    `No such column: ${quoted(name)}`,
    `The columns are ${columns.map(({ key }) => key).join(", ")}.`,
  );
}
