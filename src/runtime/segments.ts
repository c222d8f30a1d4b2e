import type { WireStatement } from "../kernel/wire.ts";

/** Neighbouring statements that run the same way. */
export interface Segment<T> {
  readonly mode: WireStatement["mode"];
  /** Where the segment starts in the list. */
  readonly start: number;
  readonly statements: readonly T[];
}

/**
 * Cuts a list where statements that a transaction refuses begin and end. Each
 * `outside` statement is a segment of its own: two of them in one message would
 * be one implicit transaction on PostgreSQL.
 */
export function segments<T extends Pick<WireStatement, "mode">>(
  statements: readonly T[],
): Segment<T>[] {
  const found: { mode: T["mode"]; start: number; statements: T[] }[] = [];
  for (const [index, statement] of statements.entries()) {
    const last = found.at(-1);
    if (last?.mode === "transactional" && statement.mode === last.mode) {
      last.statements.push(statement);
    } else {
      found.push({
        mode: statement.mode,
        start: index,
        statements: [statement],
      });
    }
  }
  return found;
}
