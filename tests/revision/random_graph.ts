import type { RevisionSpec } from "../../src/revision/mod.ts";

/** A source of numbers in [0, 1) that repeats for a seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Revisions with branches, merges, several bases and dependencies, in any order of loading. */
export function randomRevisions(
  size: number,
  random: () => number,
): RevisionSpec[] {
  const revisions: RevisionSpec[] = [];
  const pick = (): string =>
    revisions[Math.floor(random() * revisions.length)]!.id;
  for (let at = 0; at < size; at++) {
    const chance = random();
    const count = at === 0 || chance < 0.08 ? 0 : chance < 0.8 ? 1 : 2 +
      Math.floor(random() * 2);
    const recent = random() < 0.6 ? revisions.at(-1) : undefined;
    const down = Array.from(
      { length: count },
      (_, nth) => nth === 0 && recent !== undefined ? recent.id : pick(),
    );
    const dependsOn = at > 2 && random() < 0.2 ? [pick()] : [];
    revisions.push({
      id: `r${String(at).padStart(4, "0")}`,
      down: [...new Set(down)],
      labels: random() < 0.1 ? [`label${at}`] : [],
      dependsOn: dependsOn.filter((id) => !down.includes(id)),
    });
  }
  return shuffled(revisions, random);
}

/** A copy in random order. */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const copy = [...items];
  for (let at = copy.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [copy[at], copy[other]] = [copy[other]!, copy[at]!];
  }
  return copy;
}
