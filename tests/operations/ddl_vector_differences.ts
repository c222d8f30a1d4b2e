/** Vectors whose SQL is not ours, and why ours is right. */
export interface Difference {
  readonly reason: string;
  readonly ids: readonly string[];
}

/** Where we differ from Alembic on purpose. */
export const DIFFERENCES: readonly Difference[] = [];
